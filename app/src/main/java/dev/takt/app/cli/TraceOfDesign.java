package dev.takt.app.cli;

import dev.takt.app.reading.RecordedTrace;
import dev.takt.app.settings.Places;
import dev.takt.app.text.Texts;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Message;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.trace.TraceFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A trace or the log of a board from a file, held against the design it is to be of. */
final class TraceOfDesign {
    private TraceOfDesign() {}

    /** Says what whoever reads it should know. */
    static RecordedTrace read(Path file, Project project, Catalogue catalogue, Console console)
            throws Refused, IOException {
        SimPlan plan = PlanCompiler.compile(Machine.of(project, catalogue)
                .orElseThrow(() -> new Refused(ExitCode.DESIGN, Texts.text("trace.no-machine"))));
        try {
            RecordedTrace trace = RecordedTrace.open(
                    file, plan, Places.ofThisProcess().cache(), new ProgressLine(console.err(), "cli.progress"));
            Optional<Message> misfit = trace.misfit(plan.names());
            if (misfit.isPresent()) {
                throw refused(file, misfit.get());
            }
            trace.differences(plan.names()).forEach(console::say);
            trace.notes().forEach(console::say);
            return trace;
        } catch (TraceFormatException e) {
            throw refused(file, e.words());
        }
    }

    private static Refused refused(Path file, Message why) {
        return new Refused(ExitCode.INPUT, Texts.text("cli.trace.refused", file, why));
    }
}
