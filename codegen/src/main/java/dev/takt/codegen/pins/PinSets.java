package dev.takt.codegen.pins;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonBool;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.LayoutScheme;
import dev.takt.projects.model.Faults;
import dev.takt.projects.target.CpuArch;
import dev.takt.projects.target.Support;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pin sets that come with the product: {@code backend/<runtime>/<set>.json}, beside it the lock file it names. A set that is not as it should be is a fault of the product. */
public final class PinSets {
    /** Boot loaders of embassy-boot have sets of their own, called as those of the firmware they start, or as the chip. */
    private static final String BOOT_LOADER = "embassy-boot";

    /** What device crates hand out, a file a chip. */
    private static final String DEVICE = "device";

    private static final String FOLDER = "/dev/takt/codegen/backend/";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:/?+-]+");

    /** Crates that are there for their panic handler; firmware that starts again after one, or stops both cores, brings its own. */
    private static final Predicate<Dependency> PANICS =
            d -> d.crate().startsWith("panic-") || d.crate().equals("esp-backtrace");

    /** First fit over a linked list, under the critical section that each set has anyway. */
    private static final Dependency ALLOCATOR =
            new Dependency("embedded-alloc", "0.6.0", false, List.of("llff"), false);

    private PinSets() {}

    /** The set that the support matrix names for a machine's runtime and chip. */
    public static Optional<PinSet> of(Machine machine) {
        return machine.runtime()
                .support(machine.chip().id())
                .filter(Support::isGenerated)
                .map(s -> read(s.runtime(), s.pins(), isSwapped(machine), Used.of(machine))
                        .with(machine.chip().crateWords()))
                .map(pins -> ownPanics(machine) ? pins.without(PANICS) : pins)
                .map(pins -> Console.of(machine, pins))
                .map(pins -> machine.project().settings().heapBytes() > 0 ? pins.with(ALLOCATOR, allocator()) : pins);
    }

    /** No crate stops both cores of a Cortex-M; esp-backtrace does it on the ESP32 and the ESP32-S3. */
    private static boolean ownPanics(Machine machine) {
        return machine.project().settings().faults() == Faults.RESET
                || machine.chip().cores().size() > 1 && machine.chip().arch() != CpuArch.XTENSA;
    }

    /** The set of the boot loader that swaps the slots of a machine's chip; none if no boot loader is generated for it. */
    public static Optional<PinSet> bootLoader(Machine machine) {
        return machine.runtime()
                .support(machine.chip().id())
                .flatMap(s -> Stream.of(s.pins(), machine.chip().model())
                        .filter(set -> PinSets.class.getResource(file(BOOT_LOADER, set)) != null)
                        .findFirst())
                .map(set -> read(BOOT_LOADER, set, false, Used.of(machine))
                        .with(machine.chip().crateWords()));
    }

    /** How the device crate or the hardware layer of a machine's chip hands out its peripherals; nothing where it has none to hand out. */
    public static Optional<Singletons> singletons(Machine machine) {
        String file = file(DEVICE, machine.chip().model());
        return PinSets.class.getResource(file) == null
                ? Optional.empty()
                : Optional.of(object(file))
                        .map(o -> new Singletons(words(o.get("common").orElseThrow()), names(o)));
    }

    /** True if the flash plan of a machine has slots that embassy-boot swaps. */
    public static boolean isSwapped(Machine machine) {
        return machine.project().flash().scheme().equals(LayoutScheme.EMBASSY_BOOT.tag());
    }

    private static String file(String runtime, String set) {
        return FOLDER + runtime + "/" + set + ".json";
    }

    /** A set of a runtime by its name. */
    public static PinSet read(String runtime, String set) {
        return read(runtime, set, false, Used.NOTHING);
    }

    /** {@code swapped}: with the crates that write an update into the slot of a boot loader, and the lock file of both. {@code used}: with the features wanted where a design uses these. */
    private static PinSet read(String runtime, String set, boolean swapped, Used used) {
        JsonObject object = object(file(runtime, set));
        Optional<JsonObject> more = object.get("ota").filter(_ -> swapped).map(v -> (JsonObject) v);
        return new PinSet(
                runtime,
                set,
                word(object, "rustVersion"),
                word(object, "edition"),
                object.get("device").map(PinSets::word).orElse(""),
                wanted(object, used, dependencies(object, more)),
                features(object),
                vectors(object),
                LockFile.of(resource(FOLDER + runtime + "/" + word(more.orElse(object), "lock"))));
    }

    private static LockFile allocator() {
        return LockFile.of(resource(FOLDER + "heap.lock"));
    }

    private static JsonObject object(String file) {
        try {
            return (JsonObject) JsonReader.read(resource(file));
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(file + ": " + e.reason().text(), e);
        }
    }

    private static Map<String, List<String>> names(JsonObject object) {
        Map<String, List<String>> names = new TreeMap<>();
        object.get("names")
                .map(v -> ((JsonObject) v).members())
                .orElse(List.of())
                .forEach(m -> names.put(checked(m.name()), words(m.value())));
        return names;
    }

    /** Those of a set; what is added may ask for a crate with other features. */
    private static List<Dependency> dependencies(JsonObject object, Optional<JsonObject> more) {
        Map<String, Dependency> all = new TreeMap<>();
        Stream.concat(Stream.of(object), more.stream())
                .flatMap(o -> ((JsonObject) o.get("dependencies").orElseThrow()).members().stream())
                .forEach(m -> all.put(m.name(), dependency(m.name(), m.value())));
        return List.copyOf(all.values());
    }

    /** The member {@code wanted} names {@code crate/feature} for each thing that a design may use; none of them changes what is locked. */
    private static List<Dependency> wanted(JsonObject object, Used used, List<Dependency> dependencies) {
        List<String> wanted = object.get("wanted").stream()
                .flatMap(v -> ((JsonObject) v).members().stream())
                .filter(m -> used.has(m.name()))
                .flatMap(m -> words(m.value()).stream())
                .toList();
        return dependencies.stream()
                .map(d -> d.and(wanted.stream()
                        .filter(w -> w.startsWith(d.crate() + "/"))
                        .map(w -> w.substring(d.crate().length() + 1))
                        .toList()))
                .toList();
    }

    private static TreeMap<String, List<String>> features(JsonObject object) {
        TreeMap<String, List<String>> features = new TreeMap<>();
        object.get("features")
                .map(v -> ((JsonObject) v).members())
                .orElse(List.of())
                .forEach(m -> features.put(checked(m.name()), words(m.value())));
        return features;
    }

    private static Map<String, String> vectors(JsonObject object) {
        Map<String, String> vectors = new TreeMap<>();
        object.get("vectors")
                .map(v -> ((JsonObject) v).members())
                .orElse(List.of())
                .forEach(m -> vectors.put(checked(m.name()), word(m.value())));
        return vectors;
    }

    /** As in a manifest: a version, or an object. */
    private static Dependency dependency(String crate, JsonValue value) {
        if (value instanceof JsonObject object) {
            return new Dependency(
                    checked(crate),
                    word(object, "version"),
                    flag(object, "defaultFeatures", true),
                    object.get("features").map(PinSets::words).orElse(List.of()),
                    flag(object, "optional", false));
        }
        return new Dependency(checked(crate), word(value), true, List.of(), false);
    }

    private static boolean flag(JsonObject object, String name, boolean otherwise) {
        return object.get(name).map(v -> ((JsonBool) v).value()).orElse(otherwise);
    }

    private static List<String> words(JsonValue array) {
        return ((JsonArray) array).elements().stream().map(PinSets::word).toList();
    }

    private static String word(JsonObject object, String name) {
        return word(object.get(name).orElseThrow(() -> new IllegalStateException("no " + name)));
    }

    private static String word(JsonValue value) {
        return checked(((JsonString) value).value());
    }

    private static String checked(String word) {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalStateException("not a word of a manifest: " + word);
        }
        return word;
    }

    private static String resource(String path) {
        try (InputStream in = Objects.requireNonNull(PinSets.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
