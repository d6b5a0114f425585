package dev.takt.codegen;

import dev.takt.codegen.emit.FaultFile;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.spi.Backend;
import dev.takt.codegen.spi.Design;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.model.Faults;
import dev.takt.projects.model.Logging;
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
        Optional<Backend> backend = Backends.of(runtime.id());
        if (backend.isEmpty() || !runtime.generatesFor(machine.chip().id())) {
            return new Generation.Refused(runtime.noFirmware(machine.chip()));
        }
        Design design = new Design(CodeLayout.of(machine), analysis, memory);
        List<Message> refusals = new ArrayList<>(backend.get().refusals(design));
        logging(machine).ifPresent(refusals::add);
        if (machine.project().settings().faults() == Faults.RESET && !FaultFile.isPossible(machine)) {
            refusals.add(Texts.text("generation.faults", machine.chip().name()));
        }
        memory.table().stream()
                .filter(row -> !NAME.matcher(row.name()).matches())
                .forEach(row -> refusals.add(Texts.text("generation.partition", row.name())));
        return refusals.isEmpty()
                ? new Generation.Generated(
                        SharedFiles.with(design, backend.get().files(design)))
                : new Generation.Refused(Texts.text("generation.refused", joined(refusals)));
    }

    /** Why the firmware cannot log as the design wants. */
    private static Optional<Message> logging(Machine machine) {
        Logging wanted = machine.project().settings().logging();
        boolean offered = wanted == Logging.NONE
                || PinSets.of(machine)
                        .filter(p -> p.features().containsKey(wanted.tag()))
                        .isPresent();
        return offered
                ? Optional.empty()
                : Optional.of(Texts.text(
                        "generation.logging",
                        machine.runtime().name(),
                        machine.chip().name(),
                        wanted.tag()));
    }

    private static Message joined(List<Message> refusals) {
        Message all = refusals.getLast();
        for (int i = refusals.size() - 2; i >= 0; i--) {
            all = Texts.text("generation.refused.more", refusals.get(i), all);
        }
        return all;
    }
}
