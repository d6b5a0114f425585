package dev.takt.projects.check;

import dev.takt.projects.machine.DmaChannels;
import dev.takt.projects.machine.DmaDemand;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.stream.Collectors;

/** Transfers by DMA, and on runtimes whose drivers wait by DMA all that a task waits for, for which the chip has no channel left: one channel has one owner. Chips of which the catalogue knows no channels are not judged. */
record DmaChannelsRule(String id, Severity severity) implements MachineRule {
    DmaChannelsRule() {
        this("dma-channels", Severity.ERROR);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        DmaChannels channels = DmaChannels.of(machine);
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
        return taken.isEmpty()
                ? Texts.text("rule.dma-channels.never", name, signal)
                : Texts.text("rule.dma-channels.taken", name, signal, taken);
    }
}
