package dev.takt.app.cli;

import dev.takt.app.text.Texts;
import dev.takt.projects.exchange.CsvFinding;
import dev.takt.projects.exchange.ImportedTaskSet;
import dev.takt.projects.exchange.TaskSetCsv;
import dev.takt.projects.exchange.TaskSetOptions;
import dev.takt.projects.exchange.TaskSetPolicy;
import dev.takt.projects.exchange.TaskSetUnit;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Sharing;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a design of the generic runtime out of a task set as CSV. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    private static final long LARGEST_BYTES = 4L * TaskSetCsv.MAX_CHARACTERS;

    /** What may preempt what. */
    enum PreemptionChoice {
        FULL,
        NONE,
        THRESHOLD
    }

    private final Console console;

    @Parameters(paramLabel = "SET.csv", arity = "1", descriptionKey = "SET.csv")
    private Path table = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.takt",
            required = true,
            descriptionKey = "design-output")
    private Path file = Path.of("");

    @Option(names = "--policy", paramLabel = "fixed|rm|dm|edf", descriptionKey = "policy")
    private TaskSetPolicy policy = TaskSetPolicy.FIXED;

    @Option(names = "--preemption", paramLabel = "full|none|threshold", descriptionKey = "preemption")
    private PreemptionChoice preemption = PreemptionChoice.FULL;

    @Option(names = "--sharing", paramLabel = "partitioned|global", descriptionKey = "sharing")
    private Sharing sharing = Sharing.PARTITIONED;

    @Option(names = "--cores", paramLabel = "N", descriptionKey = "cores")
    private int cores;

    @Option(
            names = "--protocol",
            paramLabel = "none|inheritance|ceiling|immediate-ceiling|non-preemptive|spin",
            converter = ProtocolConverter.class,
            descriptionKey = "protocol")
    private Protocol protocol = Protocol.INHERITANCE;

    @Option(names = "--higher-is-more-urgent", descriptionKey = "higher-is-more-urgent")
    private boolean higherIsMoreUrgent;

    @Option(names = "--unit", paramLabel = "ns|us|ms|s|min|h", converter = UnitConverter.class, descriptionKey = "unit")
    private Optional<TaskSetUnit> unit = Optional.empty();

    @Option(names = "--ignore", paramLabel = "COLUMN", descriptionKey = "ignored-column")
    private List<String> ignored = List.of();

    @Mixin
    private HelpOption help = new HelpOption();

    ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, Refused {
        if (cores < 0) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.import.cores", cores));
        }
        ImportedTaskSet imported = TaskSetCsv.read(read(), options());
        for (CsvFinding finding : imported.findings()) {
            console.err().println(line(finding));
        }
        if (imported.project().isEmpty()) {
            return ExitCode.INPUT;
        }
        String text = ProjectFormat.write(imported.project().get());
        console.files().write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        console.say(Texts.text(
                "cli.import.written",
                file,
                imported.project().get().items().size(),
                imported.project().get().target()));
        return ExitCode.FINE;
    }

    private String read() throws IOException, Refused {
        if (Files.isDirectory(table)) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.import.folder", table));
        }
        if (Files.size(table) > LARGEST_BYTES) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.import.too-large", table, LARGEST_BYTES));
        }
        try {
            return Files.readString(table);
        } catch (CharacterCodingException _) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.import.not-utf8", table));
        }
    }

    private TaskSetOptions options() {
        String last = Objects.requireNonNullElse(file.getFileName(), file).toString();
        String name = last.endsWith(".takt") ? last.substring(0, last.length() - ".takt".length()) : last;
        return new TaskSetOptions(
                name,
                policy,
                preemption == PreemptionChoice.NONE ? Preemption.NONE : Preemption.FULL,
                sharing,
                protocol,
                cores > 0 ? OptionalInt.of(cores) : OptionalInt.empty(),
                higherIsMoreUrgent,
                unit,
                ignored);
    }

    private String line(CsvFinding finding) {
        String place = finding.line() > 0 ? ":" + finding.line() + ":" + finding.column() : "";
        String severity = finding.isError() ? "error" : "note";
        return table + place + ": " + severity + ": " + finding.message().text();
    }
}
