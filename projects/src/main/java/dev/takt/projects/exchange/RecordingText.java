package dev.takt.projects.exchange;

import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recording as text: one instant a line, with its unit ({@code 12.5 ms}), or without where the first line is {@code time_us} or the like. What stands behind a comma, a semicolon or a tab is not
 * looked at; empty lines and lines that begin with {@code #} are left out.
 */
public final class RecordingText {
    /** More instants are refused. */
    public static final int MOST = 1_000_000;

    private static final Pattern HEADER = Pattern.compile("time(?:_(ns|us|ms|s))?");

    private String unit = "";
    private boolean begun;
    private final List<Long> instants = new ArrayList<>();

    private RecordingText() {}

    /** The recording, or the first line that makes it none. */
    public static Parsed<Recording> parse(String text) {
        return new RecordingText().read(text);
    }

    private Parsed<Recording> read(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String cell = firstCell(
                    i == 0 && lines.get(0).startsWith("\ufeff") ? lines.get(0).substring(1) : lines.get(i));
            if (cell.isEmpty() || cell.startsWith("#") || isHeader(cell)) {
                continue;
            }
            Optional<Message> wrong = take(cell, i + 1);
            if (wrong.isPresent()) {
                return new Parsed.Wrong<>(wrong.get());
            }
        }
        return new Parsed.Ok<>(new Recording(instants));
    }

    private static String firstCell(String line) {
        return line.split("[,;\t]", 2)[0].strip();
    }

    private boolean isHeader(String cell) {
        Matcher header = HEADER.matcher(cell);
        if (begun || !header.matches()) {
            return false;
        }
        begun = true;
        unit = header.group(1) == null ? "" : header.group(1);
        return true;
    }

    /** Why a line is no next instant; nothing if it is one. */
    private Optional<Message> take(String cell, int line) {
        begun = true;
        if (instants.size() == MOST) {
            return Optional.of(Texts.text("recording.too-many", line, MOST));
        }
        if (!(DurationText.parse(unit.isEmpty() ? cell : cell + " " + unit) instanceof Parsed.Ok<Long>(Long ns))
                || ns < 0) {
            return Optional.of(Texts.text("recording.no-time", line, cell));
        }
        if (!instants.isEmpty() && ns < instants.getLast()) {
            return Optional.of(Texts.text("recording.back", line, cell));
        }
        instants.add(ns);
        return Optional.empty();
    }
}
