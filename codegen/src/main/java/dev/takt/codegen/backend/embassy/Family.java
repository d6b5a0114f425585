package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.LoadBase;
import dev.takt.codegen.emit.StackFile;
import dev.takt.codegen.emit.TraceBase;
import dev.takt.codegen.emit.TraceSink;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.machine.Level;
import dev.takt.projects.model.Activation;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs between the chip families that Embassy runs on, as pieces of {@code main.rs}: how the chip is brought up, how a handler and an executor get their interrupt, how a second core starts. The rest of the
 * code is the same for all of them.
 */
sealed interface Family permits EspFamily, CortexFamily, VirtFamily {

    /** The body of the load's {@code pause(ns)}, and what it imports. */
    List<String> PAUSE = List.of("Timer::after(Duration::from_micros(ns.div_ceil(1_000))).await;");

    List<String> PAUSE_IMPORTS = List.of("embassy_time::{Duration, Timer}");

    /** The family of a chip. */
    static Optional<Family> of(Chip chip) {
        return switch (chip.family()) {
            case "ESP32" -> Optional.of(new EspFamily());
            case "STM32F4" -> Optional.of(new Stm32Family(Stm32Kind.F4));
            case "STM32G0" -> Optional.of(new Stm32Family(Stm32Kind.G0));
            case "STM32H7" -> Optional.of(new Stm32Family(Stm32Kind.H7));
            case "nRF52" -> Optional.of(new NrfFamily());
            case "RP2" -> Optional.of(new RpFamily());
            case "Stellaris", "MPS2" -> Optional.of(new QemuFamily());
            case "QEMU virt" -> Optional.of(new VirtFamily());
            default -> Optional.empty();
        };
    }

    /** In words, behind "Embassy on". */
    String hal();

    /** What of a design this family cannot have. */
    List<Obstacle> refusals(Design design);

    /** Files of its own. */
    List<GeneratedFile> files(Design design);

    /** What has to be known of its clocks, as an assumption. */
    default Optional<String> assumption(Design design) {
        return Optional.empty();
    }

    /** The module with the registers of the chip, which the manifest asks for where the design has handlers: a path. */
    default Optional<String> registers() {
        return Optional.empty();
    }

    /** Linker scripts behind cortex-m-rt's own. */
    default List<String> linkerScripts(Chip chip) {
        return List.of();
    }

    /** What {@code memory.x} has to place besides the regions. */
    default String memorySections(Chip chip) {
        return "";
    }

    /** Drivers of its HAL. */
    DriverBook drivers();

    /** The attribute above {@code main}. */
    String entry();

    /** True if {@code main} has to run for ever. */
    boolean mainStays();

    /** Imports for what its pieces say. */
    void imports(Imports imports);

    /** Lines behind the imports. */
    default List<String> head() {
        return List.of();
    }

    /** Statics and handlers of the interrupt executors, between the places and {@code main}. */
    void executors(CodeWriter out, Plan plan);

    /** The first lines of {@code main}: ends with {@code board} made, if the board has one. */
    void bringUp(CodeWriter out, Design design, Plan plan, boolean board);

    /** Starts Embassy's time, where that is not done with the chip. */
    default void startClock(CodeWriter out) {}

    /** What the trace needs of it. */
    default TraceBase traceBase(Design design, TraceSink sink) {
        int cores = new Plan(design.layout()).hasCore(1) ? 2 : 1;
        return new TraceBase(
                List.of("embassy_time::Instant"),
                List.of("Instant::now().as_ticks()"),
                tickHz(),
                1_000_000_000 / tickHz(),
                cores,
                cores == 1 ? "0" : coreNumber(),
                StackFile.deepest(design.machine()),
                sink,
                0);
    }

    /** What the load needs of it; {@code setup} is the signature of the function that makes the bodies. */
    default LoadBase loadBase(Design design, String setup) {
        return new LoadBase(
                List.of("embassy_time::Instant"),
                turns(),
                List.of("let before = Instant::now();", "turns(count);", "before.elapsed().as_ticks()"),
                tickHz(),
                PAUSE_IMPORTS,
                PAUSE,
                "Nothing to set up: no driver is used.",
                setup);
    }

    /** What makes counts of the trace's clock of ticks of Embassy's: empty, or {@code  * 50}. */
    default String countsATick(Design design) {
        long counts = traceBase(design, TraceSink.RTT).countHz() / tickHz();
        return counts == 1 ? "" : " * " + counts;
    }

    /** Ticks of Embassy's clock in a second. */
    default long tickHz() {
        return 1_000_000;
    }

    /** The number of the running core as {@code usize}. */
    default String coreNumber() {
        return "0";
    }

    /** The counted loop of the load. */
    default List<String> turns() {
        return List.of("let mut left = count;", "while core::hint::black_box(left) > 0 {", "    left -= 1;", "}");
    }

    /** The attribute above a handler. */
    String handlerAttribute(TaskPlan handler);

    /** The function of a handler. */
    String handlerName(TaskPlan handler, Chip chip);

    /** Lets a handler, whose body is in place, be requested. */
    void bind(CodeWriter out, TaskPlan handler, Chip chip);

    /** Starts an interrupt executor and leaves its spawner as {@code priority} and its number. */
    void startExecutor(CodeWriter out, int core, Level level, Chip chip);

    /** What of the peripherals the start of the chip needs besides the drivers, each as {@code name: type = value}. */
    default List<String> kernel(Plan plan) {
        return List.of();
    }

    /** The flash that a boot loader of embassy-boot can swap slots in, where one is generated. */
    default Optional<SlotFlash> slots(Design design) {
        return Optional.empty();
    }

    /** What the start of the chip needs besides the drivers, updates included. */
    default List<String> allKernel(Design design, Plan plan) {
        List<String> all = new ArrayList<>(kernel(plan));
        Ota.of(design, this).map(Ota::kernel).ifPresent(all::add);
        return all;
    }

    /** The statement that starts the chip by {@code init} and keeps what comes of it. */
    default String brought(Design design, Plan plan, boolean board, String init) {
        boolean kernel = !allKernel(design, plan).isEmpty();
        String left = kernel ? (board ? "(board, kernel)" : "kernel") : "board";
        return kernel || board ? "let " + left + " = takt::board::start(" + init + ");" : init + ";";
    }

    /** Starts core 1, which runs what {@code inside} prints. */
    void secondCore(CodeWriter out, Plan plan, Runnable inside);

    /** True if this is a whole number of ticks of the family's clock, so that periods do not drift. */
    default boolean tells(long ns) {
        return Spans.represents(ns);
    }

    /** True if its clock has ticks that most periods are no whole number of. */
    default boolean roundsPeriods() {
        return false;
    }

    /** Arguments of {@code Grid::new} for arrivals that a ticker does not make. */
    default List<String> grid(Activation.Periodic periodic) {
        String first = periodic.offsetNs() == 0 ? "start" : "start + " + Spans.duration(periodic.offsetNs());
        return List.of(first, Spans.duration(periodic.periodNs()));
    }

    /** Type of a thread executor. */
    String executorType();

    /** Statics that starting the executor of a level needs. */
    default List<String> executorStatics(int core, Level level) {
        return List.of();
    }
}
