package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.Refusals;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** STM32 on embassy-stm32. */
record Stm32Family(Stm32Kind kind) implements CortexFamily {
    @Override
    public String hal() {
        return "embassy-stm32";
    }

    @Override
    public Optional<String> registers() {
        return Optional.of(device() + "::pac");
    }

    @Override
    public List<Obstacle> refusals(Design design) {
        Machine machine = design.machine();
        return Stm32Clock.reaches(machine)
                ? List.of()
                : List.of(Refusals.noClock(
                        machine.chip(), machine.cores().getFirst().clockHz()));
    }

    @Override
    public List<GeneratedFile> files(Design design) {
        return List.of(Stm32Clock.file(design.machine()));
    }

    @Override
    public DriverBook drivers() {
        return new Stm32Drivers(kind);
    }

    @Override
    public String device() {
        return "embassy_stm32";
    }

    @Override
    public String irq(String vector) {
        return vector.toUpperCase(Locale.ROOT);
    }

    @Override
    public void imports(Imports imports) {
        CortexFamily.super.imports(imports);
        imports.when(".set_priority(", "embassy_stm32::interrupt::InterruptExt")
                .when("Priority::P", "embassy_stm32::interrupt::Priority");
    }

    @Override
    public void setPriority(CodeWriter out, String irq, int priority, Chip chip) {
        HalPriority.set(out, irq, priority, chip);
    }

    @Override
    public Optional<SlotFlash> slots(Design design) {
        return Optional.of(new SlotFlash(
                "embassy_stm32::flash::{Blocking, Flash as Controller}",
                "Controller<'static, Blocking>",
                "Controller::new_blocking",
                "Peri<'static, peripherals::FLASH> = p.FLASH",
                List.of()));
    }

    @Override
    public void bringUp(CodeWriter out, Design design, Plan plan, boolean board) {
        out.line(brought(design, plan, board, "embassy_stm32::init(takt::clock::config())"));
    }
}
