package dev.takt.codegen.emit;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of a generated file with blanks, {@code «name»}. A blank that has a line for itself takes as many lines as what is put there has, each as far in as the blank, and none if that is empty.
 */
public final class Template {
    private static final Pattern BLANK = Pattern.compile("(?m)^( *)«(\\w+)»\\n|«(\\w+)»");

    private Template() {}

    /** The text with every blank filled. Throws IllegalArgumentException for a blank without words, and for words without a blank. */
    public static String fill(String template, Map<String, String> words) {
        Set<String> unused = new HashSet<>(words.keySet());
        StringBuilder text = new StringBuilder();
        Matcher blanks = BLANK.matcher(template);
        while (blanks.find()) {
            boolean isLine = blanks.group(2) != null;
            String name = isLine ? blanks.group(2) : blanks.group(3);
            String word = words.get(name);
            if (word == null) {
                throw new IllegalArgumentException("nothing for the blank " + name);
            }
            unused.remove(name);
            String filled = isLine ? lines(word, blanks.group(1).length()) : word;
            blanks.appendReplacement(text, Matcher.quoteReplacement(filled));
        }
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("no blank for " + unused);
        }
        return blanks.appendTail(text).toString();
    }

    /** Not {@code indent} alone, which would fill empty lines with spaces. */
    private static String lines(String word, int in) {
        return word.indent(in).replaceAll("(?m)^ +$", "");
    }
}
