package dev.takt.codegen.emit;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.file.Span;
import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects the lines of one file: the only place that indents, and that remembers which item has caused which lines. Not for several threads. */
public final class CodeWriter {
    private static final String INDENT = "    ";
    private static final int WIDTH = 100;
    private static final int CALL_WIDTH = 60;
    private static final int CHAIN_WIDTH = 60;
    /** Where all arguments are this short, rustfmt leaves several on a line. */
    private static final int SHORT_ARGUMENT = 10;
    /** rustfmt leaves two columns free where all imports stand on one line. */
    private static final String SPARE = "  ";

    /** Columns it leaves free behind each but the last where they stand on several. */
    private static final int SPARE_INSIDE = 1;

    private static final Pattern IDENTIFIER = Pattern.compile("\\w+");
    private static final String COMMENT = "(^|\\s)//.*";
    private static final String BINDS = " = ";
    private static final Pattern BINDING = Pattern.compile("(pub(\\([a-z]+\\))? )?(let|static|const) ");
    private static final int LITERAL_WIDTH = 18;

    private final List<String> lines = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private int depth;

    /** One line at the current indentation. Text with a line break in it is a bug of the caller: everything typed goes through an escape first. */
    public CodeWriter line(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("more than a line: " + text);
        }
        if (text.endsWith(";") && !fits(text) && BINDING.matcher(text).lookingAt() && text.contains(BINDS)) {
            return binding(text);
        }
        if (text.startsWith("use ") && text.endsWith("};") && !fits(text + SPARE)) {
            return imports(text);
        }
        String line = text.stripTrailing();
        lines.add(line.isEmpty() ? "" : INDENT.repeat(depth) + line);
        return this;
    }

    /** True if a line of this text is no longer than rustfmt's. */
    private boolean fits(String text) {
        return INDENT.length() * depth + text.length() <= WIDTH;
    }

    /** Imports too many for a line: as many to a line as fit. */
    private CodeWriter imports(String text) {
        int brace = text.indexOf('{') + 1;
        line(text.substring(0, brace));
        depth++;
        filled(List.of(text.substring(brace, text.length() - 2).split(", ")), SPARE_INSIDE);
        depth--;
        return line("};");
    }

    /** As many to a line as fit; behind all but the last so much is left free. */
    private void filled(List<String> words, int spare) {
        String filled = "";
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i) + ",";
            String longer = filled.isEmpty() ? word : filled + " " + word;
            int free = i < words.size() - 1 ? spare : 0;
            if (INDENT.length() * depth + longer.length() + free > WIDTH) {
                line(filled);
                longer = word;
            }
            filled = longer;
        }
        line(filled);
    }

    /** A binding too long for a line: its value on the next, and what it calls at its end on the one after that. */
    private CodeWriter binding(String text) {
        int value = text.indexOf(BINDS) + BINDS.length();
        line(text.substring(0, value - 1));
        String rest = text.substring(value);
        depth++;
        int call = rest.lastIndexOf(").");
        if (fits(rest) || call < 0) {
            line(rest);
        } else {
            line(rest.substring(0, call + 1));
            depth++;
            line(rest.substring(call + 1));
            depth--;
        }
        depth--;
        return this;
    }

    /** Calls on {@code head}, the last of which takes a closure: on one line if rustfmt leaves it there, else a link a line and the body one level deeper. */
    public CodeWriter chain(String head, List<String> links, Runnable body, String close) {
        String flat = head + String.join("", links);
        if (flat.length() <= CHAIN_WIDTH && fits(flat)) {
            return block(flat, body, close);
        }
        line(head);
        depth++;
        links.subList(0, links.size() - 1).forEach(this::line);
        block(links.getLast(), body, close);
        depth--;
        return this;
    }

    /** Several lines, each at the current indentation. */
    public CodeWriter lines(String... texts) {
        for (String text : texts) {
            line(text);
        }
        return this;
    }

    /** A fixed text of several lines, such as a text block; its own indentation is kept. */
    public CodeWriter text(String block) {
        block.lines().forEach(this::line);
        return this;
    }

    /** An empty line, unless there is one already or the file or block has just begun. */
    public CodeWriter blank() {
        if (!lines.isEmpty() && !lines.getLast().isEmpty() && !lines.getLast().endsWith("{")) {
            lines.add("");
        }
        return this;
    }

    /** {@code header {}, the body one level deeper, and the closing brace. */
    public CodeWriter block(String header, Runnable body) {
        return block(header + " {", body, "}");
    }

    /** Any opening and closing line with the body one level deeper between them; in one line, as rustfmt has it, where a body in braces is empty. */
    public CodeWriter block(String open, Runnable body, String close) {
        open(open);
        int before = lines.size();
        body.run();
        if (lines.size() > before || !open.endsWith("{") || !close.startsWith("}")) {
            return close(close);
        }
        depth--;
        lines.set(before - 1, lines.getLast() + close);
        return this;
    }

    /** {@code head(a, b) -> T} and an end such as {@code ;} or { {}, one parameter a line if it is too long for one. */
    public CodeWriter signature(String head, List<String> parameters, String end) {
        String flat = head + "(" + String.join(", ", parameters) + ")" + end;
        if (INDENT.length() * depth + flat.length() <= WIDTH) {
            return line(flat);
        }
        line(head + "(");
        depth++;
        parameters.forEach(p -> line(p + ","));
        depth--;
        return end.endsWith("{}")
                ? line(")" + end.substring(0, end.length() - 1)).line("}")
                : line(")" + end);
    }

    /** A call as a statement; its arguments one a line if they are wider than rustfmt allows in one and not all short. */
    public CodeWriter call(String head, List<String> arguments, String end) {
        String inside = String.join(", ", arguments);
        String flat = head + "(" + inside + ")" + end;
        if (inside.length() <= CALL_WIDTH && INDENT.length() * depth + flat.length() <= WIDTH) {
            return line(flat);
        }
        if (inside.length() <= CALL_WIDTH && head.startsWith("let ") && head.contains(BINDS)) {
            return binding(flat);
        }
        line(head + "(");
        depth++;
        if (arguments.stream().allMatch(a -> a.length() <= SHORT_ARGUMENT)) {
            filled(arguments, 0);
        } else {
            arguments.forEach(a -> line(a + ","));
        }
        depth--;
        return end.startsWith(".") ? line(")").line(end) : line(")" + end);
    }

    /** A struct with its fields, one a line if they are wider than rustfmt allows in one. */
    public CodeWriter literal(String head, List<String> fields, String end) {
        if (!fields.isEmpty() && isOneLine(fields)) {
            return line(head + " { " + String.join(", ", fields) + " }" + end);
        }
        return block(head + " {", () -> fields.forEach(f -> line(f + ",")), "}" + end);
    }

    /** True if rustfmt writes a struct with these fields in one line. */
    public static boolean isOneLine(List<String> fields) {
        return String.join(", ", fields).length() <= LITERAL_WIDTH;
    }

    /** {@code head = value;}, the value on a line of its own if it does not fit, and the parameters of its type if that does not either. */
    public CodeWriter assign(String head, String value) {
        String flat = head + " = " + value + ";";
        if (INDENT.length() * depth + flat.length() <= WIDTH) {
            return line(flat);
        }
        int parameters = head.indexOf('<') + 1;
        if (parameters == 0 || fits(head + " =")) {
            return line(head + " =").indented(() -> line(value + ";"));
        }
        return block(
                head.substring(0, parameters),
                () -> outer(head.substring(parameters, head.length() - 1)).forEach(p -> line(p + ",")),
                "> = " + value + ";");
    }

    /** The parameters of a type, without those inside of them. */
    private static List<String> outer(String parameters) {
        List<String> outer = new ArrayList<>();
        int inside = 0;
        int start = 0;
        for (int i = 0; i < parameters.length(); i++) {
            char c = parameters.charAt(i);
            inside += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && inside == 0) {
                outer.add(parameters.substring(start, i));
                start = i + 2;
            }
        }
        outer.add(parameters.substring(start));
        return outer;
    }

    /** Everything that another writer holds, behind what this one holds. */
    public CodeWriter append(CodeWriter other) {
        int before = lines.size();
        lines.addAll(other.lines);
        other.spans.forEach(s -> spans.add(new Span(s.item(), s.firstLine() + before, s.lastLine() + before)));
        return this;
    }

    /** What is written so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** True if the code of a line written so far contains this text: not within a longer name of the design, nor behind the path of another. */
    public boolean mentions(String text) {
        String begin = IDENTIFIER.matcher(text).lookingAt() ? "(?<![\\w:])" : "";
        String end = IDENTIFIER.matcher(text).matches() ? "(?!\\w)" : "";
        Pattern mention = Pattern.compile(begin + Pattern.quote(text) + end);
        return lines.stream().map(l -> l.replaceFirst(COMMENT, "")).anyMatch(l -> mention.matcher(l)
                .find());
    }

    /** True if a line that this item has caused contains this text. */
    public boolean mentions(ItemId item, String text) {
        return spans.stream()
                .filter(s -> s.item().equals(item))
                .anyMatch(s ->
                        lines.subList(s.firstLine() - 1, s.lastLine()).stream().anyMatch(l -> l.contains(text)));
    }

    /** What the body writes stands one level deeper. */
    public CodeWriter indented(Runnable body) {
        depth++;
        body.run();
        depth--;
        return this;
    }

    /** Lines one level deeper than the rest, closed by hand with {@link #close}. */
    public CodeWriter open(String header) {
        line(header);
        depth++;
        return this;
    }

    /** Ends what {@link #open} began. */
    public CodeWriter close(String footer) {
        depth--;
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return line(footer);
    }

    /** What the body writes is there because of this item. */
    public CodeWriter item(ItemId item, Runnable body) {
        int first = lines.size() + 1;
        body.run();
        int last = lines.size();
        if (last >= first) {
            spans.add(new Span(item, first, last));
        }
        return this;
    }

    /** The file as written so far, with a line break behind the last line. */
    public GeneratedFile file(String path, Owner owner) {
        List<String> text = new ArrayList<>(lines);
        while (!text.isEmpty() && text.getLast().isEmpty()) {
            text.removeLast();
        }
        return new GeneratedFile(path, String.join("\n", text) + "\n", owner, spans);
    }
}
