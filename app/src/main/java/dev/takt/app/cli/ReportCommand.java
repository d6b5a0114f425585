package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.DesignDocument;
import dev.takt.app.report.HtmlPage;
import dev.takt.app.report.Product;
import dev.takt.designer.draw.Theme;
import dev.takt.projects.model.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the whole case of a design for a review as one HTML file. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "HTML",
            required = true,
            descriptionKey = "HTML")
    private @Nullable Path output;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "seed")
    private @Nullable Long seed;

    @Option(names = "--theme", paramLabel = "light|dark|contrast", descriptionKey = "theme")
    private Theme theme = Theme.LIGHT;

    @Mixin
    private HelpOption help = new HelpOption();

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Refused, IOException {
        Project project = file.whole(console);
        RunLimit plain = RunLimit.of(project).withRecordings(file.recordings(project));
        RunLimit limit = seed == null ? plain : plain.withSeed(seed);
        Reading reading = Readings.upTo(
                Stage.SIMULATED,
                project,
                file.catalogue(console),
                limit,
                new ProgressLine(console.err(), "cli.progress"));
        if (output != null) {
            DesignDocument document = DesignDocument.of(
                    String.valueOf(Path.of(file.name()).getFileName()),
                    Product.version(),
                    limit.seed(),
                    reading,
                    theme);
            byte[] page = HtmlPage.of(document).getBytes(StandardCharsets.UTF_8);
            console.files().write(output, out -> out.write(page));
            console.out().println(output);
        }
        boolean late = reading.analysis().stream().anyMatch(a -> !a.noneCanMiss())
                || reading.run().stream().anyMatch(r -> r.metrics().misses() > 0);
        return reading.hasErrors() || late ? ExitCode.DESIGN : ExitCode.FINE;
    }
}
