package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/** What espflash, probe-rs and esp-println are told about an ESP chip. Expected by their sources: {@code espflash flash --erase-parts LABELS}, {@code FormatOptions} of probe-rs, the features of esp-println. */
class EspFilesTest {
    private static Project design(String target, Item... items) {
        List<Item> all = new ArrayList<>(List.of(items));
        all.add(Task.blank(ItemId.of("work"), "work")
                .withActivation(new Activation.Periodic(10_000_000, 0, 0))
                .withPriority(0));
        return Project.blank("esp", target, "embassy").withItems(all);
    }

    private static Partition part(String name, String type, String subtype, long bytes) {
        return new Partition(name, type, subtype, OptionalLong.empty(), bytes, false, false);
    }

    private static Project updating(String target, String otaData) {
        return design(target)
                .withFlash(FlashPlan.NONE
                        .withScheme("esp-idf")
                        .withPartitions(List.of(
                                part("nvs", "data", "nvs", 0x4000),
                                part(otaData, "data", "ota", 0x2000),
                                part("one", "app", "ota_0", 0x180000),
                                part("two", "app", "ota_1", 0x180000))));
    }

    private static List<String> runner(List<GeneratedFile> files, String triple) {
        List<String> words = new ArrayList<>();
        toml(files, ".cargo/config.toml")
                .path("target")
                .path(triple)
                .path("runner")
                .forEach(w -> words.add(w.asString()));
        return words;
    }

    private static JsonNode toml(List<GeneratedFile> files, String path) {
        return new TomlMapper().readTree(Designs.text(files, path));
    }

    /** Otherwise the boot loader goes on starting what the last update chose, and what was flashed never runs. */
    @Test
    void cargoRunStartsWhatItFlashesAfterAnUpdateToo() {
        List<GeneratedFile> files = Designs.files(updating("esp32c6", "which slot"));
        List<String> runner = runner(files, "riscv32imac-unknown-none-elf");
        int option = runner.indexOf("--erase-parts");
        assertTrue(option > 0, runner.toString());
        assertEquals("which slot", runner.get(option + 1));
        assertTrue(Designs.text(files, "README.md").contains("erases the partition `which slot`"));
        assertTrue(!runner(Designs.files(design("esp32c6")), "riscv32imac-unknown-none-elf")
                .contains("--erase-parts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"esp32", "esp32s3", "esp32c3", "esp32c6"})
    void probeRsWritesThePartitionTableOfTheDesignOrNone(String target) {
        Project design = design(target);
        List<GeneratedFile> files =
                Designs.files(design.withSettings(design.settings().withLogging(Logging.LOG)));
        JsonNode embed = toml(files, "Embed.toml").path("default");
        assertTrue(!embed.at("/flashing/enabled").asBoolean(), "its settings name no partition table");
        assertTrue(!embed.at("/rtt/enabled").asBoolean(), "messages come on the serial port");
        assertTrue(embed.at("/gdb/enabled").asBoolean());
        JsonNode launch = new JsonMapper().readTree(Designs.text(files, ".vscode/launch.json"));
        assertEquals(
                "${workspaceFolder}/partitions.csv",
                launch.at("/configurations/0/flashingConfig/formatOptions/idf_options/idf_partition_table")
                        .asString());
        assertTrue(!launch.at("/configurations/0/coreConfigs/0/rttEnabled").asBoolean());
    }

    private static Item uart0() {
        return Peripheral.blank(ItemId.of("modem"), "modem")
                .withInstance("UART0")
                .withBitRateHz(115_200);
    }

    private static JsonNode println(List<GeneratedFile> files) {
        return toml(files, "Cargo.toml").path("dependencies").path("esp-println");
    }

    @ParameterizedTest
    @ValueSource(strings = {"esp32s3", "esp32c3", "esp32c6"})
    void messagesKeepOffAUartThatTheDesignHas(String target) {
        List<GeneratedFile> files = Designs.files(design(target, uart0()));
        JsonNode println = println(files);
        assertTrue(println.has("default-features")
                && !println.path("default-features").asBoolean());
        assertTrue(println.path("features").toString().contains("\"jtag-serial\""), println.toString());
        assertTrue(Designs.text(files, "DESIGN.md").contains("by the chip's own USB alone, because modem has UART0"));
        List<GeneratedFile> free = Designs.files(design(target));
        assertTrue(!println(free).has("default-features"), "both lines, as esp-println finds a listener");
        assertTrue(!Designs.text(free, "DESIGN.md").contains("Messages and panics"));
    }

    @Test
    void chipWithoutUsbRefusesMessagesOnAUartThatTheDesignHas() {
        Project taken = design("esp32", uart0());
        Generation.Refused refused = assertInstanceOf(
                Generation.Refused.class,
                Designs.generate(taken.withSettings(taken.settings().withLogging(Logging.LOG))));
        assertTrue(
                refused.reason().text().contains("modem uses UART0"),
                refused.reason().text());
        List<GeneratedFile> silent = Designs.files(taken);
        assertTrue(Designs.text(silent, "DESIGN.md").contains("Panics and `takt-trace` are printed on UART0"));
        Project free = design("esp32");
        Designs.files(free.withSettings(free.settings().withLogging(Logging.LOG)));
    }

    /** The tool chain {@code esp} builds the library itself, and of it {@code core} alone: nothing that has tests. */
    @ParameterizedTest
    @CsvSource({"esp32s3, +stable test", "esp32c6, test"})
    void packagesOfTheHostAreTestedByACompilerForTheHost(String target, String command) {
        Project sample = Designs.sample("esp32s3-sensor-node");
        List<GeneratedFile> files =
                Designs.files(target.equals("esp32c6") ? Designs.onEsp32C6(sample) : sample.withTarget(target));
        String workflow = Designs.text(files, ".github/workflows/firmware.yml");
        assertTrue(workflow.contains("cargo " + command + " --locked -p "), workflow);
        assertTrue(Designs.text(files, "README.md").contains("cargo " + command + " -p "));
        assertEquals(command.startsWith("+"), workflow.contains("rustup toolchain install stable"));
    }
}
