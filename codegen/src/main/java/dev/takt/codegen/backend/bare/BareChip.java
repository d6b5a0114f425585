package dev.takt.codegen.backend.bare;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.LoadBase;
import dev.takt.codegen.emit.SplitBoard;
import dev.takt.codegen.emit.TraceBase;
import dev.takt.codegen.emit.WatchdogFile;
import dev.takt.codegen.emit.WiringFile;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.project.Firmware.Linking;
import dev.takt.codegen.project.Firmware.Platform;
import dev.takt.codegen.project.Firmware.Running;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.Logging;
import dev.takt.projects.problem.Obstacle;
import java.util.List;
import java.util.Optional;

/** What a superloop needs of a family of chips: how the core starts and sleeps, its time base, and how handlers get to their vectors. */
sealed interface BareChip permits CortexM, EspHal, RiscvVirt {
    static Optional<BareChip> of(Machine machine) {
        return PinSets.of(machine).flatMap(pins -> of(machine, pins));
    }

    private static Optional<BareChip> of(Machine machine, PinSet pins) {
        return switch (machine.chip().family()) {
            case "ESP32" -> Optional.of(new EspHal(machine, pins));
            case "QEMU virt" -> Optional.of(new RiscvVirt(machine, pins));
            default ->
                switch (machine.chip().arch()) {
                    case ARMV6M, ARMV7M, ARMV7EM, ARMV8M -> Optional.of(new CortexM(machine, pins));
                    case RISCV, XTENSA, TRICORE -> Optional.empty();
                };
        };
    }

    /** Refuses handlers at the vector that the time base has. */
    static List<Obstacle> usersOf(String vector, Machine machine) {
        return machine.contexts().stream()
                .filter(c -> c.vector().equals(vector))
                .map(c -> Obstacle.at(c.item(), "vector", Texts.text("generation.bare.vector-time", c.name(), vector))
                        .orSaidBy("taken-by-runtime"))
                .toList();
    }

    Machine machine();

    PinSet pins();

    /** True if a tick is lost when it is not served before the next. */
    boolean losesTicks();

    /** What of clock, tick and vectors this family cannot do. */
    List<Obstacle> refusals(TimeBase time);

    /** Imports of {@code main.rs}. */
    void mainImports(Uses uses, List<TaskPlan> handlers);

    /** Lines behind the imports of {@code main.rs}. */
    default List<String> head() {
        return List.of();
    }

    /** The attribute of the entry point. */
    String entry();

    /** What is put right before anything masks interrupts, starting the logger included. */
    default List<String> first() {
        return List.of();
    }

    /** What {@code main} does next: the core is taken, the clock started, {@code device} bound to what {@code setup} gets. */
    void start(CodeWriter out);

    /** Type of the parameter of {@code setup}, which gets {@code device}; empty where there is none. */
    Optional<String> deviceType();

    /** Lets handlers come: priorities, enabled interrupts. */
    void enable(CodeWriter out, List<TaskPlan> handlers);

    /** The call that starts time. */
    String startTime();

    /** The statement that sleeps until an interrupt is pending, masked or not; empty where there is none that could be trusted, so that the loop goes on looking. */
    Optional<String> sleep();

    /** What masks the interrupts of this core alone, where a critical section takes a lock that keeps another core out, too; empty where masking is all that one does. */
    default Optional<String> masksItself() {
        return Optional.empty();
    }

    /** The memory scheme that firmware of this family is placed by. */
    default String scheme() {
        return MemoryPlanner.LINKER;
    }

    /** The function at the vector of a handler, in front of it. */
    void bind(CodeWriter out, TaskPlan handler, List<TaskPlan> handlers);

    /** What several handlers have in common, behind them. */
    void dispatch(CodeWriter out, List<TaskPlan> handlers);

    void handlerImports(Uses uses, List<TaskPlan> handlers);

    /** {@code src/takt/time.rs}: calls {@code releases} at every tick. */
    GeneratedFile time(TimeBase time, Releases releases);

    /** Files that only this family has. */
    List<GeneratedFile> files();

    TraceBase traceBase(TimeBase time);

    /** How the peripherals are handed out; none where there is nothing to hand out. */
    default Optional<SplitBoard.Layer> layer() {
        return Optional.empty();
    }

    /** The watchdog, where this family starts it. */
    default Optional<WatchdogFile> watchdog() {
        return Optional.empty();
    }

    /** What is set of the peripherals, and what is not. */
    default WiringFile wiring() {
        return new WiringFile(machine(), "");
    }

    /** The peripherals by who works with them. */
    default Optional<SplitBoard> board(CodeLayout layout) {
        return layer().map(l -> new SplitBoard(layout, l));
    }

    /** The signature of a {@code setup} that has no use for what it gets. */
    default String idleSetup(CodeLayout layout) {
        return "pub fn setup("
                + board(layout)
                        .map(_ -> "_board: " + SplitBoard.TYPE)
                        .or(() -> deviceType().map(t -> "_device: " + t))
                        .orElse("")
                + ")";
    }

    LoadBase loadBase(CodeLayout layout);

    default Platform platform() {
        return Platform.stable(machine().chip().rustTarget());
    }

    /** {@code memoryX}: the regions of the plan as a linker script. */
    Linking linking(String memoryX);

    Running running(MemoryMap memory, Logging logging);

    /** Sentences about the time base for {@code DESIGN.md}. */
    List<String> assumptions(TimeBase time);
}
