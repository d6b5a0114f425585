package dev.takt.codegen.export;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.format.DiskTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides where a generated file may go: inside the chosen folder and nowhere else, on any platform. */
final class SafePaths {
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._-]+");

    private SafePaths() {}

    static Path resolve(Path root, String path) throws ExportException {
        for (String segment : path.split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches() || segment.equals(".") || segment.equals("..")) {
                throw new ExportException(Texts.text("export.path.outside", path));
            }
        }
        Path target = root.resolve(path).normalize();
        if (!target.startsWith(root)) {
            throw new ExportException(Texts.text("export.path.outside", path));
        }
        refuseLinks(root, target, path);
        return target;
    }

    /** True if a file of that path could be written; a note of the last export may have been changed by anybody. */
    static boolean isInside(Path root, String path) {
        try {
            return Files.isRegularFile(resolve(root, path), LinkOption.NOFOLLOW_LINKS);
        } catch (ExportException _) {
            return false;
        }
    }

    /** Paths that are one on disks that do not tell cases apart. */
    static String folded(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    /** A link below the root could lead out of it, so none is followed. */
    private static void refuseLinks(Path root, Path target, String path) throws ExportException {
        for (Path at = target; !at.equals(root); at = parent(at)) {
            if (Files.isSymbolicLink(at)) {
                throw new ExportException(Texts.text("export.path.link", path));
            }
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    static void refuseDoubles(List<GeneratedFile> files) throws ExportException {
        Set<String> seen = new HashSet<>();
        for (GeneratedFile file : files) {
            if (!seen.add(folded(file.path()))) {
                throw new ExportException(Texts.text("export.path.twice", file.path()));
            }
        }
    }

    /** What lies in a folder, by name; nothing if there is no such folder. */
    static List<String> names(Path folder) throws ExportException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(e -> e.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new ExportException(Texts.text("export.read", folder.toString(), DiskTrouble.why(e)), e);
        }
    }

    /** The text of a file, or of none if nothing is there. */
    static java.util.Optional<String> read(Path target) throws ExportException {
        try {
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                return java.util.Optional.empty();
            }
            return java.util.Optional.of(
                    new String(Files.readAllBytes(target), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ExportException(Texts.text("export.read", target.toString(), DiskTrouble.why(e)), e);
        }
    }
}
