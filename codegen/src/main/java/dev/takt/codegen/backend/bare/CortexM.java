package dev.takt.codegen.backend.bare;

import dev.takt.codegen.emit.AntennaFile;
import dev.takt.codegen.emit.ClockFile;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.DeviceFile;
import dev.takt.codegen.emit.LoadBase;
import dev.takt.codegen.emit.RpBoot;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.emit.SplitBoard;
import dev.takt.codegen.emit.StackFile;
import dev.takt.codegen.emit.TraceBase;
import dev.takt.codegen.emit.TraceSink;
import dev.takt.codegen.emit.WatchdogFile;
import dev.takt.codegen.emit.WiringFile;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.project.Firmware.Linking;
import dev.takt.codegen.project.Firmware.Running;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.FrequencyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Cortex-M: cortex-m-rt, SysTick as the time base, the NVIC for handlers. */
record CortexM(Machine machine, PinSet pins) implements BareChip {
    /** SysTick counts 24 bits (Armv7-M Architecture Reference Manual, B3.3). */
    private static final long MOST_COUNTS = 1L << 24;
    /** A tick shorter than this leaves little time between two of them. */
    private static final long LEAST_COUNTS = 1_000;

    private long clockHz() {
        return machine.cores().getFirst().clockHz();
    }

    private ClockFile clock() {
        return new ClockFile(machine, device(), isWholeHz(TimeBase.of(machine, List.of())));
    }

    private Optional<AntennaFile> antenna() {
        return AntennaFile.of(machine, device());
    }

    @Override
    public Optional<WatchdogFile> watchdog() {
        return hasCrate() ? WatchdogFile.of(machine, device()) : Optional.empty();
    }

    @Override
    public WiringFile wiring() {
        return new WiringFile(machine, pins.device());
    }

    /** True if a second is a whole number of ticks: then code counts a tick from the core clock. */
    private static boolean isWholeHz(TimeBase time) {
        return 1_000_000_000L % time.tickNs() == 0;
    }

    /** Where the peripherals are: in the device crate, or in the module made from the catalogue. */
    private String device() {
        return hasCrate() ? pins.device() : DeviceFile.PATH;
    }

    /** Where the interrupts are: in the module made from the catalogue, so that they have the names of the design; in the device crate where its vector table cannot be left out. */
    private String interrupts() {
        return hasVectors() ? device() : DeviceFile.PATH;
    }

    private boolean hasVectors() {
        return pins.asks("rt");
    }

    private String vector(TaskPlan handler) {
        String name = handler.context().vector();
        return hasVectors() ? pins.vector(name).orElseThrow() : name;
    }

    private boolean hasCrate() {
        return !pins.device().isEmpty();
    }

    @Override
    public List<Obstacle> refusals(TimeBase time) {
        List<Obstacle> refusals = new ArrayList<>();
        watchdog().map(WatchdogFile::refusals).ifPresent(refusals::addAll);
        if (machine.project().settings().sleep() == Sleep.WAIT && sleep().isEmpty()) {
            refusals.add(Obstacle.ofProject(
                    "sleep",
                    Texts.text("generation.sleep.systick", machine.chip().name())));
        }
        clock().refusal()
                .map(o -> o.orSaidBy("clock-not-reachable", "invalid-number"))
                .ifPresent(refusals::add);
        if (hasVectors()) {
            machine.contexts().stream()
                    .filter(c ->
                            !c.vector().isEmpty() && pins.vector(c.vector()).isEmpty())
                    .forEach(c -> refusals.add(Obstacle.at(
                            c.item(), "vector", Texts.text("generation.vector.absent", c.name(), c.vector()))));
        }
        long counts = time.counts(clockHz());
        if (counts < LEAST_COUNTS || counts > MOST_COUNTS) {
            refusals.add(Obstacle.ofProject(
                    "tick",
                    Texts.text(
                            "generation.bare.tick",
                            FrequencyText.format(clockHz()),
                            DurationText.format(time.tickNs()))));
        }
        return refusals;
    }

    @Override
    public void mainImports(Uses uses, List<TaskPlan> handlers) {
        uses.add("cortex_m_rt", "entry");
        if (hasCrate()) {
            uses.add(device(), "Peripherals");
        }
        if (!handlers.isEmpty()) {
            uses.add("cortex_m::peripheral", "NVIC").add(interrupts(), "Interrupt");
        }
    }

    @Override
    public String entry() {
        return "#[entry]";
    }

    /** A critical section of an RP chip takes a spin lock: one left from before a reset would never be had. */
    @Override
    public List<String> first() {
        return RpBoot.of(pins).map(RpBoot::first).orElse(List.of());
    }

    @Override
    public void start(CodeWriter out) {
        out.line("let core = cortex_m::Peripherals::take().expect(\"main takes the core, once\");");
        if (hasCrate()) {
            out.line("let device = Peripherals::take().expect(\"main takes the peripherals, once\");");
        }
        antenna().map(a -> a.call("device")).ifPresent(out::line);
        clock().call("device").ifPresent(out::line);
        wiring().call("device").ifPresent(out::line);
        watchdog().map(d -> d.call("device")).ifPresent(lines -> lines.forEach(out::line));
    }

    @Override
    public Optional<String> deviceType() {
        return hasCrate() ? Optional.of(device() + "::Peripherals") : Optional.empty();
    }

    @Override
    public void enable(CodeWriter out, List<TaskPlan> handlers) {
        out.line("let mut nvic = core.NVIC;");
        out.line("// SAFETY: the bodies are in their places, and nothing here counts on an interrupt being masked.");
        out.block(
                "unsafe",
                () -> handlers.forEach(h -> out.item(h.context().item(), () -> {
                    String vector = "Interrupt::" + vector(h);
                    out.line("nvic.set_priority(" + vector + ", " + priority(h) + ");");
                    out.line("NVIC::unmask(" + vector + ");");
                })));
    }

    /** What stands in the priority byte: the bits that the chip has are its upper ones, and 0 is the most urgent. */
    private static String priority(TaskPlan handler) {
        return RustNumber.of(Long.parseLong(handler.level().nativePriority()));
    }

    @Override
    public String startTime() {
        return "time::start(core.SYST);";
    }

    /** SysTick of an nRF52 stands still while its core sleeps (nRF52840 Product Specification 1.1, page 19), and it is what wakes the loop. */
    @Override
    public Optional<String> sleep() {
        return machine.chip().family().equals("nRF52") ? Optional.empty() : Optional.of("cortex_m::asm::wfi();");
    }

    @Override
    public Optional<String> masksItself() {
        return RpBoot.of(pins).map(_ -> "cortex_m::interrupt::free");
    }

    @Override
    public void bind(CodeWriter out, TaskPlan handler, List<TaskPlan> handlers) {
        out.line("#[interrupt]");
        out.block("fn " + vector(handler) + "()", () -> {
            Shared.run(out, handler);
        });
        out.blank();
    }

    @Override
    public void dispatch(CodeWriter out, List<TaskPlan> handlers) {}

    @Override
    public void handlerImports(Uses uses, List<TaskPlan> handlers) {
        uses.add(interrupts(), "interrupt");
        if (!hasVectors()) {
            uses.add("cortex_m_rt", "interrupt");
        }
    }

    @Override
    public GeneratedFile time(TimeBase time, Releases releases) {
        CodeWriter out = new CodeWriter();
        out.line("//! Time of the design: a tick of `SysTick` every " + DurationText.format(time.tickNs())
                + ". Generated by Takt.");
        out.blank();
        Uses uses = new Uses();
        releases.imports(uses);
        boolean whole = isWholeHz(time);
        if (whole) {
            uses.add("crate::takt::clock", "CORE_HZ");
        }
        uses.add("cortex_m::peripheral", "SYST").add("cortex_m::peripheral::syst", "SystClkSource");
        uses.add("cortex_m_rt", "exception");
        uses.print(out);
        long hz = 1_000_000_000L / time.tickNs();
        out.line("/// Core clocks a tick.");
        out.line("pub const CLOCKS_A_TICK: u32 = "
                + (whole ? "CORE_HZ / " + RustNumber.of(hz) : RustNumber.of(time.counts(clockHz()))) + ";");
        out.blank();
        out.text(TICKS).blank();
        releases.print(out);
        out.blank();
        out.line("/// Starts time. `SysTick` keeps the highest priority, so that no handler below it holds a tick up.");
        out.block("pub fn start(mut timer: SYST)", () -> {
            if (releases.begins()) {
                out.line("begin();");
            }
            out.lines(
                    "timer.set_clock_source(SystClkSource::Core);",
                    "timer.set_reload(CLOCKS_A_TICK - 1);",
                    "timer.clear_current();",
                    "timer.enable_interrupt();",
                    "timer.enable_counter();");
        });
        out.blank();
        out.line("#[exception]");
        out.block("fn SysTick()", () -> {
            out.lines("#[cfg(any(feature = \"takt-trace\", feature = \"takt-deadlines\"))]", "ticks::count();");
            if (!releases.isEmpty()) {
                out.line("tick();");
            }
        });
        return out.file("src/takt/time.rs", Owner.OURS);
    }

    private static final String TICKS = """
            /// Ticks since the start, for the trace.
            #[cfg(any(feature = "takt-trace", feature = "takt-deadlines"))]
            pub mod ticks {
                use core::sync::atomic::{AtomicU32, Ordering};

                /// Two halves: at a tick every 100 us one of 32 bits is full after five days.
                static LOW: AtomicU32 = AtomicU32::new(0);
                static HIGH: AtomicU32 = AtomicU32::new(0);

                /// How many have been served, read with interrupts masked: no tick comes between the halves.
                pub fn served() -> u64 {
                    let high = HIGH.load(Ordering::Relaxed);
                    (u64::from(high) << 32) | u64::from(LOW.load(Ordering::Relaxed))
                }

                /// One more.
                pub fn count() {
                    let low = LOW.load(Ordering::Relaxed).wrapping_add(1);
                    LOW.store(low, Ordering::Relaxed);
                    if low == 0 {
                        HIGH.store(HIGH.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
                    }
                }
            }
            """;

    @Override
    public List<GeneratedFile> files() {
        List<GeneratedFile> files = new ArrayList<>();
        files.add(clock().file());
        if (!hasVectors()) {
            files.addAll(DeviceFile.vectorsOf(machine.chip()).files());
        }
        RpBoot.of(pins).map(RpBoot::file).ifPresent(files::add);
        antenna().map(AntennaFile::file).ifPresent(files::add);
        watchdog().map(WatchdogFile::file).ifPresent(files::add);
        wiring().file().ifPresent(files::add);
        return files;
    }

    @Override
    public TraceBase traceBase(TimeBase time) {
        return TraceBase.oneCore(
                List.of("crate::takt::time", "cortex_m::peripheral::{SCB, SYST}"),
                List.of(
                        "let mut ticks = time::ticks::served();",
                        "let mut left = SYST::get_current();",
                        "if SCB::is_pendst_pending() {",
                        "    // the tick is over but not counted yet",
                        "    left = SYST::get_current();",
                        "    ticks += 1;",
                        "}",
                        "let clocks = if left == 0 {",
                        "    0",
                        "} else {",
                        "    time::CLOCKS_A_TICK - left",
                        "};",
                        "ticks * u64::from(time::CLOCKS_A_TICK) + u64::from(clocks)"),
                clockHz(),
                time.tickNs(),
                StackFile.deepest(machine),
                TraceSink.of(pins));
    }

    @Override
    public Optional<SplitBoard.Layer> layer() {
        return hasCrate()
                ? PinSets.singletons(machine).map(s -> SplitBoard.Layer.ofDeviceCrate(device(), s))
                : Optional.empty();
    }

    @Override
    public LoadBase loadBase(CodeLayout layout) {
        return new LoadBase(
                LoadBase.SYSTICK_IMPORTS,
                LoadBase.TURNS_OF_CORTEX_M,
                LoadBase.MEASURED_BY_SYSTICK,
                clockHz(),
                List.of(),
                List.of(),
                "Nothing to set up: no peripheral is used.",
                idleSetup(layout));
    }

    @Override
    public Linking linking(String memoryX) {
        String memory =
                memoryX + RpBoot.of(pins).map(b -> b.sections(machine.chip())).orElse("");
        List<String> scripts = files().stream()
                .map(GeneratedFile::path)
                .filter(p -> p.endsWith(".x"))
                .toList();
        return new Linking(List.of("--nmagic", "-Tlink.x", Linking.DEFMT), Optional.of(memory), scripts);
    }

    @Override
    public boolean losesTicks() {
        return true;
    }

    @Override
    public Running running(MemoryMap memory, Logging logging) {
        return Running.of(machine.chip(), logging);
    }

    @Override
    public List<String> assumptions(TimeBase time) {
        return List.of(
                "Functions released by time start at a tick of SysTick, every "
                        + DurationText.format(time.tickNs())
                        + ". Its handler runs above all others and is part of the overheads; no masked section and no handler of the highest priority is as long as a tick, so none is lost.");
    }
}
