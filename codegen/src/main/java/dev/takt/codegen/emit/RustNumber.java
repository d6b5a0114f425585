package dev.takt.codegen.emit;

/** Whole numbers as Rust literals. */
public final class RustNumber {
    private RustNumber() {}

    /** {@code 50_000_000}. */
    public static String of(long value) {
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
