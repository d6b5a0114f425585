package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Faults;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the project of every runtime and chip that firmware is generated for. */
class ProjectFilesTest {
    private static final Pattern DEPENDENCY = Pattern.compile("(?m)^([a-z0-9_-]+) = (?:\"[^\"]*\"|\\{ version = .*})$");

    /** The feature with the vector table, which a device crate has unless its default features are left out. */
    private static final String RT = "rt";

    private static final String DEVICE_CRATES =
            "stm32[a-z][0-9]|stm32-metapac|nrf[0-9]+-pac|nrf-pac|rp2040-pac|rp235x-pac|rp-pac|lm3s6965";

    /** What a dependency brings along, and when: who is not here brings none of it. */
    private static final Map<String, List<Provider>> PROVIDERS = Map.of(
            "critical section",
            List.of(
                    provider("cortex-m", "critical-section-single-core"),
                    provider("riscv", "critical-section-single-hart"),
                    provider("embassy-rp", "critical-section-impl"),
                    provider("rp2040-hal", "critical-section-impl"),
                    provider("rp235x-hal", "critical-section-impl"),
                    provider("esp-hal", "")),
            "vectors",
            List.of(
                    provider("lm3s6965", ""),
                    provider("stm32f4", RT),
                    provider("stm32g0", RT),
                    provider("stm32h7", RT),
                    provider("nrf52832-pac", RT),
                    provider("nrf52833-pac", RT),
                    provider("nrf52840-pac", RT),
                    provider("rp2040-hal", RT),
                    provider("rp235x-hal", RT),
                    provider("embassy-stm32", RT),
                    provider("embassy-nrf", RT),
                    provider("embassy-rp", RT),
                    provider("riscv-rt", ""),
                    provider("esp-hal", "")),
            "time driver",
            List.of(
                    provider("embassy-stm32", "time-driver-[a-z0-9]+"),
                    provider("embassy-nrf", "time-driver-[a-z0-9]+"),
                    provider("embassy-rp", "time-driver"),
                    provider("esp-rtos", "embassy")),
            "allocator",
            List.of(provider("embedded-alloc", ""), provider("esp-alloc", "")));

    private record Provider(String crate, String feature) {}

    private static Provider provider(String crate, String feature) {
        return new Provider(crate, feature);
    }

    static List<Project> projects() {
        List<Project> projects = new ArrayList<>();
        for (RuntimeProfile runtime : ShippedCatalogue.get().runtimes()) {
            for (String chip : generated(runtime)) {
                Task work =
                        Task.blank(ItemId.of("work"), "work").withActivation(new Activation.Periodic(10_000_000, 0, 0));
                Project blank = Project.blank(runtime.id() + "-" + chip, chip, runtime.id());
                Project urgent = blank.withItems(List.of(work.withPriority(1)));
                boolean levels = Designs.generate(urgent) instanceof Generation.Generated;
                projects.add(levels ? urgent : blank.withItems(List.of(work.withPriority(0))));
            }
        }
        List<Project> restarting = projects.stream()
                .map(p -> p.withSettings(p.settings().withFaults(Faults.RESET)))
                .filter(p -> Designs.generate(p) instanceof Generation.Generated)
                .toList();
        projects.addAll(restarting);
        return projects;
    }

    private static List<String> generated(RuntimeProfile runtime) {
        return runtime.support().stream()
                .filter(Support::isGenerated)
                .map(Support::target)
                .filter(Designs::hasFirmware)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("projects")
    void exactlyOneOfEachIsLinked(Project project) {
        List<GeneratedFile> files = Designs.files(project);
        String manifest = Designs.text(files, "Cargo.toml");
        String sources = sources(files);
        assertEquals(1, count(manifest, "critical section"), "critical sections in " + manifest);
        for (Set<String> features : List.of(Set.<String>of(), Set.of("log"), Set.of("defmt"))) {
            List<String> linked = CfgLines.active(sources, features);
            assertEquals(
                    1,
                    matching(linked, "#\\[panic_handler]|use (panic_.*|esp_backtrace) as _;"),
                    features + " " + linked);
            assertEquals(
                    features.contains("defmt") ? 1 : 0,
                    matching(linked, "use (defmt_rtt|defmt_semihosting|esp_println) as _;"),
                    features + " " + linked);
            assertEquals(
                    features.contains("log") ? 1 : 0,
                    matching(linked, "log::set_logger.*|esp_println::logger::init_.*"),
                    features + " " + linked);
        }
        int allocators = count(manifest, "allocator") + occurrences(sources, "#\\[global_allocator]");
        assertEquals(0, allocators, "no design has a heap");
        long layouts = files.stream().filter(f -> f.path().equals("memory.x")).count();
        int scripts = occurrences(Designs.text(files, "build.rs"), "-Tlinkall\\.x");
        assertEquals(1, layouts + scripts, "memory layouts");
        assertTrue(!manifest.contains("\"memory-x\""), "memory.x is ours");
        assertTrue(!manifest.contains("time-driver-any"), "the timer is named");
        assertEquals(1, count(manifest, "vectors") + occurrences(sources, "pub static __INTERRUPTS"), "vector tables");
        assertEquals(1, clocks(project.runtime(), manifest, sources), "what keeps time");
    }

    /** The crate, its lock file, the file that has its memory, and the call that comes before all that could allocate. */
    @ParameterizedTest
    @MethodSource("projects")
    void aHeapIsOneAllocatorThatIsThereBeforeAnybodyAllocates(Project project) {
        Project heap = project.withSettings(project.settings().withHeapBytes(12 * 1024));
        List<GeneratedFile> files = Designs.files(heap);
        String sources = sources(files);
        assertEquals(1, occurrences(sources, "#\\[global_allocator]"), "allocators");
        assertEquals(1, occurrences(sources, "(?m)^extern crate alloc;"), "alloc is known to all");
        assertTrue(sources.contains("pub const SIZE: usize = 12_288;"), "the bytes of the design");
        String main = Designs.text(files, "src/main.rs");
        int starts = main.indexOf("takt::heap::start();");
        assertTrue(starts > 0 && starts < main.indexOf("bodies::setup("), "started first in " + main);
        String asked = "embedded-alloc = { version = \"=0.6.0\", default-features = false, features = [\"llff\"] }";
        assertTrue(Designs.text(files, "Cargo.toml").contains(asked), "pinned");
        String lock = Designs.text(files, "Cargo.lock");
        assertEquals(1, occurrences(lock, "name = \"embedded-alloc\""), "locked");
        assertEquals(1, occurrences(lock, "name = \"linked_list_allocator\""), "locked");
    }

    /** One time driver of Embassy, one monotonic of RTIC, one time base of a loop. */
    private static int clocks(String runtime, String manifest, String sources) {
        return switch (runtime) {
            case "embassy" -> count(manifest, "time driver") + occurrences(sources, "(?m)^time_driver_impl!");
            case "rtic" -> occurrences(sources, "(?m)^[a-z0-9_]+_monotonic!\\(");
            default -> occurrences(sources, "//! Time of the design: ");
        };
    }

    /** Registers of one device crate (esp-hal locks those of all its chips and takes one): those of another would be a second set that nobody splits, and with its feature {@code rt} a second vector table. */
    @ParameterizedTest
    @MethodSource("projects")
    void onlyOneDeviceCrateIsLocked(Project project) {
        String lock = Designs.text(Designs.files(project), "Cargo.lock");
        List<String> devices = Pattern.compile("name = \"(" + DEVICE_CRATES + ")\"")
                .matcher(lock)
                .results()
                .map(m -> m.group(1))
                .toList();
        assertTrue(devices.size() <= 1, devices.toString());
    }

    @ParameterizedTest
    @MethodSource("projects")
    void portableAtomicIsToldOneThing(Project project) {
        String manifest = Designs.text(Designs.files(project), "Cargo.toml");
        Optional<String> line =
                manifest.lines().filter(l -> l.startsWith("portable-atomic =")).findFirst();
        Predicate<String> has = feature -> line.filter(l -> l.contains(feature)).isPresent();
        assertTrue(
                !(has.test("\"critical-section\"") && has.test("\"unsafe-assume-single-core\"")),
                () -> line.orElse(""));
    }

    @ParameterizedTest
    @MethodSource("projects")
    void nothingIsLockedTwice(Project project) {
        String lock = Designs.text(Designs.files(project), "Cargo.lock");
        List<String> locked = Pattern.compile("name = (.*)\nversion = (.*)")
                .matcher(lock)
                .results()
                .map(MatchResult::group)
                .toList();
        assertEquals(locked.size(), Set.copyOf(locked).size(), locked.toString());
    }

    @ParameterizedTest
    @MethodSource("projects")
    void nothingOfTheBuildingMachineLeaksIn(Project project) {
        for (GeneratedFile file : Designs.files(project)) {
            for (String word : List.of("sysroot", "linker =", "RUSTC_BOOTSTRAP", "/usr/", "/home/", "/tmp/", "C:\\")) {
                assertTrue(!file.text().contains(word), file.path() + " has " + word);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("projects")
    void everyProjectHasTheSameFilesAround(Project project) {
        List<String> paths =
                Designs.files(project).stream().map(GeneratedFile::path).toList();
        List<String> expected = List.of(
                "Cargo.toml",
                "Cargo.lock",
                "rust-toolchain.toml",
                ".cargo/config.toml",
                "build.rs",
                ".vscode/settings.json",
                "deny.toml",
                ".github/workflows/firmware.yml",
                ".gitignore",
                "LICENCE.md",
                "README.md",
                "DESIGN.md");
        assertTrue(paths.containsAll(expected), paths.toString());
    }

    private static String sources(List<GeneratedFile> files) {
        StringBuilder all = new StringBuilder();
        files.stream().filter(f -> f.path().endsWith(".rs")).forEach(f -> all.append(f.text()));
        return all.toString();
    }

    private static int count(String manifest, String what) {
        int count = 0;
        Matcher matcher = DEPENDENCY.matcher(manifest);
        while (matcher.find()) {
            String line = matcher.group();
            count += (int) PROVIDERS.getOrDefault(what, List.of()).stream()
                    .filter(p -> p.crate().equals(matcher.group(1)))
                    .filter(p -> p.feature().isEmpty()
                            || Pattern.compile("\"" + p.feature() + "\"")
                                    .matcher(line)
                                    .find()
                            || p.feature().equals(RT)
                                    && p.crate().startsWith("stm32")
                                    && !line.contains("default-features = false"))
                    .count();
        }
        return count;
    }

    private static long matching(List<String> lines, String pattern) {
        return lines.stream().filter(l -> l.matches(pattern)).count();
    }

    private static int occurrences(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }
}
