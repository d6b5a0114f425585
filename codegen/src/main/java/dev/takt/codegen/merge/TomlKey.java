package dev.takt.codegen.merge;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keys of TOML as text. */
final class TomlKey {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");

    private TomlKey() {}

    static String text(List<String> key) {
        return key.stream().map(TomlKey::part).collect(Collectors.joining("."));
    }

    private static String part(String part) {
        return BARE.matcher(part).matches() ? part : TomlScanner.quoted(part);
    }
}
