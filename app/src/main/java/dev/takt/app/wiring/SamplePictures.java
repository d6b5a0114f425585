package dev.takt.app.wiring;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.session.SimulatedRun;
import dev.takt.app.session.Verdict;
import dev.takt.app.task.Newest;
import dev.takt.app.text.Texts;
import dev.takt.app.welcome.WelcomeView;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.timeline.ChartPicture;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.target.Catalogue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The pictures of the first page: each sample is really read and simulated, off the window's thread, once. */
final class SamplePictures implements AutoCloseable {
    private record Picture(Sample sample, Verdict verdict, Optional<SimulatedRun> run) {}

    private final Catalogue catalogue;
    private final Newest reader;
    private final Map<Sample, Picture> known = new LinkedHashMap<>();

    SamplePictures(Catalogue catalogue, Executor handOver, Consumer<Throwable> failed) {
        this.catalogue = catalogue;
        this.reader = new Newest("takt-samples", handOver, failed);
    }

    /** Fills a page, at once with what is known, with the rest as it comes. */
    void fill(WelcomeView page, Theme theme) {
        known.values().forEach(picture -> show(page, theme, picture));
        reader.<Picture>begin(
                (progress, published) -> {
                    for (Sample sample : Samples.ALL) {
                        if (!progress.cancelled() && !known.containsKey(sample)) {
                            var project = sample.project();
                            Reading reading = Reading.of(project, catalogue, RunLimit.of(project), progress);
                            Optional<SimulatedRun> run = reading.run().map(r -> SimulatedRun.of(project, r));
                            published.accept(new Picture(sample, Verdict.of(reading, run), run));
                        }
                    }
                },
                picture -> {
                    known.put(picture.sample(), picture);
                    show(page, theme, picture);
                });
    }

    private static void show(WelcomeView page, Theme theme, Picture picture) {
        picture.run()
                .ifPresent(run ->
                        page.picture(picture.sample()).getChildren().setAll(new ChartPicture(run.data(), theme)));
        long missed = picture.run().map(SimulatedRun::missed).orElse(0L);
        page.showVerdict(
                picture.sample(),
                picture.verdict().tone(),
                missed > 0
                        ? Texts.text("sample.misses", missed).text()
                        : picture.verdict().word());
    }

    @Override
    public void close() {
        reader.close();
    }
}
