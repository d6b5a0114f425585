package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.json.Position;
import dev.takt.projects.model.Extras;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.BitRateText;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.FrequencyText;
import dev.takt.projects.units.Parsed;
import dev.takt.projects.units.SizeText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A value that is one line of text, such as a time with its unit. In a file it is a string, or a number where {@code number} says so.
 */
public record LineType<V>(
        Form form,
        boolean number,
        Function<String, Parsed<V>> parser,
        Function<V, String> formatter,
        Message accepts,
        Blank blank)
        implements ValueType<V> {
    /** What kind of line it is, for editors that treat some of them specially (a slider for a time). */
    public enum Form {
        TEXT,
        WHOLE,
        TIME,
        SIZE,
        RATE,
        CHANCE
    }

    /** What holds where the line is empty. */
    public enum Blank {
        /** Nothing: there is no such thing then. */
        NONE,
        /** What the runtime, the chip or other properties say. */
        DEFAULT,
        /** Whatever there is. */
        ANY
    }

    /** A line that holds nothing while it is empty. */
    LineType(
            Form form,
            boolean number,
            Function<String, Parsed<V>> parser,
            Function<V, String> formatter,
            Message accepts) {
        this(form, number, parser, formatter, accepts, Blank.NONE);
    }

    /** The same line, in place of which something else holds while it is empty. */
    public LineType<V> or(Blank blank) {
        return new LineType<>(form, number, parser, formatter, accepts, blank);
    }

    public static LineType<String> words() {
        return new LineType<>(Form.TEXT, false, Parsed.Ok::new, s -> s, text("accepts.text"));
    }

    /** A whole number within bounds, both included. */
    public static LineType<Integer> whole(int least, int most) {
        Message accepts = text("accepts.whole", least, most);
        return new LineType<>(
                Form.WHOLE,
                true,
                s -> wholeWithin(s, least, most, accepts).map(Long::intValue),
                String::valueOf,
                accepts);
    }

    /** A whole number within bounds, or nothing. */
    public static LineType<OptionalInt> optionalWhole(int least, int most) {
        LineType<Integer> type = whole(least, most);
        return new LineType<>(
                Form.WHOLE,
                true,
                s -> s.isBlank()
                        ? new Parsed.Ok<>(OptionalInt.empty())
                        : type.parse(s).map(OptionalInt::of),
                v -> v.isPresent() ? type.format(v.getAsInt()) : "",
                type.accepts());
    }

    public static LineType<Long> wholeLong(long least, long most) {
        Message accepts = text("accepts.whole", least, most);
        return new LineType<>(Form.WHOLE, true, s -> wholeWithin(s, least, most, accepts), String::valueOf, accepts);
    }

    /** Core numbers from 0 to one that is included, as a set: commas or spaces between them. */
    public static LineType<List<Integer>> cores(int most) {
        Message accepts = text("accepts.cores", most);
        return new LineType<>(
                Form.TEXT,
                false,
                s -> parseCores(s, most, accepts),
                v -> v.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                accepts);
    }

    private static Parsed<List<Integer>> parseCores(String s, int most, Message accepts) {
        TreeSet<Integer> cores = new TreeSet<>();
        for (String part : s.strip().split("[,\\s]+")) {
            if (part.matches("\\d{1,4}") && Integer.parseInt(part) <= most) {
                cores.add(Integer.parseInt(part));
            } else if (!part.isEmpty()) {
                return new Parsed.Wrong<>(accepts);
            }
        }
        return new Parsed.Ok<>(List.copyOf(cores));
    }

    /** A byte, or nothing; written in hexadecimal as the field's engineers do. */
    public static LineType<OptionalInt> optionalByte() {
        Message accepts = text("accepts.byte");
        return new LineType<>(
                Form.WHOLE,
                false,
                s -> s.isBlank()
                        ? new Parsed.Ok<>(OptionalInt.empty())
                        : wholeWithin(s, 0, 255, accepts).map(v -> OptionalInt.of(v.intValue())),
                v -> v.isPresent() ? "0x%02X".formatted(v.getAsInt()) : "",
                accepts);
    }

    public static LineType<Long> time() {
        return new LineType<>(Form.TIME, false, DurationText::parse, DurationText::format, text("accepts.time"));
    }

    public static LineType<OptionalLong> optionalTime() {
        return optional(time(), text("accepts.time.optional"));
    }

    public static LineType<Long> size() {
        return new LineType<>(Form.SIZE, false, SizeText::parse, SizeText::format, text("accepts.size"));
    }

    /** An address or size in hexadecimal, or nothing. */
    public static LineType<OptionalLong> optionalAddress() {
        Message accepts = text("accepts.address");
        return new LineType<>(
                Form.SIZE,
                false,
                s -> s.isBlank()
                        ? new Parsed.Ok<>(OptionalLong.empty())
                        : wholeWithin(s, 0, 0xFFFF_FFFFL, accepts).map(OptionalLong::of),
                v -> v.isPresent() ? "0x%X".formatted(v.getAsLong()) : "",
                accepts);
    }

    public static LineType<Long> rate() {
        return new LineType<>(Form.RATE, false, FrequencyText::parse, FrequencyText::format, text("accepts.rate"));
    }

    /** Of a line, which has other words for it than a clock. */
    public static LineType<Long> bitRate() {
        return new LineType<>(Form.RATE, false, BitRateText::parse, BitRateText::format, text("accepts.bit-rate"));
    }

    /** The same line, where 0 stands for nothing and nothing is shown as such. */
    public static LineType<Long> orNothing(LineType<Long> type) {
        return new LineType<>(
                type.form(),
                type.number(),
                s -> s.isBlank() ? new Parsed.Ok<>(0L) : type.parse(s),
                v -> v == 0 ? "" : type.format(v),
                type.accepts());
    }

    /** A probability in percent, kept in parts per million. */
    public static LineType<Integer> chance() {
        return new LineType<>(
                Form.CHANCE, false, LineType::parseChance, LineType::formatChance, text("accepts.chance"));
    }

    private static LineType<OptionalLong> optional(LineType<Long> type, Message accepts) {
        return new LineType<>(
                type.form(),
                false,
                s -> s.isBlank()
                        ? new Parsed.Ok<>(OptionalLong.empty())
                        : type.parse(s).map(OptionalLong::of),
                v -> v.isPresent() ? type.format(v.getAsLong()) : "",
                accepts);
    }

    private static Parsed<Long> wholeWithin(String s, long least, long most, Message accepts) {
        String digits = s.strip().replace("_", "");
        try {
            long value = digits.startsWith("0x") || digits.startsWith("0X")
                    ? Long.parseLong(digits.substring(2), 16)
                    : Long.parseLong(digits);
            return value < least || value > most ? new Parsed.Wrong<>(accepts) : new Parsed.Ok<>(value);
        } catch (NumberFormatException _) {
            return new Parsed.Wrong<>(accepts);
        }
    }

    private static Parsed<Integer> parseChance(String s) {
        String digits = s.strip();
        try {
            if (digits.endsWith("%")) {
                BigDecimal percent =
                        new BigDecimal(digits.substring(0, digits.length() - 1).strip());
                int ppm = percent.movePointRight(4).intValueExact();
                if (ppm >= 0 && ppm <= 1_000_000) {
                    return new Parsed.Ok<>(ppm);
                }
            }
        } catch (ArithmeticException | NumberFormatException _) {
            // falls through to the one answer for everything that is not a percentage
        }
        return new Parsed.Wrong<>(text("accepts.chance"));
    }

    private static String formatChance(int ppm) {
        return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString() + " %";
    }

    public Parsed<V> parse(String line) {
        return parser.apply(line);
    }

    public String format(V value) {
        return formatter.apply(value);
    }

    @Override
    public JsonValue write(V value, Extras nested) {
        return number ? new JsonNumber(format(value), Position.NONE) : Json.string(format(value));
    }

    @Override
    public Optional<V> read(JsonValue json, Place place) {
        Optional<String> line =
                switch (json) {
                    case JsonString string when !number -> Optional.of(string.value());
                    case JsonNumber digits when number -> Optional.of(digits.text());
                    default -> Optional.empty();
                };
        Parsed<V> parsed = line.map(this::parse).orElse(new Parsed.Wrong<>(accepts));
        return switch (parsed) {
            case Parsed.Ok<V> ok -> Optional.of(ok.value());
            case Parsed.Wrong<V> wrong -> {
                if (wrong.message().equals(accepts)) {
                    place.wrong(json, accepts);
                } else {
                    // a sentence that quotes what was found and says what is accepted
                    place.report(json, wrong.message());
                }
                yield Optional.empty();
            }
        };
    }

    @Override
    public JsonValue schema() {
        return Json.object()
                .put("type", number ? "integer" : "string")
                .put("description", accepts.text())
                .build();
    }
}
