package dev.takt.app.wiring;

import dev.takt.app.welcome.WelcomeView;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.target.Chip;
import java.nio.file.Path;

/** What the first page of a window leads to: designs in that window. */
final class WelcomeDoors implements WelcomeView.Doors {
    private final StudioWindow window;

    WelcomeDoors(StudioWindow window) {
        this.window = window;
    }

    @Override
    public void open(Sample sample) {
        window.open(sample.project());
    }

    @Override
    public void open(Path file) {
        window.open(file);
    }

    @Override
    public void begin(Chip chip) {
        window.newOn(chip);
    }
}
