package dev.takt.codegen.backend.bare;

import dev.takt.codegen.emit.BodyFiles;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.DesignPage;
import dev.takt.codegen.emit.GivenBoard;
import dev.takt.codegen.emit.LoadFile;
import dev.takt.codegen.emit.LogicPart;
import dev.takt.codegen.emit.MarkdownText;
import dev.takt.codegen.emit.PayloadFile;
import dev.takt.codegen.emit.SetupFile;
import dev.takt.codegen.emit.SplitBoard;
import dev.takt.codegen.emit.TraceFile;
import dev.takt.codegen.emit.TraceNames;
import dev.takt.codegen.emit.WorkFile;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.pins.Console;
import dev.takt.codegen.project.BootLoader;
import dev.takt.codegen.spi.Backend;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.problem.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Generates firmware without a runtime: an endless loop that calls functions by their flags, and interrupts. Of it, for a chip without a public compiler, what needs no chip. */
public final class BareBackend implements Backend {
    @Override
    public String runtime() {
        return "bare-metal";
    }

    @Override
    public List<Obstacle> refusals(Design design) {
        return BareLogic.isAllThereIs(design.machine())
                ? new BareLogic(design).refusals()
                : new BareSupport(design).refusals();
    }

    @Override
    public List<GeneratedFile> files(Design design) {
        return BareLogic.isAllThereIs(design.machine()) ? new BareLogic(design).files() : firmware(design);
    }

    private static List<GeneratedFile> firmware(Design design) {
        CodeLayout layout = design.layout();
        BareChip chip = BareChip.of(design.machine()).orElseThrow();
        TimeBase time = TimeBase.of(design.machine(), layout.tasks());
        Optional<Updates> updates = Updates.of(design, chip.pins());
        TraceNames names = new TraceNames(layout);
        Functions functions = new Functions(layout, names);
        Primitives primitives = new Primitives(layout);
        Optional<SplitBoard> board = chip.board(layout);
        BodyFiles bodies = new BodyFiles(
                layout,
                board.<BodyFiles.Defaults>map(b -> new GivenBoard(b, chip.watchdog(), chip.wiring()))
                        .orElse(BodyFiles.Defaults.NONE));
        List<LogicPart> logic = new ArrayList<>(PayloadFile.of(layout).stream().toList());
        primitives.channel().ifPresent(logic::add);
        List<GeneratedFile> ours = new ArrayList<>();
        ours.addAll(primitives.files());
        board.map(SplitBoard::file).ifPresent(ours::add);
        ours.addAll(chip.files());
        updates.map(Updates::modules).ifPresent(ours::addAll);
        functions.functions().ifPresent(ours::add);
        functions.handlers(chip).ifPresent(ours::add);
        logic.stream().map(LogicPart::passedOn).forEach(ours::add);
        ours.add(new Shared(layout, Shared.sleeps(Turn.all(layout), chip)).file());
        OptionalLong trial =
                updates.map(u -> OptionalLong.of(u.trialTicks(time))).orElse(OptionalLong.empty());
        ours.add(chip.time(time, new Releases(layout, time, trial)));
        ours.addAll(new TraceFile(layout, names, false).files(chip.traceBase(time)));
        ours.add(new WorkFile(layout).file());
        List<GeneratedFile> files = new ArrayList<>();
        files.add(new MainFile(layout, chip, updates.isPresent()).file());
        files.add(modules(ours));
        files.addAll(ours);
        files.add(new LoadFile(layout, chip.loadBase(layout)).file());
        files.add(bodies.module());
        files.add(new SetupFile(layout, board, chip.deviceType()).file("the loop begins"));
        files.addAll(bodies.bodies());
        updates.map(Updates::others).ifPresent(files::addAll);
        files.addAll(new BareProject(design, chip, logic).files());
        files.add(new DesignPage(layout, design.analysis(), design.memory())
                .file(assumptions(design, chip, time), bodies, t -> Shared.raised(t, layout.machine()), chip.wiring()));
        return files;
    }

    private static GeneratedFile modules(List<GeneratedFile> ours) {
        CodeWriter out = new CodeWriter();
        out.line("//! What Takt generates beside the loop itself.");
        out.blank();
        ours.stream()
                .map(GeneratedFile::path)
                .filter(p -> p.matches("src/takt/[a-z_]+\\.rs"))
                .map(p -> p.substring("src/takt/".length(), p.length() - ".rs".length()))
                .sorted()
                .forEach(m -> out.line("pub mod " + m + ";"));
        return out.file("src/takt/mod.rs", Owner.OURS);
    }

    private static List<String> assumptions(Design design, BareChip chip, TimeBase time) {
        CodeLayout layout = design.layout();
        List<String> all = new ArrayList<>();
        all.add(
                "Functions have no priorities: the loop asks them in the order of the table, calls one to its end, and goes on behind it. Only handlers preempt.");
        all.add(
                "A flag is one bit: releases before the call are one, and one that comes during the call leads to another.");
        all.addAll(chip.assumptions(time));
        all.add(DesignPage.idle(Shared.sleeps(Turn.all(layout), chip)));
        if (!Shared.channels(layout).isEmpty()) {
            all.add("Channels mask interrupts while one element is copied; that time is not in the bounds.");
        }
        all.addAll(Console.assumption(layout.machine(), MarkdownText::plain));
        BootLoader.assumption(layout, design.memory()).ifPresent(all::add);
        all.add(
                "Jitter, arrival models of devices and recorded arrivals are for analysis and simulation; no code comes from them.");
        return all;
    }
}
