package dev.takt.app.welcome;

import dev.takt.app.settings.Preferences;
import dev.takt.app.settings.RecentFile;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.SupportLevel;
import dev.takt.projects.text.PropertiesBundle;
import dev.takt.projects.units.FrequencyText;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the first page lists. */
public final class WelcomeViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern(
            "d MMM", Locale.forLanguageTag(System.getProperty(PropertiesBundle.LANGUAGE, "en")));

    private final Catalogue catalogue;
    private final Preferences preferences;

    public WelcomeViewModel(Catalogue catalogue, Preferences preferences) {
        this.catalogue = catalogue;
        this.preferences = preferences;
    }

    public List<Sample> samples() {
        return Samples.ALL;
    }

    /** Chip and runtime of a sample, and how far its firmware goes, in words. */
    public String where(Sample sample) {
        Project project = sample.project();
        Optional<Chip> chip = catalogue.chip(project.target());
        Optional<RuntimeProfile> runtime = catalogue.runtime(project.runtime());
        String where = chip.map(Chip::name).orElse(project.target()) + " · "
                + runtime.map(RuntimeProfile::name).orElse(project.runtime());
        return chip.flatMap(c ->
                        runtime.map(r -> where + " · " + RuntimeOffer.of(r, c).badge()))
                .orElse(where);
    }

    public List<Chip> chips() {
        return catalogue.chips();
    }

    /** Chips that are for sale; those on paper have no board. */
    public long boardCount() {
        return chips().stream().filter(chip -> !chip.board().isBlank()).count();
    }

    public int runtimeCount() {
        return catalogue.runtimes().size();
    }

    public String boardOf(Chip chip) {
        return chip.board().isBlank() ? chip.name() : chip.board();
    }

    /** Name of a chip where its board has another, cores and clock, in words. */
    public String factsOf(Chip chip) {
        long clock = chip.cores().stream().mapToLong(c -> c.maxClockHz()).max().orElse(0);
        String cores = chip.cores().size() > 1 ? chip.cores().size() + " × " : "";
        String speed = cores + FrequencyText.format(clock);
        return chip.board().isBlank() ? speed : chip.name() + " · " + speed;
    }

    /** The runtimes whose firmware is generated for a chip, those that go furthest first. */
    List<RuntimeOffer> firmwareOf(Chip chip) {
        return catalogue.runtimes().stream()
                .map(r -> RuntimeOffer.of(r, chip))
                .filter(o -> o.runs() && o.level() != SupportLevel.REFUSED)
                .sorted(Comparator.comparing(RuntimeOffer::level))
                .toList();
    }

    public List<RecentFile> recent() {
        return preferences.recent();
    }

    public void forgetRecent() {
        preferences.forgetRecent();
    }

    /** When a file was opened, as people say it. */
    static String when(long openedMillis, LocalDate today, ZoneId zone) {
        var opened = Instant.ofEpochMilli(openedMillis).atZone(zone);
        return opened.toLocalDate().equals(today) ? TIME.format(opened) : DAY.format(opened);
    }

    /** The folder of a file, short where it is the user's. */
    static String folder(Path file, String home) {
        String folder = String.valueOf(file.getParent());
        return folder.startsWith(home) ? "~" + folder.substring(home.length()) : folder;
    }
}
