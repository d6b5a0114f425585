package dev.takt.codegen;

import dev.takt.codegen.emit.FaultFile;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.pins.Console;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.spi.Backend;
import dev.takt.codegen.spi.Design;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.model.Faults;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Generates firmware projects: decides first, then prints. The same design gives the same bytes. */
public final class CodeGenerator {
    /** Names that a row of a table can bear without quotes, comments or variables in them. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]([\\p{L}\\p{N}_. -]*[\\p{L}\\p{N}_.-])?");

    private CodeGenerator() {}

    /** A project for the machine, or the reason why there is none. */
    public static Generation generate(Machine machine, AnalysisResult analysis, MemoryMap memory) {
        RuntimeProfile runtime = machine.runtime();
        Optional<Backend> backend = Backends.of(runtime.family());
        if (backend.isEmpty() || !runtime.generatesFor(machine.chip().id())) {
            return new Generation.Refused(runtime.noFirmware(machine.chip()));
        }
        Design design = new Design(CodeLayout.of(machine), analysis, memory);
        List<Obstacle> refusals = refusals(backend.get(), design);
        return refusals.isEmpty()
                ? new Generation.Generated(
                        SharedFiles.with(design, backend.get().files(design)))
                : new Generation.Refused(Texts.text("generation.refused", joined(refusals)));
    }

    /** What of the design keeps a project from being generated; nothing where the runtime generates none for the chip at all. */
    public static List<Obstacle> obstacles(Machine machine, AnalysisResult analysis, MemoryMap memory) {
        boolean generates = machine.runtime().generatesFor(machine.chip().id());
        return Backends.of(machine.runtime().family())
                .filter(_ -> generates)
                .map(backend -> refusals(backend, new Design(CodeLayout.of(machine), analysis, memory)))
                .orElse(List.of());
    }

    private static List<Obstacle> refusals(Backend backend, Design design) {
        Machine machine = design.machine();
        List<Obstacle> refusals = new ArrayList<>(backend.refusals(design));
        refusals.addAll(BorrowedCrates.refusals(machine));
        logging(machine).ifPresent(refusals::add);
        if (machine.project().settings().faults() == Faults.RESET && !FaultFile.isPossible(machine)) {
            refusals.add(Obstacle.ofProject(
                    "faults", Texts.text("generation.faults", machine.chip().name())));
        }
        if (machine.project().settings().sleep() == Sleep.DEEP) {
            refusals.add(Obstacle.ofProject(
                    "sleep",
                    Texts.text(
                            "generation.sleep.deep",
                            machine.runtime().name(),
                            machine.chip().name())));
        }
        design.memory().table().stream()
                .filter(row -> !NAME.matcher(row.name()).matches())
                .forEach(row ->
                        refusals.add(Obstacle.ofProject("flash", Texts.text("generation.partition", row.name()))));
        return refusals;
    }

    /** Why the firmware cannot log as the design wants. */
    private static Optional<Obstacle> logging(Machine machine) {
        Logging wanted = machine.project().settings().logging();
        if (wanted == Logging.NONE) {
            return Optional.empty();
        }
        Optional<PinSet> pins = PinSets.of(machine).filter(p -> p.features().containsKey(wanted.tag()));
        if (pins.isEmpty()) {
            return Optional.of(Obstacle.ofProject(
                    "logging",
                    Texts.text(
                            "generation.logging",
                            machine.runtime().name(),
                            machine.chip().name(),
                            wanted.tag())));
        }
        return pins.flatMap(p -> Console.contested(machine, p))
                .map(item -> Obstacle.ofProject(
                        "logging",
                        Texts.text(
                                "generation.console",
                                item.name(),
                                item.instance(),
                                machine.chip().name())));
    }

    private static Message joined(List<Obstacle> refusals) {
        Message all = refusals.getLast().message();
        for (int i = refusals.size() - 2; i >= 0; i--) {
            all = Texts.text("generation.refused.more", refusals.get(i).message(), all);
        }
        return all;
    }
}
