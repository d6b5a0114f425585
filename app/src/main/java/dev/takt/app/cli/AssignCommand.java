package dev.takt.app.cli;

import dev.takt.app.report.AssignmentReport;
import dev.takt.app.text.Texts;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Tagged;
import dev.takt.projects.synthesis.Assignment;
import dev.takt.projects.synthesis.Cores;
import dev.takt.projects.synthesis.Packing;
import dev.takt.projects.synthesis.Priorities;
import dev.takt.projects.synthesis.PriorityOrder;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Progress;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Gives the tasks of a design priorities, cores, or both. */
@Command(name = "assign")
final class AssignCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Option(
            names = "--priorities",
            paramLabel = "rm|dm|audsley",
            converter = OrderConverter.class,
            descriptionKey = "priorities")
    private @Nullable PriorityOrder order;

    @Option(
            names = "--cores",
            paramLabel = "first-fit|best-fit|worst-fit",
            converter = PackingConverter.class,
            descriptionKey = "packing")
    private @Nullable Packing packing;

    @Mixin
    private DesignOutput output = new DesignOutput();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    AssignCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, Refused {
        if (order == null && packing == null) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.assign.what"));
        }
        Project project = file.whole(console);
        Assignment assignment =
                assigned(project, file.catalogue(console), new ProgressLine(console.err(), "cli.progress"));
        format.print(console, new AssignmentReport(file.name(), project, assignment));
        return switch (assignment) {
            case Assignment.None _ -> ExitCode.DESIGN;
            case Assignment.Done done -> {
                output.write(console, done.project());
                yield done.meets() ? ExitCode.FINE : ExitCode.DESIGN;
            }
        };
    }

    /** Cores first: what is urgent on a core depends on who is on it. */
    private Assignment assigned(Project project, Catalogue catalogue, Progress progress) {
        Assignment onCores = packing == null
                ? new Assignment.None(Texts.text("cli.assign.what"))
                : Cores.assign(project, catalogue, packing, order != null, progress);
        if (order == null || packing != null && onCores instanceof Assignment.None) {
            return onCores;
        }
        Project from = onCores instanceof Assignment.Done done ? done.project() : project;
        return Priorities.assign(from, catalogue, order, progress);
    }

    private static <T extends Tagged> T tagged(T[] values, String text) {
        return Arrays.stream(values)
                .filter(v -> v.tag().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(Arrays.stream(values)
                        .map(Tagged::tag)
                        .collect(Collectors.joining(", ", "'" + text + "' is none of ", ""))));
    }

    /** Orders by their tags. */
    static final class OrderConverter implements ITypeConverter<PriorityOrder> {
        @Override
        public PriorityOrder convert(String text) {
            return tagged(PriorityOrder.values(), text);
        }
    }

    /** Packings by their tags. */
    static final class PackingConverter implements ITypeConverter<Packing> {
        @Override
        public Packing convert(String text) {
            return tagged(Packing.values(), text);
        }
    }
}
