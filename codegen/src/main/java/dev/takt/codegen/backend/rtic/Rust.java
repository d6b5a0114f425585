package dev.takt.codegen.backend.rtic;

/** Literals of Rust. */
final class Rust {
    private Rust() {}

    /** {@code 50_000_000}. */
    static String number(long value) {
        String digits = Long.toString(value);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                out.append('_');
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }
}
