package dev.takt.app.welcome;

import dev.takt.app.settings.Preferences;
import dev.takt.app.settings.RecentFile;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.units.FrequencyText;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the first page lists. */
public final class WelcomeViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final Catalogue catalogue;
    private final Preferences preferences;

    public WelcomeViewModel(Catalogue catalogue, Preferences preferences) {
        this.catalogue = catalogue;
        this.preferences = preferences;
    }

    public List<Sample> samples() {
        return Samples.ALL;
    }

    /** Chip and runtime of a sample, in words. */
    public String where(Sample sample) {
        Project project = sample.project();
        String chip = catalogue.chip(project.target()).map(Chip::name).orElse(project.target());
        String runtime =
                catalogue.runtime(project.runtime()).map(RuntimeProfile::name).orElse(project.runtime());
        return chip + " · " + runtime;
    }

    public List<Chip> chips() {
        return catalogue.chips();
    }

    public int runtimeCount() {
        return catalogue.runtimes().size();
    }

    public String boardOf(Chip chip) {
        return chip.board().isBlank() ? chip.name() : chip.board();
    }

    /** Cores, clock and runtimes of a chip, in words. */
    public String factsOf(Chip chip) {
        long clock = chip.cores().stream().mapToLong(c -> c.maxClockHz()).max().orElse(0);
        String cores = chip.cores().size() > 1 ? chip.cores().size() + " × " : "";
        return cores + FrequencyText.format(clock) + ", "
                + runtimes(chip).stream().map(RuntimeProfile::name).collect(Collectors.joining(", "));
    }

    private List<RuntimeProfile> runtimes(Chip chip) {
        return catalogue.runtimes().stream()
                .filter(r -> r.runsOn(chip.id()) && !r.id().equals("generic"))
                .toList();
    }

    /** An empty design for a chip, on the first runtime that generates for it, else the first that runs on it. */
    public Project blank(Chip chip, String name) {
        Optional<RuntimeProfile> generating =
                runtimes(chip).stream().filter(r -> r.generatesFor(chip.id())).findFirst();
        String runtime = generating
                .or(() -> runtimes(chip).stream().findFirst())
                .map(RuntimeProfile::id)
                .orElse("generic");
        return Project.blank(name, chip.id(), runtime);
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
