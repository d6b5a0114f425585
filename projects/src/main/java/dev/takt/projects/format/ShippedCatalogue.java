package dev.takt.projects.format;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.target.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The chips and runtimes that come with the product, read from its resources once. */
public final class ShippedCatalogue {
    private static final String FOLDER = "/dev/takt/projects/target/";

    private static final String FOLDER_OF_TARGETS = "targets/";
    private static final String SUPPORT = "support.json";

    /** Reads on first use, once. */
    private static final class Holder {
        static final Catalogue CATALOGUE = load();
    }

    private ShippedCatalogue() {}

    public static Catalogue get() {
        return Holder.CATALOGUE;
    }

    /** The file of a shipped chip, as JSON. */
    static Optional<JsonObject> source(String id) {
        return get().chip(id).map(c -> FOLDER_OF_TARGETS + id + ".json").map(name -> {
            try {
                return (JsonObject) JsonReader.read(resource(name));
            } catch (JsonSyntaxException e) {
                throw new IllegalStateException(name, e);
            }
        });
    }

    private static Catalogue load() {
        ReadCatalogue read = CatalogueReader.read(
                files(FOLDER_OF_TARGETS), files("runtimes/"), List.of(new CatalogueFile(SUPPORT, resource(SUPPORT))));
        if (!read.problems().isEmpty()) {
            throw new IllegalStateException("shipped catalogue: " + read.problems());
        }
        return read.catalogue();
    }

    private static List<CatalogueFile> files(String folder) {
        return resource(folder + "index.txt")
                .lines()
                .map(id -> folder + id + ".json")
                .map(name -> new CatalogueFile(name, resource(name)))
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = ShippedCatalogue.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
