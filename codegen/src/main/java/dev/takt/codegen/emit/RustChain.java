package dev.takt.codegen.emit;

import java.util.ArrayList;
import java.util.List;

/** A chain of calls as a statement, as rustfmt leaves it: on one line up to its width, else one call a line below the root. */
final class RustChain {
    private static final int CHAIN_WIDTH = 60;
    /** A root that is no longer than an indent has its first call beside it. */
    private static final int INDENT = 4;

    private RustChain() {}

    static List<String> lines(String root, String... calls) {
        String whole = root + "." + String.join(".", calls);
        if (whole.length() <= CHAIN_WIDTH) {
            return List.of(whole + ";");
        }
        boolean beside = root.length() <= INDENT;
        List<String> lines = new ArrayList<>();
        lines.add(beside ? root + "." + calls[0] : root);
        for (int i = beside ? 1 : 0; i < calls.length; i++) {
            lines.add("    ." + calls[i]);
        }
        lines.set(lines.size() - 1, lines.getLast() + ";");
        return lines;
    }
}
