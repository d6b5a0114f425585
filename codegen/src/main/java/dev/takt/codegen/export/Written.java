package dev.takt.codegen.export;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.file.Product;
import dev.takt.codegen.merge.Merge;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What we wrote into a folder the last time: {@code .takt/written.json}, beside the files. Of each file that is ours a hash, of each that we share with the user or gave them our text. Without it nothing is removed, keys of ours in
 * shared files become ours again, and nobody knows whether the user has edited what is theirs.
 */
final class Written {
    static final String PATH = ".takt/written.json";
    static final Written NOTHING = new Written(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    private final SortedMap<String, String> hashes;
    private final SortedMap<String, String> texts;
    private final SortedMap<String, String> given;

    private Written(
            SortedMap<String, String> hashes, SortedMap<String, String> texts, SortedMap<String, String> given) {
        this.hashes = Collections.unmodifiableSortedMap(hashes);
        this.texts = Collections.unmodifiableSortedMap(texts);
        this.given = Collections.unmodifiableSortedMap(given);
    }

    /** As it was noted; a note that cannot be read is as good as none. */
    static Written read(String text) {
        try {
            return JsonReader.read(text) instanceof JsonObject object
                    ? new Written(strings(object, "files"), strings(object, "merged"), strings(object, "given"))
                    : NOTHING;
        } catch (JsonSyntaxException _) {
            return NOTHING;
        }
    }

    private static SortedMap<String, String> strings(JsonObject object, String name) {
        SortedMap<String, String> strings = new TreeMap<>();
        if (object.get(name).orElse(Json.nothing()) instanceof JsonObject members) {
            members.members().forEach(m -> {
                if (m.value() instanceof JsonString string) {
                    strings.put(m.name(), string.value());
                }
            });
        }
        return strings;
    }

    /** The note that goes with these files in a place where nothing was. */
    static GeneratedFile note(List<GeneratedFile> files) {
        SortedMap<String, String> given = new TreeMap<>();
        files.stream().filter(f -> f.owner() == Owner.YOURS).forEach(f -> given.put(f.path(), f.text()));
        return note(files, given);
    }

    /** The note that goes with what a plan leaves: of a file that the user keeps, what we wrote when we last did. */
    GeneratedFile noteAfter(List<PlannedFile> planned) {
        SortedMap<String, String> left = new TreeMap<>();
        for (PlannedFile file : planned) {
            if (file.file().owner() == Owner.YOURS) {
                Optional.of(file.file().text())
                        .filter(_ -> file.change() != Change.KEPT)
                        .or(() -> given(file.file().path()))
                        .ifPresent(text -> left.put(file.file().path(), text));
            }
        }
        return note(planned.stream().map(PlannedFile::file).toList(), left);
    }

    private static GeneratedFile note(List<GeneratedFile> files, SortedMap<String, String> given) {
        SortedMap<String, String> hashes = new TreeMap<>();
        SortedMap<String, String> texts = new TreeMap<>();
        for (GeneratedFile file : files) {
            if (file.owner() != Owner.YOURS) {
                hashes.put(file.path(), hash(file.text()));
            }
            if (file.owner() == Owner.MERGED && Merge.isPossible(file.path())) {
                texts.put(file.path(), file.text());
            }
        }
        JsonValue note = Json.object()
                .put("about", "Written by Takt " + Product.version() + ". Keep it with the files beside it.")
                .put("takt", Product.version())
                .put("files", object(hashes))
                .put("merged", object(texts))
                .put("given", object(given))
                .build();
        return new GeneratedFile(PATH, JsonWriter.write(note), Owner.OURS, List.of());
    }

    private static JsonObject object(Map<String, String> strings) {
        Json.ObjectBuilder object = Json.object();
        strings.forEach(object::put);
        return object.build();
    }

    /** Paths of what was ours. */
    Iterable<String> paths() {
        return hashes.keySet();
    }

    /** True if this is, byte for byte, what we wrote there. */
    boolean isOurs(String path, String text) {
        return Optional.ofNullable(hashes.get(path)).filter(hash(text)::equals).isPresent();
    }

    /** What we wrote of a file that we share with the user; empty if that is not known. */
    String text(String path) {
        return texts.getOrDefault(path, "");
    }

    /** What we wrote of a file that is the user's since then, if that is known. */
    Optional<String> given(String path) {
        return Optional.ofNullable(given.get(path));
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
