package dev.takt.projects.exchange;

import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Expressions of linker scripts over whole numbers: the signs of C with their ranks, numbers with suffixes K and M, symbols, and functions of one region or of two
 * values. What GNU ld and LLD read differently is refused.
 */
final class LinkerExpression {
    /** An expression that has no value here, and why. */
    static final class NoValue extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Message reason;

        NoValue(Message reason) {
            super(reason.text());
            this.reason = reason;
        }

        Message reason() {
            return reason;
        }
    }

    /** Values that a script has given so far. */
    interface Names {
        Optional<Long> symbol(String name);

        Optional<Long> ofRegion(String function, String region);
    }

    private static final List<List<String>> RANKS = List.of(
            List.of("|"), List.of("^"), List.of("&"), List.of("<<", ">>"), List.of("+", "-"), List.of("*", "/", "%"));
    private static final int DEEPEST = 100;

    private final List<LinkerToken> tokens;
    private final Names names;
    private int at;
    private int depth;

    private LinkerExpression(List<LinkerToken> tokens, int at, Names names) {
        this.tokens = tokens;
        this.at = at;
        this.names = names;
    }

    /** A value and the token behind the expression. */
    record Value(long value, int next) {}

    static Value read(List<LinkerToken> tokens, int at, Names names) throws NoValue {
        LinkerExpression expression = new LinkerExpression(tokens, at, names);
        long value = expression.rank(0);
        return new Value(value, expression.at);
    }

    private long rank(int rank) throws NoValue {
        if (rank == RANKS.size()) {
            return unary();
        }
        long value = rank(rank + 1);
        while (at < tokens.size() && RANKS.get(rank).contains(tokens.get(at).text())) {
            String sign = tokens.get(at++).text();
            value = combined(value, sign, rank(rank + 1));
        }
        return value;
    }

    private static long combined(long a, String sign, long b) throws NoValue {
        try {
            return switch (sign) {
                case "|" -> a | b;
                case "^" -> a ^ b;
                case "&" -> a & b;
                case "<<" -> shifted(a, b);
                case ">>" -> b >= 0 && b < Long.SIZE ? a >> b : 0;
                case "+" -> Math.addExact(a, b);
                case "-" -> Math.subtractExact(a, b);
                case "*" -> Math.multiplyExact(a, b);
                case "/" -> Math.divideExact(a, b);
                default -> Math.floorMod(a, b);
            };
        } catch (ArithmeticException _) {
            throw new NoValue(b == 0 ? Texts.text("memory-x.zero") : Texts.text("memory-x.large"));
        }
    }

    private static long shifted(long a, long by) throws NoValue {
        if (by < 0 || by >= Long.SIZE || a << by >> by != a) {
            throw new NoValue(Texts.text("memory-x.large"));
        }
        return a << by;
    }

    private long unary() throws NoValue {
        if (++depth > DEEPEST) {
            throw new NoValue(Texts.text("memory-x.deep"));
        }
        LinkerToken token = next();
        long value =
                switch (token.text()) {
                    case "-" -> combined(0, "-", unary());
                    case "+" -> unary();
                    case "~" -> ~unary();
                    case "(" -> {
                        long inner = rank(0);
                        expect(")");
                        yield inner;
                    }
                    default -> token.isName() ? named(token) : number(token.text());
                };
        depth--;
        return value;
    }

    private long named(LinkerToken token) throws NoValue {
        boolean call = at < tokens.size() && tokens.get(at).is("(");
        if (!call) {
            return names.symbol(token.name())
                    .orElseThrow(() -> new NoValue(Texts.text("memory-x.symbol", token.name())));
        }
        at++;
        return switch (token.text()) {
            case "ORIGIN", "org", "o", "LENGTH", "len", "l" -> ofRegion(token.text());
            case "MAX" -> two(Math::max);
            case "MIN" -> two(Math::min);
            case "ALIGN" -> aligned();
            default -> throw new NoValue(Texts.text("memory-x.function", token.text()));
        };
    }

    private long ofRegion(String function) throws NoValue {
        String region = next().name();
        expect(")");
        String full = function.startsWith("l") || function.equals("LENGTH") ? "LENGTH" : "ORIGIN";
        return names.ofRegion(full, region).orElseThrow(() -> new NoValue(Texts.text("memory-x.region", region)));
    }

    private interface Two {
        long of(long a, long b);
    }

    private long two(Two function) throws NoValue {
        long first = rank(0);
        expect(",");
        long second = rank(0);
        expect(")");
        return function.of(first, second);
    }

    private long aligned() throws NoValue {
        long value = rank(0);
        expect(",");
        long unit = rank(0);
        expect(")");
        if (unit <= 0) {
            throw new NoValue(Texts.text("memory-x.zero"));
        }
        return combined(Math.ceilDiv(value, unit), "*", unit);
    }

    private LinkerToken next() throws NoValue {
        if (at >= tokens.size()) {
            throw new NoValue(Texts.text("memory-x.ends"));
        }
        return tokens.get(at++);
    }

    private void expect(String sign) throws NoValue {
        LinkerToken token = next();
        if (!token.is(sign)) {
            throw new NoValue(Texts.text("memory-x.expected", sign, token.text()));
        }
    }

    /** Hexadecimal with 0x, decimal; either with a suffix K or M. A number with a leading zero is octal to GNU ld and decimal to LLD. */
    static long number(String text) throws NoValue {
        String digits = text.replaceFirst("(?i)(?<=.)[km]$", "");
        long unit = text.length() == digits.length()
                ? 1
                : text.toLowerCase(Locale.ROOT).endsWith("k") ? 1 << 10 : 1 << 20;
        if (digits.matches("0[0-9]+")) {
            throw new NoValue(Texts.text("memory-x.octal", text));
        }
        boolean hex = digits.matches("0[xX][0-9a-fA-F]+");
        if (!hex && !digits.matches("[0-9]+")) {
            throw new NoValue(Texts.text("memory-x.number", text));
        }
        BigInteger value = (hex ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits))
                .multiply(BigInteger.valueOf(unit));
        if (value.bitLength() >= Long.SIZE) {
            throw new NoValue(Texts.text("memory-x.large"));
        }
        return value.longValueExact();
    }
}
