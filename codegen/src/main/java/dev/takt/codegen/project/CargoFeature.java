package dev.takt.codegen.project;

import dev.takt.codegen.project.Firmware.Crates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A feature of the manifest: what it is for, in one sentence, and what it enables. */
public record CargoFeature(String name, String purpose, List<String> enables) {
    public CargoFeature {
        enables = List.copyOf(enables);
    }

    /** Those of the backend and those of the pinned crates, sorted by name. */
    static List<CargoFeature> of(Crates crates) {
        List<CargoFeature> all = new ArrayList<>(crates.features());
        crates.pins().features().forEach((name, enables) -> all.add(new CargoFeature(name, purpose(name), enables)));
        if (crates.pins().features().containsKey("takt-trace")) {
            all.add(new CargoFeature("takt-deadlines", purpose("takt-deadlines"), List.of()));
        }
        all.sort(Comparator.comparing(CargoFeature::name));
        return all;
    }

    private static String purpose(String name) {
        return switch (name) {
            case "defmt" -> "Messages by defmt, formatted on the host.";
            case "log" -> "Messages by the log crate, formatted on the chip.";
            case "takt-deadlines" -> "Response times held against deadlines while the firmware runs.";
            case "takt-load" -> "Bodies that take the designed times, in place of yours.";
            case "takt-trace" -> "Events of tasks and locks into a log in memory.";
            default -> throw new IllegalArgumentException("a feature without a purpose: " + name);
        };
    }
}
