package dev.takt.app.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the part of Markdown that our documentation is written in. Pictures are left out: the window itself is there. */
final class Markdown {
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.*)");
    private static final Pattern POINT = Pattern.compile(" *(?:[-*]|\\d+\\.) +(.*)");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]*\\]\\([^)]*\\)");
    private static final Pattern SPAN =
            Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*|\\[([^\\]]+)\\]\\(([^)]+)\\)");

    /** A piece of running text: plain, code, strong or a link. */
    record Span(Kind kind, String text, String target) {}

    /** How a piece of running text is shown. */
    enum Kind {
        PLAIN,
        CODE,
        STRONG,
        WEAK,
        LINK
    }

    private final List<HelpBlock> blocks = new ArrayList<>();
    private final StringBuilder running = new StringBuilder();
    private final StringBuilder code = new StringBuilder();
    private final List<List<String>> rows = new ArrayList<>();
    private boolean inCode;
    private boolean inPoint;

    private Markdown() {}

    static List<HelpBlock> read(String text) {
        Markdown reader = new Markdown();
        text.lines().forEach(reader::line);
        reader.end();
        return List.copyOf(reader.blocks);
    }

    private void line(String line) {
        if (line.startsWith("```")) {
            end();
            if (inCode) {
                blocks.add(new HelpBlock.Code(code.toString().stripTrailing()));
                code.setLength(0);
            }
            inCode = !inCode;
            return;
        }
        if (inCode) {
            code.append(line).append('\n');
            return;
        }
        String bare = PICTURE.matcher(line).replaceAll("");
        Matcher heading = HEADING.matcher(bare);
        Matcher point = POINT.matcher(bare);
        if (bare.startsWith("|")) {
            row(bare);
        } else if (bare.isBlank()) {
            end();
        } else if (heading.matches()) {
            end();
            blocks.add(new HelpBlock.Heading(heading.group(1).length(), heading.group(2)));
        } else if (point.matches()) {
            end();
            inPoint = true;
            running.append(point.group(1));
        } else {
            running.append(running.isEmpty() || bare.isBlank() ? "" : " ").append(bare.strip());
        }
    }

    private void row(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        // A bar inside code is written \| in a table.
        List<String> cells = Arrays.stream(inner.split("(?<!\\\\)\\|"))
                .map(c -> c.strip().replace("\\|", "|"))
                .toList();
        if (cells.stream().allMatch(c -> c.matches(":?-+:?"))) {
            return;
        }
        if (rows.isEmpty()) {
            end();
        }
        rows.add(cells);
    }

    private void end() {
        if (!rows.isEmpty()) {
            blocks.add(new HelpBlock.Grid(rows));
            rows.clear();
        }
        if (!running.isEmpty()) {
            blocks.add(inPoint ? new HelpBlock.Point(running.toString()) : new HelpBlock.Paragraph(running.toString()));
            running.setLength(0);
        }
        inPoint = false;
    }

    /** Running text in its pieces. */
    static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = SPAN.matcher(text);
        int at = 0;
        while (matcher.find()) {
            if (matcher.start() > at) {
                spans.add(new Span(Kind.PLAIN, text.substring(at, matcher.start()), ""));
            }
            spans.add(span(matcher));
            at = matcher.end();
        }
        if (at < text.length()) {
            spans.add(new Span(Kind.PLAIN, text.substring(at), ""));
        }
        return spans;
    }

    private static Span span(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Span(Kind.CODE, matcher.group(1), "");
        }
        if (matcher.group(2) != null) {
            return new Span(Kind.STRONG, matcher.group(2), "");
        }
        if (matcher.group(3) != null) {
            return new Span(Kind.WEAK, matcher.group(3), "");
        }
        return new Span(Kind.LINK, matcher.group(4).replace("`", ""), matcher.group(5));
    }
}
