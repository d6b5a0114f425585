package dev.takt.projects.exchange;

import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.Map;
import java.util.Optional;

/** The recordings a design names, by the name it uses: those that could be read, and for the others why not. */
public record Recordings(Map<String, Recording> read, Map<String, Message> failed) {
    /** None has been looked for. */
    public static final Recordings NONE = new Recordings(Map.of(), Map.of());

    public Recordings {
        read = Map.copyOf(read);
        failed = Map.copyOf(failed);
    }

    public Optional<Recording> of(String file) {
        return Optional.ofNullable(read.get(file));
    }

    /** Why there is none. */
    public Message reason(String file) {
        return failed.getOrDefault(file, Texts.text("recording.no-place", file));
    }
}
