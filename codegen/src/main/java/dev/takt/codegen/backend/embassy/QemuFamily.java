package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.ClockFile;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.DeviceFile;
import dev.takt.codegen.emit.LoadBase;
import dev.takt.codegen.emit.StackFile;
import dev.takt.codegen.emit.TraceBase;
import dev.takt.codegen.emit.TraceSink;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;

/** Cortex-M3 machines that QEMU has and no hardware layer of Embassy: a device module from the catalogue, and a clock of ours on SysTick. */
record QemuFamily() implements CortexFamily {
    @Override
    public String hal() {
        return "cortex-m";
    }

    @Override
    public List<Obstacle> refusals(Design design) {
        Chip chip = design.machine().chip();
        long clockHz = design.machine().cores().getFirst().clockHz();
        return clock(design).refusal().or(() -> SysTickFile.refusal(chip, clockHz)).stream()
                .toList();
    }

    private ClockFile clock(Design design) {
        return new ClockFile(design.machine(), "crate::" + device(), true);
    }

    @Override
    public List<GeneratedFile> files(Design design) {
        List<GeneratedFile> files =
                new ArrayList<>(new DeviceFile(design.machine().chip()).files());
        files.add(clock(design).file());
        files.add(SysTickFile.of(design.machine().cores().getFirst().clockHz()));
        return files;
    }

    @Override
    public DriverBook drivers() {
        return new NoDrivers();
    }

    @Override
    public String device() {
        return "takt::device";
    }

    @Override
    public String irq(String vector) {
        return vector;
    }

    @Override
    public void setPriority(CodeWriter out, String irq, int priority, Chip chip) {
        NvicPriority.set(out, irq, priority, chip);
    }

    @Override
    public void imports(Imports imports) {
        CortexFamily.super.imports(imports);
        imports.when("#[interrupt]", "cortex_m_rt::interrupt");
    }

    @Override
    public void bringUp(CodeWriter out, Design design, Plan plan, boolean board) {
        boolean priorities = !plan.handlers(0).isEmpty() || plan.hasInterruptExecutors();
        out.line("let " + (priorities ? "mut " : "") + "core = cortex_m::Peripherals::take().expect(\"taken once\");");
        clock(design).call("device").ifPresent(out::line);
    }

    /** Behind the set-up, so that time 0 is the start of the tasks. */
    @Override
    public void startClock(CodeWriter out) {
        out.line("takt::systick::start(core.SYST);");
    }

    /** SysTick counts core clocks. */
    @Override
    public TraceBase traceBase(Design design, TraceSink sink) {
        return TraceBase.oneCore(
                List.of("crate::takt::systick::cycles"),
                List.of("cycles()"),
                design.machine().cores().getFirst().clockHz(),
                1_000,
                StackFile.deepest(design.machine()),
                sink);
    }

    /** Measured before Embassy's time takes SysTick. */
    @Override
    public LoadBase loadBase(Design design, String setup) {
        return new LoadBase(
                LoadBase.SYSTICK_IMPORTS,
                turns(),
                LoadBase.MEASURED_BY_SYSTICK,
                design.machine().cores().getFirst().clockHz(),
                PAUSE_IMPORTS,
                PAUSE,
                "Nothing to set up: no driver is used.",
                setup);
    }
}
