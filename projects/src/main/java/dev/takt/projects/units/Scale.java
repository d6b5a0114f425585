package dev.takt.projects.units;

import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The units of one kind of quantity, smallest first; the smallest counts whole numbers. {@code decimals} limits what is written after the point. */
record Scale(String example, int decimals, List<Unit> units) {
    private static final int MAX_TEXT = 64;
    private static final Pattern AMOUNT = Pattern.compile("(-?)(\\d+(?:\\.\\d+)?|\\.\\d+)\\s*([^\\d\\s.*/+-]*)");
    private static final Pattern PRODUCT = Pattern.compile("(\\d+)\\s*\\*\\s*(.*)", Pattern.DOTALL);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Reads an amount with its unit, or a whole number times one. */
    Parsed<Long> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > MAX_TEXT) {
            return wrong("units.too-long", MAX_TEXT);
        }
        BigDecimal factor = BigDecimal.ONE;
        String rest = trimmed;
        for (Matcher product = PRODUCT.matcher(rest); product.matches(); product = PRODUCT.matcher(rest)) {
            factor = factor.multiply(new BigDecimal(product.group(1)));
            rest = product.group(2);
        }
        return amount(trimmed, factor, rest);
    }

    private Parsed<Long> amount(String whole, BigDecimal factor, String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return wrong("units.not-an-amount", whole, example, names());
        }
        if (!amount.group(1).isEmpty()) {
            return wrong("units.negative", whole);
        }
        String name = amount.group(3);
        if (name.isEmpty()) {
            return wrong("units.bare", whole, example, names());
        }
        Optional<Unit> unit = units.stream().filter(u -> u.is(name)).findFirst();
        if (unit.isEmpty()) {
            return wrong("units.unknown", name, example, names());
        }
        return whole(
                whole,
                factor.multiply(new BigDecimal(amount.group(2)))
                        .multiply(unit.get().size()));
    }

    /** The value as a number of the smallest unit, if it is one. */
    Parsed<Long> whole(String text, BigDecimal value) {
        if (value.compareTo(LARGEST) > 0) {
            return wrong("units.too-large", text, format(Long.MAX_VALUE));
        }
        try {
            return new Parsed.Ok<>(value.longValueExact());
        } catch (ArithmeticException _) {
            return wrong("units.not-whole", text, units.getFirst().name());
        }
    }

    /** The canonical text: the largest unit in which the amount is 1 or more and needs no more decimals than allowed. */
    String format(long value) {
        BigDecimal amount = BigDecimal.valueOf(value);
        for (Unit unit : units.reversed()) {
            if (amount.abs().compareTo(unit.size()) >= 0) {
                Optional<String> text = in(unit, amount);
                if (text.isPresent()) {
                    return text.get() + " " + unit.name();
                }
            }
        }
        return value + " " + units.getFirst().name();
    }

    private Optional<String> in(Unit unit, BigDecimal amount) {
        try {
            int places = unit.wholeOnly() ? 0 : decimals;
            BigDecimal exact = amount.divide(unit.size(), places, RoundingMode.UNNECESSARY);
            return Optional.of(exact.stripTrailingZeros().toPlainString());
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    private String names() {
        return units.stream().map(Unit::name).collect(Collectors.joining(", "));
    }

    static Parsed<Long> wrong(String key, Object... arguments) {
        Message message = Texts.text(key, arguments);
        return new Parsed.Wrong<>(message);
    }
}
