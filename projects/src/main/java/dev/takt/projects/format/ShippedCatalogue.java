package dev.takt.projects.format;

import dev.takt.projects.target.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The chips and runtimes that come with the product, read from its resources once. */
public final class ShippedCatalogue {
    private static final String FOLDER = "/dev/takt/projects/target/";

    private static final String SUPPORT = "support.json";

    /** Reads on first use, once. */
    private static final class Holder {
        static final Catalogue CATALOGUE = load();
    }

    private ShippedCatalogue() {}

    public static Catalogue get() {
        return Holder.CATALOGUE;
    }

    private static Catalogue load() {
        ReadCatalogue read = CatalogueReader.read(
                files("targets/"), files("runtimes/"), List.of(new CatalogueFile(SUPPORT, resource(SUPPORT))));
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
