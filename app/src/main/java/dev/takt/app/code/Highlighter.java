package dev.takt.app.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells keywords, types, numbers, attributes and comments of a text apart, by the look of its words: enough for colours. */
final class Highlighter {
    /** A stretch of text of one look; {@code style} empty: plain. */
    record Run(int length, String style) {}

    private static final Pattern RUST = Pattern.compile("(?<comment>//[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<string>b?\"(?:\\\\.|[^\"\\\\])*\")"
            + "|(?<attribute>#!?\\[[^\\]\\n]*\\])"
            + "|(?<keyword>\\b(?:as|async|await|break|const|continue|crate|else|enum|extern|fn|for|if|impl|in|let|loop|match|mod|move|mut|pub|ref|return|self|Self|static|struct|super|trait|type|unsafe|use|where|while)\\b)"
            + "|(?<number>\\b(?:0x[0-9A-Fa-f_]+|[0-9][0-9_]*(?:\\.[0-9]+)?)(?:[iu](?:8|16|32|64|size)|f32)?\\b)"
            + "|(?<type>\\b[A-Z][A-Za-z0-9_]*\\b)");
    private static final Pattern PLAIN = Pattern.compile("(?<comment>(?m:^|(?<=\\s))#[^\\n]*)"
            + "|(?<string>\"(?:\\\\.|[^\"\\\\\\n])*\")"
            + "|(?<attribute>(?m:^)\\[[^\\]\\n]*\\])"
            + "|(?<keyword>(?m:^)[A-Za-z0-9_-]+(?=\\s*=))"
            + "|(?<number>\\b(?:0x[0-9A-Fa-f]+|[0-9][0-9_.]*)\\b)"
            + "|(?<type>\\b(?:true|false|ORIGIN|LENGTH|MEMORY|SECTIONS)\\b)");

    private Highlighter() {}

    static List<Run> runs(String path, String text) {
        Matcher matcher = (path.endsWith(".rs") ? RUST : PLAIN).matcher(text);
        List<Run> runs = new ArrayList<>();
        int last = 0;
        while (matcher.find()) {
            if (matcher.start() > last) {
                runs.add(new Run(matcher.start() - last, ""));
            }
            runs.add(new Run(matcher.end() - matcher.start(), style(matcher)));
            last = matcher.end();
        }
        if (last < text.length() || runs.isEmpty()) {
            runs.add(new Run(text.length() - last, ""));
        }
        return runs;
    }

    private static String style(Matcher matcher) {
        for (String name : List.of("comment", "attribute", "keyword", "number", "type")) {
            if (matcher.group(name) != null) {
                return name.equals("number") ? "numeral" : name;
            }
        }
        return "numeral";
    }
}
