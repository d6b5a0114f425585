package dev.takt.codegen.backend.bare;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.LoadBase;
import dev.takt.codegen.emit.TraceBase;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;

/** What a superloop needs of a family of chips: how the core starts and sleeps, its time base, and how handlers get to their vectors. */
sealed interface BareChip permits CortexM {
    static Optional<BareChip> of(Machine machine) {
        return PinSets.of(machine).flatMap(pins -> of(machine, pins));
    }

    private static Optional<BareChip> of(Machine machine, PinSet pins) {
        return switch (machine.chip().arch()) {
            case ARMV6M, ARMV7M, ARMV7EM, ARMV8M -> Optional.of(new CortexM(machine, pins));
            case RISCV, XTENSA, TRICORE -> Optional.empty();
        };
    }

    PinSet pins();

    /** What of clock, tick and vectors this family cannot do. */
    List<Message> refusals(TimeBase time);

    /** Imports of {@code main.rs}. */
    void mainImports(Uses uses, boolean handlers);

    /** The attribute of the entry point. */
    String entry();

    /** The first statements of {@code main}: the core is taken, the clock started, {@code device} bound to what {@code setup} gets. */
    void start(CodeWriter out);

    /** The parameter of {@code setup}: its type. */
    String deviceType();

    /** The argument of {@code setup} in {@code main}. */
    String deviceArgument();

    /** Lets handlers come: priorities, enabled interrupts. */
    void enable(CodeWriter out, List<TaskPlan> handlers);

    /** The call that starts time. */
    String startTime();

    /** The statement that sleeps until an interrupt is pending, masked or not. */
    String sleep();

    /** The function at the vector of a handler. */
    void bind(CodeWriter out, TaskPlan handler);

    void handlerImports(Uses uses);

    /** {@code src/takt/time.rs}: calls {@code releases} at every tick. */
    GeneratedFile time(TimeBase time, Releases releases);

    /** Files that only this family has. */
    List<GeneratedFile> files();

    TraceBase traceBase(TimeBase time);

    LoadBase loadBase();

    /** The command before the ELF file. */
    List<String> runner();

    /** Sentences about the time base for {@code DESIGN.md}. */
    List<String> assumptions(TimeBase time);
}
