package dev.takt.codegen;

import dev.takt.codegen.file.GeneratedFile;
import java.util.List;

/** A fault that a generator could make: in one file, words become others wherever they stand. Words are given in pairs, and replaced one pair after the other. */
record Breakage(String file, List<String> words) {
    Breakage(String file, String... words) {
        this(file, List.of(words));
    }

    /** The files with the fault; each pair has to change something. */
    List<GeneratedFile> in(List<GeneratedFile> files) {
        String broken = broken(Designs.text(files, file));
        return files.stream()
                .map(f -> f.path().equals(file) ? new GeneratedFile(file, broken, f.owner(), List.of()) : f)
                .toList();
    }

    private String broken(String text) {
        String broken = text;
        for (int i = 0; i < words.size(); i += 2) {
            if (!broken.contains(words.get(i))) {
                throw new AssertionError(file + " has no " + words.get(i) + ":\n" + broken);
            }
            broken = broken.replace(words.get(i), words.get(i + 1));
        }
        return broken;
    }
}
