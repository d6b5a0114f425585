package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.BodyFiles;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.DesignPage;
import dev.takt.codegen.emit.PayloadFile;
import dev.takt.codegen.emit.WorkFile;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.spi.Backend;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Generates Embassy applications on esp-hal and esp-rtos for the ESP32 chips it knows. */
public final class EmbassyBackend implements Backend {
    private static final List<String> ASSUMPTIONS = List.of(
            "Priority 0 is the thread executor of a core; tasks above it run in interrupt executors on software interrupts.",
            "An executor does not preempt: a task runs to its next wait, so within one a priority means nothing.",
            "The async mutex lifts nobody; the blocking mutex is a critical section, and between cores a spin lock.",
            "Periodic tasks count from the start of their executor; arrivals that were missed are caught up at once unless the design skips or merges them.",
            "Jitter, arrival models of devices and recorded arrivals are for analysis and simulation; no code comes from them.");

    @Override
    public String runtime() {
        return "embassy";
    }

    @Override
    public List<Message> refusals(Design design) {
        return new EmbassySupport(design).refusals();
    }

    @Override
    public List<GeneratedFile> files(Design design) {
        CodeLayout layout = design.layout();
        EspChip chip = EspChip.of(design.machine().chip()).orElseThrow();
        Drivers drivers = new Drivers(design.machine());
        BodyFiles bodies = new BodyFiles(layout, new EmbassyDefaults(design.machine(), drivers));
        boolean secondCore = layout.tasks().stream().anyMatch(t -> t.context().core() == 1);
        boolean gpio = layout.tasks().stream().anyMatch(t -> t.isInterrupt() && EmbassyMain.isGpio(t));
        Optional<GeneratedFile> ota = OtaFile.of(design.memory());
        Optional<GeneratedFile> time = GridFile.of(layout);
        List<GeneratedFile> files = new ArrayList<>();
        files.add(new EmbassyMain(layout).file());
        files.add(modules(layout, ota.isPresent(), time.isPresent()));
        files.add(new BoardFile(drivers, secondCore, gpio).file());
        ota.ifPresent(files::add);
        if (!layout.payloads().isEmpty()) {
            files.add(new PayloadFile(layout).file());
        }
        time.ifPresent(files::add);
        files.add(new WorkFile(layout).file());
        files.add(bodies.module());
        files.add(setup(layout));
        files.addAll(bodies.bodies());
        files.addAll(new EmbassyProject(design, chip).files());
        files.add(new DesignPage(layout, design.analysis(), design.memory()).file(ASSUMPTIONS));
        return files;
    }

    private static GeneratedFile modules(CodeLayout layout, boolean ota, boolean time) {
        CodeWriter out = new CodeWriter();
        out.line("//! What Takt generates beside the application itself.");
        out.blank();
        out.line("pub mod board;");
        if (ota) {
            out.line("pub mod ota;");
        }
        if (!layout.payloads().isEmpty()) {
            out.line("pub mod payload;");
        }
        if (time) {
            out.line("pub mod time;");
        }
        out.line("pub mod work;");
        return out.file("src/takt/mod.rs", Owner.OURS);
    }

    private static GeneratedFile setup(CodeLayout layout) {
        CodeWriter out = new CodeWriter();
        out.line(
                "//! The bodies before the first task runs. This file is yours: Takt wrote it once and leaves it alone.");
        out.blank();
        out.line("use super::*;");
        out.blank();
        out.line("/// Makes the bodies. Drivers are ready in `crate::takt::board`.");
        out.block("pub fn setup() -> Bodies", () -> {
            if (layout.tasks().isEmpty()) {
                out.line("Bodies {}");
                return;
            }
            out.block("Bodies", () -> {
                out.line("// hand each body what it works with");
                layout.tasks().forEach(t -> out.line(t.rust() + ": " + t.type() + "::default(),"));
            });
        });
        return out.file("src/bodies/setup.rs", Owner.YOURS);
    }
}
