package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.Span;
import dev.takt.app.text.Texts;
import dev.takt.designer.draw.Theme;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Progress;
import dev.takt.projects.units.DurationText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws board and timeline of a design as the window would, without a display. */
@Command(name = "render")
final class RenderCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DesignFile file = new DesignFile();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            descriptionKey = "pictures")
    private Path folder = Path.of("pictures");

    @Option(names = "--view", paramLabel = "board|timeline|all", descriptionKey = "view")
    private PictureFiles.View view = PictureFiles.View.ALL;

    @Option(names = "--image", paramLabel = "svg|png|all", descriptionKey = "image")
    private PictureFiles.Image image = PictureFiles.Image.ALL;

    @Option(names = "--theme", paramLabel = "light|dark|contrast", descriptionKey = "theme")
    private Theme theme = Theme.LIGHT;

    @Option(names = "--from", paramLabel = "TIME", converter = DurationConverter.class, descriptionKey = "from")
    private @Nullable Long fromNs;

    @Option(names = "--to", paramLabel = "TIME", converter = DurationConverter.class, descriptionKey = "to")
    private @Nullable Long toNs;

    @Mixin
    private HelpOption help = new HelpOption();

    RenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Refused, IOException {
        Span span = span();
        Stage last = view == PictureFiles.View.BOARD ? Stage.CHECKED : Stage.SIMULATED;
        Project project = file.whole(console);
        RunLimit limit = RunLimit.of(project).withRecordings(file.recordings(project));
        Reading reading = Readings.upTo(last, project, file.catalogue(console), limit, Progress.NONE);
        for (Path written : new PictureFiles(console.files(), view, image, theme, span).write(reading, folder)) {
            console.out().println(written);
        }
        return ExitCode.FINE;
    }

    private Span span() throws Refused {
        if (fromNs != null && toNs != null && toNs <= fromNs) {
            throw new Refused(
                    ExitCode.INPUT,
                    Texts.text("cli.render.span", DurationText.format(toNs), DurationText.format(fromNs)));
        }
        return new Span(optional(fromNs), optional(toNs));
    }

    private static OptionalLong optional(@Nullable Long ns) {
        return ns == null ? OptionalLong.empty() : OptionalLong.of(ns);
    }
}
