package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.Refusals;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.project.BootFlash;
import dev.takt.codegen.spi.Design;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.exchange.ImageBlocks;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** RP2040 and RP2350, which is the {@code second}, on embassy-rp, with both cores. */
record RpFamily(boolean second) implements CortexFamily {
    private static final String RP2040 = "rp2040";
    private static final long CRYSTAL_HZ = 12_000_000;
    private static final long LEAST_VCO_HZ = 750_000_000;
    private static final long MOST_VCO_HZ = 1_600_000_000;
    private static final int MOST_DIVIDER = 7;

    /** The cross triggers of the RP2350's debugger, which rp-pac leaves out. */
    private static final Set<String> ABSENT = Set.of("PROC0_IRQ_CTI", "PROC1_IRQ_CTI");

    @Override
    public String hal() {
        return "embassy-rp";
    }

    @Override
    public Optional<String> registers() {
        return Optional.of(device() + "::pac");
    }

    @Override
    public List<Obstacle> refusals(Design design) {
        List<Obstacle> refusals = new ArrayList<>();
        Chip chip = design.machine().chip();
        long clockHz = design.machine().cores().getFirst().clockHz();
        if (!reaches(clockHz) || clockHz > chip.cores().getFirst().maxClockHz()) {
            refusals.add(Refusals.noClock(chip, clockHz));
        }
        for (TaskPlan task : design.layout().tasks()) {
            if (!task.isInterrupt() && task.context().core() > 0 && Plan.priority(task) > 0) {
                refusals.add(Obstacle.at(
                        task.context().item(),
                        "priority",
                        Texts.text("generation.embassy.rp.core1", task.context().name())));
            }
            if (task.isInterrupt() && ABSENT.contains(task.context().vector())) {
                refusals.add(Obstacle.at(
                        task.context().item(),
                        "vector",
                        Texts.text(
                                "generation.vector.absent",
                                task.context().name(),
                                task.context().vector())));
            }
            if (task.isInterrupt() && task.context().vector().equals("IO_IRQ_BANK0")) {
                refusals.add(Obstacle.at(
                                task.context().item(),
                                "vector",
                                Texts.text(
                                        "generation.embassy.rp.gpio",
                                        task.context().name()))
                        .orSaidBy("taken-by-runtime"));
            }
        }
        return refusals;
    }

    /** The PLL: the crystal times 16 to 320 within the range of its oscillator, divided twice by up to seven (datasheet of the RP2040, 2.18). */
    private static boolean reaches(long clockHz) {
        return LongStream.rangeClosed(16, 320)
                .map(factor -> factor * CRYSTAL_HZ)
                .filter(vco -> vco >= LEAST_VCO_HZ && vco <= MOST_VCO_HZ && vco % clockHz == 0)
                .map(vco -> vco / clockHz)
                .anyMatch(divider -> LongStream.rangeClosed(1, MOST_DIVIDER)
                        .anyMatch(first -> divider % first == 0 && divider / first <= MOST_DIVIDER));
    }

    @Override
    public List<GeneratedFile> files(Design design) {
        return List.of();
    }

    @Override
    public List<String> linkerScripts(Chip chip) {
        return chip.model().equals(RP2040) ? List.of("-Tlink-rp.x") : List.of();
    }

    /** The boot ROM of the RP2350 looks for an image block in the first 4 KiB. */
    @Override
    public String memorySections(Chip chip) {
        return ImageBlocks.sections(chip);
    }

    @Override
    public DriverBook drivers() {
        return new RpDrivers(second);
    }

    @Override
    public String device() {
        return "embassy_rp";
    }

    /** rp-pac numbers the spare interrupts of the RP2350 that it names from 0, and leaves the first out. */
    @Override
    public String irq(String vector) {
        return vector.startsWith("SPARE_IRQ_")
                ? "SWI_IRQ_" + (Integer.parseInt(vector.substring("SPARE_IRQ_".length())) - 1)
                : vector;
    }

    @Override
    public void imports(Imports imports) {
        CortexFamily.super.imports(imports);
        imports.add("embassy_rp::clocks::ClockConfig")
                .add("embassy_rp::config::Config")
                .when("Priority::P", "embassy_rp::interrupt::DMA_IRQ_0")
                .when("Priority::P", "embassy_rp::interrupt::InterruptExt")
                .when("Priority::P", "embassy_rp::interrupt::Priority")
                .when("Stack::new", "embassy_rp::multicore::Stack")
                .when("spawn_core1(", "embassy_rp::multicore::spawn_core1");
    }

    @Override
    public void setPriority(CodeWriter out, String irq, int priority, Chip chip) {
        NvicPriority.set(out, irq, priority, chip);
    }

    @Override
    public void bringUp(CodeWriter out, Design design, Plan plan, boolean board) {
        String hz = RustNumber.of(design.machine().cores().getFirst().clockHz());
        out.line("let clocks = ClockConfig::system_freq(" + hz + ").expect(\"a clock that the PLL can make\");");
        String init = "embassy_rp::init(Config::new(clocks))";
        out.line(brought(design, plan, board, init));
        boolean dma = new Drivers(design.layout(), drivers())
                .all().stream().anyMatch(d -> !d.dma().isEmpty());
        if (dma) {
            out.line(
                    "// embassy-rp puts it behind all others, where an executor above it would hold up the end of a transfer.");
            out.line("DMA_IRQ_0.set_priority(Priority::P0);");
        }
        NvicPriority.take(out, plan, 0);
    }

    @Override
    public Optional<SlotFlash> slots(Design design) {
        return Optional.of(new SlotFlash(
                "embassy_rp::flash::{Blocking, Flash as Controller}",
                "Controller<'static, peripherals::FLASH, Blocking, FLASH_SIZE>",
                "Controller::new_blocking",
                "Peri<'static, peripherals::FLASH> = p.FLASH",
                BootFlash.flashSize(design.memory())));
    }

    @Override
    public String coreNumber() {
        return "embassy_rp::multicore::current_core() as usize";
    }

    @Override
    public List<String> kernel(Plan plan) {
        return plan.hasCore(1) ? List.of("core1: Peri<'static, peripherals::CORE1> = p.CORE1") : List.of();
    }

    @Override
    public void secondCore(CodeWriter out, Plan plan, Runnable inside) {
        out.line("let stack = CORE1_STACK.init(Stack::new());");
        out.block(
                "spawn_core1(kernel.core1, stack, move || {",
                () -> {
                    NvicPriority.take(out, plan, 1);
                    inside.run();
                },
                "});");
    }
}
