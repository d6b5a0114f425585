package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.LoadBase;
import dev.takt.codegen.emit.Mtime;
import dev.takt.codegen.emit.Refusals;
import dev.takt.codegen.emit.StackFile;
import dev.takt.codegen.emit.TraceBase;
import dev.takt.codegen.emit.TraceSink;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.spi.Design;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.Level;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;

/** QEMU's RISC-V machine {@code virt}: the thread executor alone, on a clock of ours that reads {@code mtime}. */
record VirtFamily() implements Family {
    @Override
    public String hal() {
        return "riscv-rt";
    }

    @Override
    public List<Obstacle> refusals(Design design) {
        List<Obstacle> refusals = new ArrayList<>();
        Chip chip = design.machine().chip();
        long clockHz = design.machine().cores().getFirst().clockHz();
        if (clockHz != chip.cores().getFirst().maxClockHz()) {
            refusals.add(Refusals.noClock(chip, clockHz));
        }
        for (TaskPlan task : design.layout().tasks()) {
            String name = task.context().name();
            if (task.isInterrupt()) {
                refusals.add(Obstacle.at(
                        task.context().item(), "vector", Texts.text("generation.embassy.virt.handler", name)));
            } else if (Plan.priority(task) > 0) {
                refusals.add(Obstacle.at(
                                task.context().item(), "priority", Texts.text("generation.embassy.virt.priority", name))
                        .orSaidBy("dispatchers"));
            }
        }
        return refusals;
    }

    @Override
    public List<GeneratedFile> files(Design design) {
        return List.of(MtimeFile.file());
    }

    @Override
    public String memorySections(Chip chip) {
        StringBuilder out = new StringBuilder();
        List.of("TEXT", "RODATA").forEach(r -> out.append("REGION_ALIAS(\"REGION_" + r + "\", FLASH);\n"));
        List.of("DATA", "BSS", "HEAP", "STACK").forEach(r -> out.append("REGION_ALIAS(\"REGION_" + r + "\", RAM);\n"));
        return out.toString();
    }

    @Override
    public DriverBook drivers() {
        return new NoDrivers();
    }

    @Override
    public String entry() {
        return "#[embassy_executor::main]";
    }

    @Override
    public boolean mainStays() {
        return false;
    }

    @Override
    public void imports(Imports imports) {}

    @Override
    public void executors(CodeWriter out, Plan plan) {}

    @Override
    public void bringUp(CodeWriter out, Design design, Plan plan, boolean board) {}

    /** Behind the set-up, so that time 0 is the start of the tasks. */
    @Override
    public void startClock(CodeWriter out) {
        out.line("takt::clock::start();");
    }

    @Override
    public TraceBase traceBase(Design design, TraceSink sink) {
        return TraceBase.oneCore(
                List.of("crate::takt::clock::mtime"),
                List.of("mtime()"),
                Mtime.COUNT_HZ,
                1_000,
                StackFile.deepest(design.machine()),
                sink);
    }

    @Override
    public LoadBase loadBase(Design design, String setup) {
        return new LoadBase(
                List.of("crate::takt::clock::mtime"),
                List.of("riscv::asm::delay(count);"),
                List.of("let before = mtime();", "turns(count);", "mtime() - before"),
                Mtime.COUNT_HZ,
                PAUSE_IMPORTS,
                PAUSE,
                "Nothing to set up: no driver is used.",
                setup);
    }

    @Override
    public String handlerAttribute(TaskPlan handler) {
        throw new IllegalStateException("handlers are refused");
    }

    @Override
    public String handlerName(TaskPlan handler, Chip chip) {
        throw new IllegalStateException("handlers are refused");
    }

    @Override
    public void bind(CodeWriter out, TaskPlan handler, Chip chip) {
        throw new IllegalStateException("handlers are refused");
    }

    @Override
    public void startExecutor(CodeWriter out, int core, Level level, Chip chip) {
        throw new IllegalStateException("interrupt executors are refused");
    }

    @Override
    public void secondCore(CodeWriter out, Plan plan, Runnable inside) {
        throw new IllegalStateException("this machine has one core");
    }

    @Override
    public String executorType() {
        return "Executor";
    }
}
