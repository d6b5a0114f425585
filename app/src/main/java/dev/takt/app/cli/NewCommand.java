package dev.takt.app.cli;

import dev.takt.app.text.Texts;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a new design file: a copy of a sample, or an empty design for a chip and a runtime. Never over a file that exists. */
@Command(name = "new")
final class NewCommand implements Callable<Integer> {
    private final Console console;

    @ArgGroup(multiplicity = "1")
    private Origin origin = new Origin();

    @Parameters(paramLabel = "FILE", arity = "1", descriptionKey = "FILE")
    private Path file = Path.of("");

    @Mixin
    private HelpOption help = new HelpOption();

    NewCommand(Console console) {
        this.console = console;
    }

    /** What the design begins as. */
    static final class Origin {
        @Option(names = "--sample", paramLabel = "ID", required = true, descriptionKey = "sample")
        private @Nullable String sample;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Board board;
    }

    /** An empty design. */
    static final class Board {
        @Option(names = "--target", paramLabel = "ID", required = true, descriptionKey = "target")
        private String target = "";

        @Option(names = "--runtime", paramLabel = "ID", required = true, descriptionKey = "runtime")
        private String runtime = "";
    }

    @Override
    public Integer call() throws IOException, Refused {
        String text = text();
        if (Files.exists(file)) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.files.exists", file));
        }
        console.files().write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        console.say(Texts.text("cli.new.written", file));
        return ExitCode.FINE;
    }

    private String text() throws Refused {
        return origin.sample != null ? sample(origin.sample) : empty(Objects.requireNonNull(origin.board));
    }

    private static String sample(String id) throws Refused {
        return Samples.byId(id)
                .map(Sample::text)
                .orElseThrow(() -> KnownTargets.unknown(
                        "cli.new.no-sample", id, Samples.ALL.stream().map(Sample::id)));
    }

    private String empty(Board board) throws Refused {
        Catalogue catalogue = KnownTargets.of(console, Optional.of(file));
        Chip chip = KnownTargets.chip(catalogue, board.target);
        RuntimeProfile runtime = KnownTargets.runtimeOn(chip, catalogue, board.runtime);
        return ProjectFormat.write(Project.blank(name(), chip.id(), runtime.id()));
    }

    /** The name of the file without its ending. */
    private String name() {
        String last = Objects.requireNonNullElse(file.getFileName(), file).toString();
        return last.endsWith(".takt") ? last.substring(0, last.length() - ".takt".length()) : last;
    }
}
