package dev.takt.app.reading;

import dev.takt.projects.exchange.Recording;
import dev.takt.projects.exchange.RecordingText;
import dev.takt.projects.exchange.Recordings;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.Parsed;
import dev.takt.projects.units.SizeText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the recordings that a design names from files beside its own. */
public final class RecordingFiles {
    private static final long LARGEST_BYTES = 32L << 20;

    private RecordingFiles() {}

    /** Those of a design in this file. */
    public static Recordings of(Project project, Path design) {
        Path folder = design.toAbsolutePath().normalize().getParent();
        Map<String, Recording> read = new HashMap<>();
        Map<String, Message> failed = new HashMap<>();
        for (String name : names(project)) {
            switch (read(name, folder == null ? design.toAbsolutePath() : folder)) {
                case Parsed.Ok<Recording>(Recording recording) -> read.put(name, recording);
                case Parsed.Wrong<Recording>(Message why) -> failed.put(name, why);
            }
        }
        return read.isEmpty() && failed.isEmpty() ? Recordings.NONE : new Recordings(read, failed);
    }

    private static Set<String> names(Project project) {
        Set<String> names = new TreeSet<>();
        for (Item item : project.items()) {
            Activation activation =
                    switch (item) {
                        case Executable executable -> executable.activation();
                        case Device device -> device.arrivals();
                        case Item _ -> new Activation.Background();
                    };
            if (activation instanceof Activation.Recorded(String file)) {
                names.add(file);
            }
        }
        return names;
    }

    private static Parsed<Recording> read(String name, Path folder) {
        try {
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder)) {
                return wrong("recording.outside", name);
            }
            if (!Files.isRegularFile(file)) {
                return wrong("recording.missing", name);
            }
            if (Files.size(file) > LARGEST_BYTES) {
                return wrong("recording.too-large", name, SizeText.format(LARGEST_BYTES));
            }
            return switch (RecordingText.parse(Files.readString(file))) {
                case Parsed.Wrong<Recording>(Message why) -> wrong("recording.unreadable", name, why);
                case Parsed.Ok<Recording> ok -> ok;
            };
        } catch (CharacterCodingException _) {
            return wrong("recording.unreadable", name, "it is not UTF-8");
        } catch (InvalidPathException | IOException e) {
            return wrong("recording.unreadable", name, String.valueOf(e.getMessage()));
        }
    }

    private static Parsed<Recording> wrong(String key, Object... arguments) {
        return new Parsed.Wrong<>(Texts.text(key, arguments));
    }
}
