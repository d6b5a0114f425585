package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.BodyFiles;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.DesignPage;
import dev.takt.codegen.emit.LoadFile;
import dev.takt.codegen.emit.LogicPart;
import dev.takt.codegen.emit.PayloadFile;
import dev.takt.codegen.emit.SetupFile;
import dev.takt.codegen.emit.SplitBoard;
import dev.takt.codegen.emit.TraceFile;
import dev.takt.codegen.emit.TraceNames;
import dev.takt.codegen.emit.WorkFile;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.project.BootLoader;
import dev.takt.codegen.project.Turns;
import dev.takt.codegen.spi.Backend;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.problem.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Generates RTIC 2 applications for the Cortex-M chips it knows. */
public final class RticBackend implements Backend {
    @Override
    public String runtime() {
        return "rtic";
    }

    @Override
    public List<Obstacle> refusals(Design design) {
        return new RticSupport(design).refusals();
    }

    @Override
    public List<GeneratedFile> files(Design design) {
        CodeLayout layout = design.layout();
        RticChip chip = RticChip.of(design.machine()).orElseThrow();
        BodyFiles bodies = new BodyFiles(layout, chip.defaults(layout));
        Optional<GeneratedFile> time = new TimeFile(layout).file();
        Optional<Updates> updates = Updates.of(design, chip.pins());
        Optional<SplitBoard> board = chip.board(layout);
        List<GeneratedFile> files = new ArrayList<>();
        files.add(new RticMain(layout, chip, updates).file());
        files.add(modules(layout, chip, time.isPresent(), updates.isPresent()));
        board.map(SplitBoard::file).ifPresent(files::add);
        files.addAll(chip.files());
        updates.map(Updates::modules).ifPresent(files::addAll);
        time.ifPresent(files::add);
        PayloadFile.of(layout).map(LogicPart::passedOn).ifPresent(files::add);
        files.add(new WorkFile(layout).file());
        files.addAll(new TraceFile(layout, new TraceNames(layout), true).files(chip.traceBase()));
        files.add(new LoadFile(layout, chip.loadBase(layout)).file());
        files.add(bodies.module());
        files.add(
                new SetupFile(layout, board, Optional.of(chip.device() + "::Peripherals")).file("the first task runs"));
        files.addAll(bodies.bodies());
        updates.map(Updates::others).ifPresent(files::addAll);
        files.addAll(new RticProject(design, chip).files());
        files.add(new DesignPage(layout, design.analysis(), design.memory())
                .file(assumptions(design), bodies, t -> TaskPrinter.spawned(t, layout.machine()), chip.wiring()));
        return files;
    }

    private static GeneratedFile modules(CodeLayout layout, RticChip chip, boolean time, boolean updates) {
        CodeWriter out = new CodeWriter();
        out.line("//! What Takt generates beside the application itself.");
        out.blank();
        chip.board(layout).ifPresent(_ -> out.line("pub mod " + SplitBoard.MODULE + ";"));
        chip.modules().forEach(m -> out.line("pub mod " + m + ";"));
        if (updates) {
            out.lines("pub mod flash;", "pub mod ota;");
        }
        if (!layout.payloads().isEmpty()) {
            out.line("pub mod payload;");
        }
        if (time) {
            out.line("pub mod time;");
        }
        if (!layout.tasks().isEmpty()) {
            out.line("pub mod trace;");
        }
        if (updates && Turns.of(layout).file().isPresent()) {
            out.line("pub mod turns;");
        }
        out.line("pub mod work;");
        return out.file("src/takt/mod.rs", Owner.OURS);
    }

    private static List<String> assumptions(Design design) {
        List<String> all = new ArrayList<>(
                List.of(
                        "Priorities are RTIC's: 1 is the lowest interrupt level, higher is more urgent; \"native\" is what stands in the NVIC.",
                        "RTIC computes ceilings from the `shared` lists of `src/main.rs`; they are the ceilings of the table above, but where the protocol is non-preemptive: there a critical section is around the lock.",
                        RticChip.of(design.machine()).orElseThrow().monotonic().assumption(),
                        DesignPage.idle(design.machine().project().settings().sleep() == Sleep.WAIT),
                        "Jitter, arrival models of devices and recorded arrivals are for analysis and simulation; no code comes from them."));
        BootLoader.assumption(design.layout(), design.memory()).ifPresent(all::add);
        return all;
    }
}
