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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Remembered choices: look, language, keys, the layout of the window, and the designs opened last. Kept in one small file; a file that cannot be read or written costs the memory, nothing else. */
public final class Preferences {
    private static final Logger LOG = System.getLogger(Preferences.class.getName());
    private static final int MOST_RECENT = 8;
    private static final String KEY = "key.";
    private static final String LAYOUT = "layout.";

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

    /** What the window looks like: {@code light}, {@code dark}, {@code contrast}, or as the {@code system} has it. */
    public String theme() {
        return values.getProperty("theme", "system");
    }

    public void setTheme(String theme) {
        put("theme", theme);
    }

    /** The language of the window: a tag such as {@code de}, or {@code system}. */
    public String language() {
        return values.getProperty("language", "system");
    }

    public void setLanguage(String language) {
        put("language", language);
    }

    /** What the wheel does over board and timeline: {@code zoom}, or {@code scroll} and zoom with Ctrl only. */
    public String wheel() {
        return values.getProperty("wheel", "zoom");
    }

    public void setWheel(String wheel) {
        put("wheel", wheel);
    }

    /** Whether what changes under the pointer takes a moment: as the {@code system} has it, or {@code reduced}. */
    public String motion() {
        return values.getProperty("motion", "system");
    }

    public void setMotion(String motion) {
        put("motion", motion);
    }

    /** Keys that were given to commands instead of their own; an empty one takes a command's key away. */
    public Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        values.stringPropertyNames().stream()
                .filter(name -> name.startsWith(KEY))
                .forEach(name -> keys.put(name.substring(KEY.length()), values.getProperty(name)));
        return keys;
    }

    /** Replaces all keys that were given. */
    public void setKeys(Map<String, String> keys) {
        forget(KEY);
        keys.forEach((command, key) -> values.setProperty(KEY + command, key));
        store();
    }

    /** A size of the layout that was chosen, such as the width of a dock. */
    public OptionalDouble size(String name) {
        return number(LAYOUT + name);
    }

    public void setSize(String name, double size) {
        put(LAYOUT + name, Double.toString(size));
    }

    /** True if a dock was closed. */
    public boolean isClosed(String dock) {
        return "closed".equals(values.getProperty(LAYOUT + dock + ".state"));
    }

    public void setClosed(String dock, boolean closed) {
        put(LAYOUT + dock + ".state", closed ? "closed" : "open");
    }

    /** The dock that a pane was moved to. */
    public Optional<String> dock(String pane) {
        return Optional.ofNullable(values.getProperty(LAYOUT + pane + ".dock"));
    }

    public void setDock(String pane, String dock) {
        put(LAYOUT + pane + ".dock", dock);
    }

    /** Where the window was when it was closed. */
    public Optional<WindowPlace> window() {
        OptionalDouble x = number(LAYOUT + "window.x");
        OptionalDouble y = number(LAYOUT + "window.y");
        OptionalDouble width = number(LAYOUT + "window.width");
        OptionalDouble height = number(LAYOUT + "window.height");
        if (x.isEmpty() || y.isEmpty() || width.isEmpty() || height.isEmpty()) {
            return Optional.empty();
        }
        boolean whole = Boolean.parseBoolean(values.getProperty(LAYOUT + "window.maximised"));
        return Optional.of(
                new WindowPlace(x.getAsDouble(), y.getAsDouble(), width.getAsDouble(), height.getAsDouble(), whole));
    }

    public void setWindow(WindowPlace place) {
        values.setProperty(LAYOUT + "window.x", Double.toString(place.x()));
        values.setProperty(LAYOUT + "window.y", Double.toString(place.y()));
        values.setProperty(LAYOUT + "window.width", Double.toString(place.width()));
        values.setProperty(LAYOUT + "window.height", Double.toString(place.height()));
        put(LAYOUT + "window.maximised", Boolean.toString(place.maximised()));
    }

    /** Docks and window are as they come. */
    public void forgetLayout() {
        forget(LAYOUT);
        store();
    }

    private OptionalDouble number(String name) {
        try {
            String text = values.getProperty(name, "");
            double number = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    private void put(String name, String value) {
        values.setProperty(name, value);
        store();
    }

    private void forget(String prefix) {
        values.stringPropertyNames().stream().filter(n -> n.startsWith(prefix)).forEach(values::remove);
    }

    /** How a design was looked at when it was open last. */
    public DesignView view(Path design) {
        return new DesignViews(values).of(design).orElse(DesignView.FIRST);
    }

    public void setView(Path design, DesignView view) {
        new DesignViews(values).set(design, view);
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
