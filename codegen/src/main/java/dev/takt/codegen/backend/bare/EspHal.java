package dev.takt.codegen.backend.bare;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.FaultFile;
import dev.takt.codegen.emit.LoadBase;
import dev.takt.codegen.emit.Refusals;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.emit.SplitBoard;
import dev.takt.codegen.emit.StackFile;
import dev.takt.codegen.emit.TraceBase;
import dev.takt.codegen.emit.TraceSink;
import dev.takt.codegen.emit.WatchdogFile;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.project.EspProject;
import dev.takt.codegen.project.Firmware.Linking;
import dev.takt.codegen.project.Firmware.Platform;
import dev.takt.codegen.project.Firmware.Running;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.units.DurationText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A chip of the ESP32 family on esp-hal, blocking: a timer of TIMG0 as the time base, esp-hal's dispatch for handlers. */
record EspHal(Machine machine, PinSet pins) implements BareChip {
    private static final long MICROSECOND = 1_000;
    /** A shorter tick is spent in esp-hal's dispatch for a good part. */
    private static final long SHORTEST_TICK_NS = 100 * MICROSECOND;

    private static final String PERIPHERALS = "esp_hal::peripherals";
    private static final String TIMER = "TG0_T0_LEVEL";

    private static final String TIMER_STATIC = """
            static TIMER: Mutex<RefCell<Option<PeriodicTimer<'static, Blocking>>>> =
                Mutex::new(RefCell::new(None));
            """;

    private long clockHz() {
        return machine.cores().getFirst().clockHz();
    }

    @Override
    public List<Obstacle> refusals(TimeBase time) {
        List<Obstacle> refusals = new ArrayList<>();
        if (!EspProject.reaches(machine.chip(), clockHz())) {
            refusals.add(Refusals.noClock(machine.chip(), clockHz()));
        }
        if (time.tickNs() % MICROSECOND != 0 || time.tickNs() < SHORTEST_TICK_NS) {
            refusals.add(Obstacle.ofProject(
                    "tick", Texts.text("generation.bare.tick-esp", DurationText.format(time.tickNs()))));
        }
        if (machine.project().settings().sleep() == Sleep.WAIT && sleep().isEmpty()) {
            refusals.add(Obstacle.ofProject(
                    "sleep",
                    Texts.text("generation.sleep.xtensa", machine.chip().name())));
        }
        refusals.addAll(BareChip.usersOf(TIMER, machine));
        watchdog().map(WatchdogFile::refusals).ifPresent(refusals::addAll);
        return refusals;
    }

    @Override
    public boolean losesTicks() {
        return true;
    }

    @Override
    public void mainImports(Uses uses, List<TaskPlan> handlers) {
        uses.add("esp_hal::clock", "CpuClock");
        if (!FaultFile.isWanted(machine)) {
            uses.whole("esp_backtrace as _");
        }
        if (!handlers.isEmpty()) {
            uses.add("crate::takt", "handlers").add("esp_hal::peripherals", "Interrupt");
        }
    }

    @Override
    public List<String> head() {
        return List.of("esp_bootloader_esp_idf::esp_app_desc!();");
    }

    @Override
    public String entry() {
        return "#[esp_hal::main]";
    }

    @Override
    public void start(CodeWriter out) {
        out.line("let config = esp_hal::Config::default().with_cpu_clock(" + EspProject.clock(clockHz()) + ");");
        out.line("let device = esp_hal::init(config);");
        watchdog().map(d -> d.call("device")).ifPresent(lines -> lines.forEach(out::line));
    }

    @Override
    public Optional<WatchdogFile> watchdog() {
        return WatchdogFile.of(machine, PERIPHERALS);
    }

    @Override
    public Optional<String> deviceType() {
        return Optional.of(PERIPHERALS + "::Peripherals");
    }

    @Override
    public void enable(CodeWriter out, List<TaskPlan> handlers) {
        handlers.forEach(h -> out.item(
                h.context().item(),
                () -> out.call(
                        "esp_hal::interrupt::bind_handler",
                        List.of("Interrupt::" + h.context().vector(), "handlers::" + function(h, handlers)),
                        ";")));
    }

    /** {@code on_gpio}, or longer where the design calls one of its handlers so. */
    private static String function(TaskPlan handler, List<TaskPlan> handlers) {
        Set<String> taken = handlers.stream().map(TaskPlan::rust).collect(Collectors.toSet());
        String name = "on_" + handler.context().vector().toLowerCase(Locale.ROOT);
        while (taken.contains(name)) {
            name += "_vector";
        }
        return name;
    }

    @Override
    public String startTime() {
        return "time::start();";
    }

    /** On Xtensa a critical section raises the level of interrupts that may come, and waiting for one takes it back: nothing lies between the look and the sleep that could be trusted. */
    @Override
    public Optional<String> sleep() {
        return EspProject.isXtensa(machine.chip()) ? Optional.empty() : Optional.of("esp_hal::riscv::asm::wfi();");
    }

    @Override
    public void bind(CodeWriter out, TaskPlan handler, List<TaskPlan> handlers) {
        out.line("#[esp_hal::handler(priority = Priority::Priority"
                + handler.level().priority() + ")]");
        out.block("pub fn " + function(handler, handlers) + "()", () -> {
            Shared.run(out, handler);
        });
        out.blank();
    }

    @Override
    public void dispatch(CodeWriter out, List<TaskPlan> handlers) {}

    @Override
    public void handlerImports(Uses uses, List<TaskPlan> handlers) {
        uses.add("esp_hal::interrupt", "Priority");
    }

    @Override
    public GeneratedFile time(TimeBase time, Releases releases) {
        CodeWriter out = new CodeWriter();
        out.line("//! Time of the design: a tick of TIMG0's first timer every " + DurationText.format(time.tickNs())
                + ". Generated by Takt.");
        out.blank();
        Uses uses = new Uses();
        releases.imports(uses);
        uses.add("core::cell", "RefCell")
                .add("critical_section", "Mutex")
                .add("esp_hal", "Blocking")
                .add("esp_hal::interrupt", "Priority")
                .add("esp_hal::peripherals", "TIMG0")
                .add("esp_hal::time", "Duration")
                .add("esp_hal::timer", "PeriodicTimer")
                .add("esp_hal::timer::timg", "TimerGroup");
        uses.print(out);
        out.line("const TICK: Duration = Duration::from_micros(" + RustNumber.of(time.tickNs() / MICROSECOND) + ");");
        out.blank().text(TIMER_STATIC).blank();
        releases.print(out);
        out.blank();
        start(out, releases);
        out.blank();
        out.line("/// At the highest priority, so that no handler below it holds a tick up.");
        out.line("#[esp_hal::handler(priority = Priority::max())]");
        out.block("fn on_tick()", () -> {
            out.block(
                    "critical_section::with(|cs| {",
                    () -> out.block(
                            "if let Some(timer) = TIMER.borrow_ref_mut(cs).as_mut()",
                            () -> out.line("timer.clear_interrupt();")),
                    "});");
            if (!releases.isEmpty()) {
                out.line("tick();");
            }
        });
        return out.file("src/takt/time.rs", Owner.OURS);
    }

    private static void start(CodeWriter out, Releases releases) {
        out.line("/// Starts time.");
        out.block("pub fn start()", () -> {
            if (releases.begins()) {
                out.line("begin();");
            }
            out.line(
                    "// SAFETY: time has this timer for itself: a design that uses it is refused, and `setup` leaves it.");
            out.line("let group = TimerGroup::new(unsafe { TIMG0::steal() });");
            out.line("let mut timer = PeriodicTimer::new(group.timer0);");
            out.line("timer.set_interrupt_handler(on_tick);");
            out.block(
                    "critical_section::with(|cs| {",
                    () -> {
                        out.line("timer.start(TICK).expect(\"a tick that TIMG0 counts\");");
                        out.line("timer.listen();");
                        out.line("TIMER.borrow(cs).replace(Some(timer));");
                    },
                    "});");
        });
    }

    @Override
    public List<GeneratedFile> files() {
        return watchdog().map(WatchdogFile::file).stream().toList();
    }

    @Override
    public TraceBase traceBase(TimeBase time) {
        return TraceBase.oneCore(
                List.of("esp_hal::time::Instant"),
                List.of("Instant::now().duration_since_epoch().as_micros()"),
                1_000_000,
                time.tickNs(),
                StackFile.deepest(machine),
                TraceSink.of(pins));
    }

    /** Pins are among the peripherals of esp-hal. */
    @Override
    public Optional<SplitBoard.Layer> layer() {
        return PinSets.singletons(machine).map(s -> new SplitBoard.Layer(PERIPHERALS, "<'static>", true, s));
    }

    @Override
    public LoadBase loadBase(CodeLayout layout) {
        return new LoadBase(
                List.of("esp_hal::time::Instant"),
                List.of("let mut left = count;", "while core::hint::black_box(left) > 0 {", "    left -= 1;", "}"),
                List.of("let before = Instant::now();", "turns(count);", "before.elapsed().as_micros()"),
                1_000_000,
                List.of(),
                List.of(),
                "Nothing to set up: no peripheral is used.",
                idleSetup(layout));
    }

    @Override
    public String scheme() {
        return MemoryPlanner.ESP_IDF;
    }

    @Override
    public Platform platform() {
        return EspProject.platform(machine);
    }

    @Override
    public Linking linking(String memoryX) {
        return EspProject.linking();
    }

    @Override
    public Running running(MemoryMap memory, Logging logging) {
        return EspProject.running(machine.chip(), memory, logging);
    }

    @Override
    public List<String> assumptions(TimeBase time) {
        return List.of(
                "Functions released by time start at a tick of TIMG0, every " + DurationText.format(time.tickNs())
                        + ". Its handler runs above all others and is part of the overheads; no masked section and no handler of the highest priority is as long as a tick, so none is lost.");
    }
}
