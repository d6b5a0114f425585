package dev.takt.designer.draw;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A sign of the Feather set, as lines of width 2 in a square of 24 (the bulb is ours). */
public enum Glyph {
    REPEAT,
    INBOX,
    ZAP,
    LOCK,
    UNLOCK,
    RADIO,
    HASH,
    CLOCK,
    BOX,
    SHIELD,
    HEART,
    LINK,
    CPU,
    SEND,
    ARROW_UP,
    PAUSE,
    FLAG,
    SETTINGS,
    DISC,
    COMPASS,
    X_CIRCLE,
    ALERT_TRIANGLE,
    INFO,
    CHECK_CIRCLE,
    X,
    CHECK,
    PLAY,
    ACTIVITY,
    LAYERS,
    FILE_TEXT,
    CODE,
    HELP_CIRCLE,
    CORNER_DOWN_RIGHT,
    EDIT_3,
    MESSAGE_SQUARE,
    POWER,
    WIFI,
    REFRESH_CW,
    SKIP_FORWARD,
    SLASH,
    CHEVRON_DOWN,
    CHEVRON_RIGHT,
    BULB;

    static final double SIZE = 24;

    private static final Map<String, Outline> OUTLINES = read();

    /** Its lines in a square of 24. */
    public Outline outline() {
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Objects.requireNonNull(OUTLINES.get(name), name);
    }

    private static Map<String, Outline> read() {
        String path = "/dev/takt/designer/icons.txt";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Glyph.class.getResourceAsStream(path), path), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .collect(Collectors.toUnmodifiableMap(
                            line -> line.substring(0, line.indexOf(' ')),
                            line -> Outline.parse(line.substring(line.indexOf(' ') + 1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
