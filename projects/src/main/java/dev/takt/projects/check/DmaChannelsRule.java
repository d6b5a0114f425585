package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.DmaChannels;
import dev.takt.projects.machine.DmaDemand;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.DmaRoute;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Transfers by DMA for which the chip has no channel left: one channel has one owner. Chips of which the catalogue knows no channels are not judged. */
record DmaChannelsRule(String id, Severity severity) implements MachineRule {
    DmaChannelsRule() {
        this("dma-channels", Severity.ERROR);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        List<DmaDemand> demands = demands(machine);
        DmaChannels channels = new DmaChannels(machine.chip(), instances(machine), vectors(machine), demands);
        for (DmaDemand demand : channels.without()) {
            report.add(severity(), demand.item(), "instance", message(demand, channels, machine));
        }
    }

    private static Message message(DmaDemand demand, DmaChannels channels, Machine machine) {
        String name = Names.of(demand.item(), machine.project());
        String signal = demand.spec().instance() + "." + demand.signal();
        String taken = DmaChannels.fitting(demand, DmaChannels.all(machine.chip())).stream()
                .map(c -> c.name() + " ("
                        + channels.owner(c)
                                .map(owner -> Names.of(owner, machine.project()))
                                .orElse(c.vector())
                        + ")")
                .collect(Collectors.joining(", "));
        return Texts.text("rule.dma-channels.taken", name, signal, taken);
    }

    /** The signals that transfers by DMA need served, as far as the chip says which channels reach them. */
    private static List<DmaDemand> demands(Machine machine) {
        List<DmaDemand> demands = new ArrayList<>();
        for (Peripheral peripheral : machine.project().all(Peripheral.class)) {
            Optional<PeripheralSpec> spec = machine.chip().peripheral(peripheral.instance());
            if (spec.isPresent()) {
                for (Direction way : ways(peripheral.id(), machine)) {
                    String signal = way == Direction.READ ? "RX" : "TX";
                    if (spec.get().dma().stream().map(DmaRoute::signal).anyMatch(signal::equals)) {
                        demands.add(new DmaDemand(peripheral.id(), spec.get(), signal));
                    }
                }
            }
        }
        return demands;
    }

    private static Set<Direction> ways(ItemId peripheral, Machine machine) {
        return machine.contexts().stream()
                .flatMap(c -> Walk.of(c.body(), Step.Transfer.class))
                .filter(t -> t.peripheral().equals(peripheral) && t.mode() == TransferMode.DMA)
                .map(Step.Transfer::direction)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Direction.class)));
    }

    /** A controller that the design has for itself has its channels for itself. */
    private static Set<String> instances(Machine machine) {
        return machine.project().all(Peripheral.class).stream()
                .map(Peripheral::instance)
                .collect(Collectors.toSet());
    }

    private static Set<String> vectors(Machine machine) {
        return machine.contexts().stream().map(Context::vector).collect(Collectors.toSet());
    }
}
