package dev.takt.codegen.backend.bare;

import dev.takt.codegen.emit.ContractFile;
import dev.takt.codegen.emit.DesignPage;
import dev.takt.codegen.emit.LogicPart;
import dev.takt.codegen.emit.PayloadFile;
import dev.takt.codegen.emit.Refusals;
import dev.takt.codegen.emit.Waiting;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.project.ChipFree;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.exchange.MemoryX;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.problem.Obstacle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What a superloop's design has that needs no chip, for chips whose code nobody can compile without a licence: types, channels, contracts. The loop itself is not generated for them. */
final class BareLogic {
    private static final List<String> ASSUMPTIONS = List.of(
            "There is no firmware yet: who calls the tasks, in what order and at which priority, is written for the chip by hand, as the table says it.",
            "A channel may be used by every core where `critical_section` keeps all of them out; the time for which it is held is not in the bounds.");

    private final Design design;
    private final CodeLayout layout;

    BareLogic(Design design) {
        this.design = design;
        this.layout = design.layout();
    }

    /** True if firmware would need a compiler that is not public. */
    static boolean isAllThereIs(Machine machine) {
        return switch (machine.chip().arch()) {
            case TRICORE -> true;
            case ARMV6M, ARMV7M, ARMV7EM, ARMV8M, RISCV, XTENSA -> false;
        };
    }

    /** What waits, locks or sends as no superloop does. Cores, vectors and spans are the firmware's matter. */
    List<Obstacle> refusals() {
        Refusals refusals = new Refusals("Bare metal", layout);
        layout.tasks().forEach(t -> refusals.addAll(Waiting.never(layout, t).refusals()));
        refusals.protocols(EnumSet.of(Protocol.NON_PREEMPTIVE));
        for (ChannelPlan channel : Shared.channels(layout)) {
            switch (channel.queue().kind()) {
                case PUBSUB, SEMAPHORE -> refusals.channelKind(channel);
                case QUEUE, SIGNAL, FLAGS, WATCH -> {}
            }
        }
        return refusals.all();
    }

    List<GeneratedFile> files() {
        List<LogicPart> parts = new ArrayList<>(PayloadFile.of(layout).stream().toList());
        new Primitives(layout).channel().ifPresent(parts::add);
        parts.add(new ContractFile(layout, design.analysis()).part());
        Machine machine = design.machine();
        List<GeneratedFile> files = new ArrayList<>(new ChipFree(
                        machine.project().name(),
                        layout.packageName(),
                        machine.chip().name(),
                        PinSets.of(machine).orElseThrow(),
                        parts,
                        memoryX())
                .files());
        files.add(new DesignPage(layout, design.analysis(), design.memory()).withoutBodies(ASSUMPTIONS));
        return files;
    }

    private Optional<String> memoryX() {
        MemoryMap memory = design.memory();
        boolean placed = memory.scheme().equals(MemoryPlanner.LINKER)
                && memory.first(FlashRole.APP).isPresent();
        return placed
                ? Optional.of(MemoryX.program(memory.layout(), design.machine().chip()))
                : Optional.empty();
    }
}
