package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.Refusals;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.project.EspProject;
import dev.takt.codegen.spi.Design;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.Level;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;

/** The ESP32 family on esp-hal, whose executors and second core esp-rtos starts. */
record EspFamily() implements Family {
    @Override
    public String hal() {
        return "esp-hal";
    }

    @Override
    public List<Obstacle> refusals(Design design) {
        List<Obstacle> refusals = new ArrayList<>();
        Chip chip = design.machine().chip();
        long clockHz = design.machine().cores().getFirst().clockHz();
        if (!EspProject.reaches(chip, clockHz)) {
            refusals.add(Refusals.noClock(chip, clockHz));
        }
        if (!design.memory().scheme().equals(MemoryPlanner.ESP_IDF)
                || design.memory().table().isEmpty()) {
            refusals.add(Obstacle.ofProject("flash", Texts.text("generation.embassy.memory")));
        }
        refusals.addAll(new EspTransfers(design, drivers()).refusals());
        return refusals;
    }

    @Override
    public List<GeneratedFile> files(Design design) {
        return List.of();
    }

    @Override
    public DriverBook drivers() {
        return new EspDrivers();
    }

    @Override
    public String entry() {
        return "#[esp_rtos::main]";
    }

    @Override
    public boolean mainStays() {
        return true;
    }

    @Override
    public void imports(Imports imports) {
        imports.add("esp_backtrace as _")
                .add("esp_hal::clock::CpuClock")
                .add("esp_hal::interrupt::software::SoftwareInterruptControl")
                .add("esp_hal::timer::timg::TimerGroup")
                .when("Priority::Priority", "esp_hal::interrupt::Priority")
                .when("(Interrupt::", "esp_hal::peripherals::Interrupt")
                .when("Stack::new", "esp_hal::system::Stack")
                .when("InterruptExecutor::new", "esp_rtos::embassy::InterruptExecutor")
                .when("(Executor::new())", "esp_rtos::embassy::Executor");
    }

    @Override
    public List<String> head() {
        return List.of("esp_bootloader_esp_idf::esp_app_desc!();");
    }

    @Override
    public void executors(CodeWriter out, Plan plan) {}

    static boolean isGpio(TaskPlan task) {
        return task.isInterrupt() && task.context().vector().equals("GPIO");
    }

    @Override
    public void bringUp(CodeWriter out, Design design, Plan plan, boolean board) {
        long clockHz = design.machine().cores().getFirst().clockHz();
        boolean gpio = plan.handlers(0).stream().anyMatch(EspFamily::isGpio);
        String kernel = gpio ? "mut kernel" : "kernel";
        out.line("let config = esp_hal::Config::default().with_cpu_clock(" + EspProject.clock(clockHz) + ");");
        out.line("let " + (board ? "(board, " + kernel + ")" : kernel)
                + " = takt::board::start(esp_hal::init(config));");
        out.line("let timers = TimerGroup::new(kernel.timer);");
        out.line("let software = SoftwareInterruptControl::new(kernel.software);");
        out.line("esp_rtos::start(timers.timer0, software.software_interrupt0);");
    }

    @Override
    public String handlerAttribute(TaskPlan handler) {
        return "#[esp_hal::handler(priority = Priority::Priority" + Plan.priority(handler) + ")]";
    }

    @Override
    public String handlerName(TaskPlan handler, Chip chip) {
        return handler.rust();
    }

    @Override
    public void bind(CodeWriter out, TaskPlan handler, Chip chip) {
        if (isGpio(handler)) {
            String gpio = handler.context().core() == 0 ? "kernel.gpio" : "gpio";
            out.line(gpio + ".set_interrupt_handler(" + handler.rust() + ");");
        } else {
            String vector = "Interrupt::" + handler.context().vector();
            out.line("esp_hal::interrupt::bind_handler(" + vector + ", " + handler.rust() + ");");
        }
    }

    /** Number of the software interrupt that a level is dispatched on. */
    private static String software(Level level) {
        return level.dispatcher().replaceAll("[^0-9]", "");
    }

    private static String executor(int core, Level level) {
        return "CORE" + core + "_PRIORITY" + level.priority();
    }

    @Override
    public List<String> executorStatics(int core, Level level) {
        String type = "StaticCell<InterruptExecutor<" + software(level) + ">>";
        return List.of("static " + executor(core, level) + ": " + type + " = StaticCell::new();");
    }

    @Override
    public void startExecutor(CodeWriter out, int core, Level level, Chip chip) {
        String name = executor(core, level);
        String number = software(level);
        out.line("let executor = InterruptExecutor::new(software.software_interrupt" + number + ");");
        out.line("let executor = " + name + ".init(executor);");
        out.line("let priority" + level.priority() + " = executor.start(Priority::Priority" + level.priority() + ");");
    }

    @Override
    public String coreNumber() {
        return "esp_hal::system::Cpu::current() as usize";
    }

    @Override
    public List<String> kernel(Plan plan) {
        List<String> kernel = new ArrayList<>(List.of(
                "timer: peripherals::TIMG0<'static> = p.TIMG0",
                "software: peripherals::SW_INTERRUPT<'static> = p.SW_INTERRUPT"));
        if (plan.hasCore(1)) {
            kernel.add("cores: peripherals::CPU_CTRL<'static> = p.CPU_CTRL");
        }
        if (plan.handlers().anyMatch(EspFamily::isGpio)) {
            kernel.add("gpio: Io<'static> = Io::new(p.IO_MUX)");
        }
        return kernel;
    }

    @Override
    public void secondCore(CodeWriter out, Plan plan, Runnable inside) {
        out.line("let stack = CORE1_STACK.init(Stack::new());");
        if (plan.handlers(1).stream().anyMatch(EspFamily::isGpio)) {
            out.line("let mut gpio = kernel.gpio;");
        }
        out.open("esp_rtos::start_second_core(");
        out.lines("kernel.cores,", "software.software_interrupt1,", "stack,");
        out.block("move || {", inside, "},");
        out.close(");");
    }

    @Override
    public String executorType() {
        return "Executor";
    }
}
