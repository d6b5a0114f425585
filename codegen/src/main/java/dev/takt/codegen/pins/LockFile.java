package dev.takt.codegen.pins;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A {@code Cargo.lock} of one set of pins, tested with it, in which the root package bears a project's name. Cargo keeps packages sorted by name and refuses a lock file
 * under {@code --locked} otherwise, so the root moves to its place.
 */
public final class LockFile {
    private static final String ROOT = "takt-firmware";
    private static final String HEAD = "[[package]]\n";
    private static final Pattern VERSION = Pattern.compile("\nversion = \"([^\"]*)\"");
    private static final Pattern DEPENDENCY = Pattern.compile("(?m)^ \"([^\"]*)\",$");
    private static final Pattern NAME = Pattern.compile("name = \"([^\"]*)\"");

    private final String preamble;
    private final List<String> packages = new ArrayList<>();

    private LockFile(String text) {
        String[] parts = text.split(Pattern.quote(HEAD));
        this.preamble = parts[0];
        for (int i = 1; i < parts.length; i++) {
            packages.add(parts[i].strip());
        }
    }

    /** A lock file read from its text. */
    static LockFile of(String text) {
        return new LockFile(text);
    }

    /** The same without a package that the root asks for, and without what nothing else needs then. */
    LockFile without(String crate) {
        List<String> kept = packages.stream()
                .map(p -> name(p).equals(ROOT) ? p.replace(" \"" + crate + "\",\n", "") : p)
                .toList();
        Map<String, List<String>> named = new HashMap<>();
        for (String block : kept) {
            for (String asked : List.of(name(block), name(block) + " " + version(block))) {
                named.computeIfAbsent(asked, _ -> new ArrayList<>()).add(block);
            }
        }
        Set<String> needed = new HashSet<>();
        Deque<String> open =
                new ArrayDeque<>(kept.stream().filter(p -> name(p).equals(ROOT)).toList());
        while (!open.isEmpty()) {
            String block = open.pop();
            if (needed.add(block)) {
                dependencies(block)
                        .forEach(d -> named.getOrDefault(d, List.of()).forEach(open::push));
            }
        }
        StringBuilder text = new StringBuilder(preamble);
        kept.stream()
                .filter(needed::contains)
                .forEach(p -> text.append(HEAD).append(p).append("\n\n"));
        return new LockFile(text.toString());
    }

    /** Names of what a package needs, with a version where there are several. */
    private static List<String> dependencies(String block) {
        int list = block.indexOf("dependencies = [");
        return list < 0
                ? List.of()
                : DEPENDENCY
                        .matcher(block.substring(list))
                        .results()
                        .map(m -> m.group(1))
                        .toList();
    }

    private static String version(String block) {
        Matcher matcher = VERSION.matcher(block);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The same with a crate that the root asks for too, and what that needs beside what is locked. */
    LockFile with(String crate, LockFile more) {
        StringBuilder text = new StringBuilder(preamble);
        packages.forEach(block -> text.append(HEAD)
                .append(name(block).equals(ROOT) ? asking(block, crate) : block)
                .append("\n\n"));
        more.packages.stream()
                .filter(block -> packages.stream().noneMatch(p -> name(p).equals(name(block))))
                .forEach(block -> text.append(HEAD).append(block).append("\n\n"));
        return new LockFile(text.toString());
    }

    /** The same with a package of the project itself, which the root asks for and which asks for locked crates. */
    public LockFile with(String crate, List<String> crates) {
        StringBuilder text = new StringBuilder(preamble);
        List<String> blocks = new ArrayList<>();
        for (String block : packages) {
            blocks.add(name(block).equals(ROOT) ? asking(block, crate) : block);
        }
        String head = "name = \"" + crate + "\"\nversion = \"0.1.0\"";
        String asked = crates.stream().map(c -> " \"" + locked(c) + "\",\n").collect(Collectors.joining());
        blocks.add(asked.isEmpty() ? head : head + "\ndependencies = [\n" + asked + "]");
        blocks.forEach(b -> text.append(HEAD).append(b).append("\n\n"));
        return new LockFile(text.toString());
    }

    /** What the root calls a crate that it asks for too: with its version where several are locked. */
    private String locked(String crate) {
        return packages.stream()
                .filter(p -> name(p).equals(ROOT))
                .flatMap(p -> dependencies(p).stream())
                .filter(d -> d.startsWith(crate + " "))
                .findFirst()
                .orElse(crate);
    }

    /** Cargo sorts what a package asks for. */
    private static String asking(String block, String crate) {
        String line = " \"" + crate + "\",";
        List<String> lines = new ArrayList<>(block.lines().toList());
        int at = 0;
        while (at < lines.size() && !lines.get(at).equals("]")) {
            at++;
        }
        int first = lines.indexOf("dependencies = [") + 1;
        int place = first;
        while (place < at && lines.get(place).compareTo(line) < 0) {
            place++;
        }
        lines.add(place, line);
        return String.join("\n", lines);
    }

    /** True if a crate of this name is locked. */
    public boolean has(String crate) {
        return packages.stream().anyMatch(p -> name(p).equals(crate));
    }

    /** The name a project can have beside the packages it depends on. */
    public String nameFor(String wanted) {
        return wanted.equals("takt-logic") || has(wanted) ? wanted + "-firmware" : wanted;
    }

    /** The text for a root package of this name. */
    public String text(String rootName) {
        List<String> named = new ArrayList<>();
        for (String block : packages) {
            named.add(
                    name(block).equals(ROOT)
                            ? block.replace("name = \"" + ROOT + "\"", "name = \"" + rootName + "\"")
                            : block);
        }
        named.sort(Comparator.comparing(LockFile::name));
        StringBuilder out = new StringBuilder(preamble);
        for (int i = 0; i < named.size(); i++) {
            out.append(i == 0 ? "" : "\n").append(HEAD).append(named.get(i)).append('\n');
        }
        return out.toString();
    }

    private static String name(String block) {
        Matcher matcher = NAME.matcher(block);
        return matcher.find() ? matcher.group(1) : "";
    }
}
