package dev.takt.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Remembered choices: the theme and the designs opened last. Kept in one small file; a file that cannot be read or written costs the memory, nothing else. */
public final class Preferences {
    private static final Logger LOG = System.getLogger(Preferences.class.getName());
    private static final int MOST_RECENT = 8;

    private final Path file;
    private final Properties values = new Properties();

    private Preferences(Path file) {
        this.file = file;
    }

    /** What is remembered in this folder. */
    public static Preferences load(Places places) {
        Preferences preferences = new Preferences(places.settings().resolve("studio.properties"));
        if (Files.isReadable(preferences.file)) {
            try (Reader reader = Files.newBufferedReader(preferences.file, StandardCharsets.UTF_8)) {
                preferences.values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(Level.WARNING, "settings cannot be read: {0}", e.getMessage());
            }
        }
        return preferences;
    }

    public boolean dark() {
        return "dark".equals(values.getProperty("theme"));
    }

    public void setDark(boolean dark) {
        values.setProperty("theme", dark ? "dark" : "light");
        store();
    }

    /** Designs opened before that are still there, the last one first. */
    public List<RecentFile> recent() {
        return Stream.iterate(0, i -> i + 1)
                .limit(MOST_RECENT)
                .flatMap(this::recent)
                .filter(r -> Files.isRegularFile(r.file()))
                .toList();
    }

    private Stream<RecentFile> recent(int index) {
        String path = values.getProperty("recent." + index, "");
        if (path.isEmpty()) {
            return Stream.empty();
        }
        try {
            return Stream.of(new RecentFile(
                    Path.of(path), Long.parseLong(values.getProperty("recent." + index + ".opened", "0"))));
        } catch (InvalidPathException | NumberFormatException e) {
            LOG.log(Level.DEBUG, "forgotten: {0}", e.getMessage());
            return Stream.empty();
        }
    }

    /** Puts a design in front of the list. */
    public void opened(Path design, long nowMillis) {
        List<RecentFile> list = new ArrayList<>(recent());
        Path whole = design.toAbsolutePath().normalize();
        list.removeIf(r -> r.file().equals(whole));
        list.addFirst(new RecentFile(whole, nowMillis));
        setRecent(list);
    }

    public void forgetRecent() {
        setRecent(List.of());
    }

    private void setRecent(List<RecentFile> list) {
        for (int i = 0; i < MOST_RECENT; i++) {
            values.remove("recent." + i);
            values.remove("recent." + i + ".opened");
            if (i < list.size()) {
                values.setProperty("recent." + i, list.get(i).file().toString());
                values.setProperty(
                        "recent." + i + ".opened", Long.toString(list.get(i).openedMillis()));
            }
        }
        store();
    }

    private void store() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                values.store(writer, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "settings cannot be written: {0}", e.getMessage());
        }
    }
}
