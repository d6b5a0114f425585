package dev.takt.app.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** How designs were looked at, by their files, the last one first; what is beyond the last two dozen is forgotten. */
final class DesignViews {
    private static final int MOST = 24;
    private static final String VIEW = "view.";

    private final Properties values;

    DesignViews(Properties values) {
        this.values = values;
    }

    private record Entry(String file, DesignView view) {}

    Optional<DesignView> of(Path design) {
        String file = name(design);
        return all().stream()
                .filter(e -> e.file().equals(file))
                .map(Entry::view)
                .findFirst();
    }

    void set(Path design, DesignView view) {
        String file = name(design);
        List<Entry> entries = new ArrayList<>(all());
        entries.removeIf(e -> e.file().equals(file));
        if (!view.equals(DesignView.FIRST)) {
            entries.addFirst(new Entry(file, view));
        }
        values.stringPropertyNames().stream().filter(n -> n.startsWith(VIEW)).forEach(values::remove);
        for (int i = 0; i < Math.min(MOST, entries.size()); i++) {
            write(VIEW + i + ".", entries.get(i));
        }
    }

    private static String name(Path design) {
        return design.toAbsolutePath().normalize().toString();
    }

    private List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            String file = values.getProperty(VIEW + i + ".file", "");
            if (!file.isEmpty()) {
                entries.add(new Entry(file, read(VIEW + i + ".")));
            }
        }
        return entries;
    }

    private DesignView read(String key) {
        return new DesignView(
                values.getProperty(key + "stops", ""),
                words(key + "pinned"),
                words(key + "hidden"),
                words(key + "folded"),
                flag(key + "loads", DesignView.FIRST.loads()),
                flag(key + "arrows", DesignView.FIRST.arrows()),
                flag(key + "strip-loads", DesignView.FIRST.stripLoads()),
                flag(key + "strip-arrows", DesignView.FIRST.stripArrows()),
                flag(key + "map", DesignView.FIRST.map()),
                flag(key + "heat", DesignView.FIRST.heat()));
    }

    private boolean flag(String key, boolean first) {
        return Boolean.parseBoolean(values.getProperty(key, Boolean.toString(first)));
    }

    private List<String> words(String key) {
        String text = values.getProperty(key, "").strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    private void write(String key, Entry entry) {
        values.setProperty(key + "file", entry.file());
        values.setProperty(key + "stops", entry.view().stops());
        values.setProperty(key + "pinned", String.join(" ", entry.view().pinned()));
        values.setProperty(key + "hidden", String.join(" ", entry.view().hidden()));
        values.setProperty(key + "folded", String.join(" ", entry.view().folded()));
        values.setProperty(key + "loads", Boolean.toString(entry.view().loads()));
        values.setProperty(key + "arrows", Boolean.toString(entry.view().arrows()));
        values.setProperty(key + "strip-loads", Boolean.toString(entry.view().stripLoads()));
        values.setProperty(key + "strip-arrows", Boolean.toString(entry.view().stripArrows()));
        values.setProperty(key + "map", Boolean.toString(entry.view().map()));
        values.setProperty(key + "heat", Boolean.toString(entry.view().heat()));
    }
}
