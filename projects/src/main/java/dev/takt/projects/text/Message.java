package dev.takt.projects.text;

import java.util.List;

/** A text for the user as key and arguments, turned into words as late as possible. An argument may be a message itself. */
public record Message(Bundle bundle, String key, List<Object> arguments) {
    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(Bundle bundle, String key, Object... arguments) {
        return new Message(bundle, key, List.of(arguments));
    }

    /** The words, arguments put in. A brace in an argument stays as it is. */
    public String text() {
        String pattern = bundle.pattern(key);
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            int close = c == '{' ? pattern.indexOf('}', at) : -1;
            if (close > at + 1 && pattern.substring(at + 1, close).chars().allMatch(Character::isDigit)) {
                words.append(argument(Integer.parseInt(pattern.substring(at + 1, close))));
                at = close + 1;
            } else {
                words.append(c);
                at++;
            }
        }
        return words.toString();
    }

    private String argument(int index) {
        if (index >= arguments.size()) {
            return "{" + index + "}";
        }
        Object argument = arguments.get(index);
        return argument instanceof Message inner ? inner.text() : String.valueOf(argument);
    }

    @Override
    public String toString() {
        return text();
    }
}
