package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.exchange.PartitionBinary;
import dev.takt.projects.memory.EspDefaults;
import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The generated update of an ESP chip with the code of esp-bootloader-esp-idf, run where the compiler runs, and a second implementation of the boot loader between its runs: the flash is a file with the table of the design,
 * each run of the program one start of the chip, and a reset its end. What is replaced is the driver of the flash, the reset, the executor, the user's self-test, the ROM's checksum and what the MMU says of the slot that
 * runs.
 */
@Tag("firmware")
class EspOtaTrialFirmwareTest {
    private static final int FINE = 0;
    private static final int RESET = 3;
    private static final int REFUSED = 4;
    private static final int POWER_CUT = 7;

    private static final int TABLE = 0x8000;
    private static final int IMAGE = 8192;

    private static final List<String> CRATES = List.of("embassy-futures", "embassy-sync", "embedded-storage");

    @TempDir
    Path folder;

    private Path program = Path.of("");
    private EspBootLoader loader = new EspBootLoader(Path.of(""), 0, List.of(), 0, false);
    private int running;

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void imageOnTrialIsKeptOrTakenBack(boolean factory, boolean rollback) throws Exception {
        build(factory, rollback);
        assertEquals("A kept", boot());

        run(FINE, "write", "B");
        assertEquals("A kept", boot(), "nobody has activated it");
        run(FINE, "write", "B");
        run(FINE, "activate");
        assertEquals("B on trial", boot());
        run(REFUSED, "write", "C");
        run(REFUSED, "activate");
        run(RESET, "trial", "fail");
        assertEquals("A kept", boot(), "the self-test has failed");

        run(FINE, "write", "B");
        run(FINE, "activate");
        assertEquals("B on trial", boot());
        run(FINE, "trial", "pass");
        assertEquals("B kept", boot());

        run(FINE, "write", "C");
        run(FINE, "activate");
        assertEquals("C on trial", boot());
        assertEquals(rollback ? "B kept" : "C on trial", boot(), "a reset before the test is over");
    }

    /** In front of every word that is written: one of the two images starts, and the update can be done again. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void powerCutLosesNoImageAndNoLaterUpdate(boolean factory) throws Exception {
        build(factory, true);
        assertEquals("A kept", boot());
        run(FINE, "write", "B");
        byte[] written = Files.readAllBytes(flash());
        int cuts = cutAll(written, List.of("activate"), FINE, Set.of("A kept", "B on trial"));
        assertTrue(cuts > 8, cuts + " cuts of activating");

        Files.write(flash(), written);
        boot();
        run(FINE, "activate");
        assertEquals("B on trial", boot());
        byte[] trial = Files.readAllBytes(flash());
        int slot = running;
        assertTrue(cutAll(trial, List.of("trial", "pass"), FINE, Set.of("A kept", "B kept")) > 8);
        running = slot;
        assertTrue(cutAll(trial, List.of("trial", "fail"), RESET, Set.of("A kept")) > 8);
    }

    /** Cuts the power in front of each operation of a run in turn, and updates after it; how many there are. */
    private int cutAll(byte[] before, List<String> command, int code, Set<String> expected) throws Exception {
        int slot = running;
        for (int cut = 0; ; cut++) {
            Files.write(flash(), before);
            running = slot;
            Ran ran = ran(Map.of("CUT", "" + cut), command);
            if (ran.code() != POWER_CUT) {
                assertEquals(code, ran.code(), ran.output());
                return cut;
            }
            String where = command + " cut before " + cut;
            String came = boot();
            assertTrue(expected.contains(came), where + ": " + came);
            if (came.endsWith("trial")) {
                run(FINE, "trial", "pass");
            }
            run(FINE, "write", "D");
            run(FINE, "activate");
            assertEquals("D on trial", boot(), where);
            run(FINE, "trial", "pass");
            assertEquals("D kept", boot(), where);
        }
    }

    private Path flash() {
        return folder.resolve("flash.bin");
    }

    /** The image that starts, which is whole, and whether it is on trial. */
    private String boot() throws IOException {
        running = loader.start();
        byte[] image = Arrays.copyOfRange(Files.readAllBytes(flash()), running, running + IMAGE);
        for (byte b : image) {
            assertEquals(image[0], b, "an image of two");
        }
        return (char) image[0] + " " + run(FINE, "state");
    }

    private String run(int code, String... command) {
        Ran ran = ran(Map.of(), List.of(command));
        assertEquals(code, ran.code(), List.of(command) + " " + ran.output());
        return ran.output();
    }

    private Ran ran(Map<String, String> environment, List<String> arguments) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("BOOTED", "" + running);
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return FirmwareTools.run(folder, all, command);
    }

    private void build(boolean factory, boolean rollback) throws Exception {
        Project design = design(factory);
        ExportPlan.of(Designs.files(design), folder).write();
        MemoryMap map = Designs.design(design).memory();
        flash(map.table(), rollback);
        Files.writeString(
                folder.resolve("src/takt/ota.rs"), onHost(Files.readString(folder.resolve("src/takt/ota.rs"))));
        Files.writeString(
                folder.resolve("src/bodies/self_test.rs"),
                "pub fn passed() -> bool {\n    std::env::args().nth(2).as_deref() == Some(\"pass\")\n}\n");
        Path host = folder.resolve("host");
        // the module's own folder, from which the path to the generated file is counted
        Files.createDirectories(host.resolve("src/takt"));
        Files.writeString(host.resolve("src/main.rs"), resource("esp-ota-on-host.rs"));
        Files.writeString(host.resolve("Cargo.toml"), manifest());
        Files.copy(folder.resolve("Cargo.lock"), host.resolve("Cargo.lock"));
        crate(host.resolve("idf"));
        compile(host);
    }

    private static Project design(boolean factory) {
        List<Partition> table = EspDefaults.twoOta().stream()
                .filter(p -> factory || !p.name().equals("factory"))
                .toList();
        return EmbassyBoards.everything("esp32c6").withName("trial").withFlash(FlashPlan.NONE.withPartitions(table));
    }

    /** Image A is where it is flashed to first, and all else is erased. */
    private void flash(List<EspEntry> table, boolean rollback) throws Exception {
        byte[] flash = new byte[4 << 20];
        Arrays.fill(flash, (byte) 0xff);
        byte[] binary = PartitionBinary.write(table, EspOptions.STANDARD);
        System.arraycopy(binary, 0, flash, TABLE, binary.length);
        int factory = (int) table.stream()
                .filter(e -> e.is(0, 0))
                .mapToLong(EspEntry::offset)
                .sum();
        List<Integer> slots = table.stream()
                .filter(e -> e.type() == 0 && e.subtype() >= 0x10)
                .map(e -> (int) e.offset())
                .toList();
        int otadata = (int) table.stream()
                .filter(e -> e.is(1, 0))
                .mapToLong(EspEntry::offset)
                .sum();
        int first = factory > 0 ? factory : slots.getFirst();
        Arrays.fill(flash, first, first + IMAGE, (byte) 'A');
        Files.write(flash(), flash);
        loader = new EspBootLoader(flash(), otadata, slots, factory, rollback);
    }

    private static String onHost(String source) {
        Map<String, String> words = Map.of(
                "use embassy_executor::Spawner;", "use crate::chip::Spawner;",
                "use embassy_time::{Duration, Timer};", "use crate::chip::{Duration, Timer};",
                "use esp_hal::peripherals;", "use crate::chip::peripherals;",
                "use esp_storage::FlashStorage;", "use crate::chip::FlashStorage;",
                "#[embassy_executor::task]\n", "",
                "spawner.spawn(trial().expect(\"the trial is spawned once\"));", "spawner.spawn(trial());",
                "esp_hal::system::software_reset()", "crate::chip::reset()");
        String changed = source;
        for (Map.Entry<String, String> word : words.entrySet()) {
            assertTrue(changed.contains(word.getKey()), word.getKey() + " in " + source);
            changed = changed.replace(word.getKey(), word.getValue());
        }
        return changed;
    }

    private static String resource(String name) throws IOException {
        try (var in = EspOtaTrialFirmwareTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The crates of the firmware in its versions; the critical section is the host's. */
    private String manifest() throws IOException {
        return """
                [package]
                name = "esp-ota-on-host"
                version = "0.1.0"
                edition = "2024"

                [dependencies]
                critical-section = { version = "1", features = ["std"] }
                esp-bootloader-esp-idf = { path = "idf" }
                %s

                [workspace]
                """.formatted(versions(CRATES));
    }

    private String versions(List<String> crates) throws IOException {
        String found = Files.readString(folder.resolve("Cargo.toml"))
                .lines()
                .filter(l -> crates.stream().anyMatch(c -> l.startsWith(c + " = \"")))
                .collect(Collectors.joining("\n"));
        assertEquals(crates.size(), found.lines().count(), found);
        return found;
    }

    /** The code of the crate that the firmware is linked with, on a chip of files: where the table is, which slot the MMU maps and the ROM's checksum are given. */
    private void crate(Path place) throws Exception {
        fetch();
        Files.createDirectories(place.resolve("src"));
        Path source = source();
        for (String file : List.of("fmt.rs", "ota.rs", "ota_updater.rs")) {
            Files.copy(source.resolve(file), place.resolve("src/" + file));
        }
        String partitions = Files.readString(source.resolve("partitions.rs"));
        String table = "esp_config::esp_config_int!(u32, \"ESP_BOOTLOADER_ESP_IDF_CONFIG_PARTITION_TABLE_OFFSET\")";
        String mapped = "Result<Option<PartitionEntry<'a>>, Error> {\n        Err(Error::Invalid)\n";
        assertTrue(partitions.contains(table) && partitions.contains(mapped), partitions);
        Files.writeString(
                place.resolve("src/partitions.rs"),
                partitions.replace(table, "0x8000").replace(mapped, """
                        Result<Option<PartitionEntry<'a>>, Error> {
                            let booted = std::env::var("BOOTED").unwrap();
                            Ok(self.iter().find(|entry| entry.offset().to_string() == booted))
                        """));
        Files.writeString(place.resolve("src/lib.rs"), """
                #[macro_use]
                mod fmt;
                mod crypto {
                    pub struct Crc32;

                    impl Crc32 {
                        pub fn new() -> Self {
                            Self
                        }

                        pub fn crc(&self, data: &[u8]) -> u32 {
                            let step = |crc: u32| if crc & 1 == 0 { crc >> 1 } else { crc >> 1 ^ 0xEDB8_8320 };
                            !data.iter().fold(0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
                        }
                    }
                }
                pub mod ota;
                pub mod ota_updater;
                pub mod partitions;
                """);
        Files.writeString(place.resolve("Cargo.toml"), """
                [package]
                name = "esp-bootloader-esp-idf"
                version = "0.0.0"
                edition = "2024"

                [features]
                default = ["std"]
                std = []

                [dependencies]
                cfg-if = "1"
                strum = { version = "0.27", default-features = false, features = ["derive"] }
                %s
                """.formatted(versions(List.of("embedded-storage"))));
    }

    private void fetch() {
        Ran ran = FirmwareTools.run(
                folder, environment(), List.of(FirmwareTools.env("TAKT_CARGO"), "fetch", "--locked", "--quiet"));
        assertEquals(0, ran.code(), ran.output());
    }

    private static Map<String, String> environment() {
        return Map.of(
                "CARGO_HOME", FirmwareTools.env("TAKT_CARGO_HOME"),
                "CARGO_TARGET_DIR", FirmwareTools.env("TAKT_FIRMWARE_TARGET_DIR"),
                "RUSTC", FirmwareTools.env("TAKT_RUSTC"));
    }

    /** The sources of the crate in its version. */
    private Path source() throws IOException {
        String pinned = Files.readString(folder.resolve("Cargo.toml"))
                .lines()
                .filter(l -> l.startsWith("esp-bootloader-esp-idf"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*\"=([0-9.]+)\".*", "$1");
        Path registry = Path.of(FirmwareTools.env("TAKT_CARGO_HOME"), "registry", "src");
        try (Stream<Path> all = Files.list(registry)) {
            return all.map(r -> r.resolve("esp-bootloader-esp-idf-" + pinned).resolve("src"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void compile(Path host) {
        String triple = LogicOnHost.triple(folder);
        Ran built = FirmwareTools.run(
                host,
                environment(),
                List.of(FirmwareTools.env("TAKT_CARGO"), "build", "--offline", "--quiet", "--target", triple));
        assertEquals(0, built.code(), built.output());
        program = Path.of(FirmwareTools.env("TAKT_FIRMWARE_TARGET_DIR"), triple, "debug", "esp-ota-on-host");
    }
}
