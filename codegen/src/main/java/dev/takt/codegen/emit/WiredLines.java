package dev.takt.codegen.emit;

import java.util.ArrayList;
import java.util.List;

/** The serial lines that have something to set, in as few functions of the generated code as are short enough to be read. */
final class WiredLines {
    /** Lines of code of one function at most. */
    private static final int LONGEST = 80;

    private final List<List<WiredLine>> functions = new ArrayList<>();
    private int length = LONGEST;

    void add(WiredLine line) {
        int of = line.statements().size();
        if (of == 0) {
            return;
        }
        length += of + 1;
        if (length > LONGEST) {
            functions.add(new ArrayList<>());
            length = of + 1;
        }
        functions.getLast().add(line);
    }

    boolean isEmpty() {
        return functions.isEmpty();
    }

    void printCalls(CodeWriter out) {
        for (int i = 0; i < functions.size(); i++) {
            out.line(name(i) + "(device);");
        }
    }

    void printFunctions(CodeWriter out) {
        for (int i = 0; i < functions.size(); i++) {
            List<WiredLine> lines = functions.get(i);
            out.blank().block("fn " + name(i) + "(device: &Peripherals)", () -> lines.forEach(line -> line.print(out)));
        }
    }

    private static String name(int index) {
        return index == 0 ? "lines" : "lines_" + (index + 1);
    }
}
