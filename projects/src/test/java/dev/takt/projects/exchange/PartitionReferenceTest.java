package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonBool;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.memory.EspTable;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Expected: results of ESP-IDF v6.0.2 gen_esp32part.py, recorded in esp-idf.json: accepted or not, and the digest of the binary. */
class PartitionReferenceTest {
    /** Accepted by the reference although the device fails or the format does not allow it: accepted here too, with a warning. */
    private static final Set<String> WARNED = Set.of("gt32", "noapp", "otagap", "twofactory", "zerosz", "namewarn");

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheReference() throws Exception {
        List<JsonValue> cases = cases();
        assertEquals(35, cases.size());
        return cases.stream()
                .map(JsonObject.class::cast)
                .map(c -> DynamicTest.dynamicTest(text(c, "name"), () -> run(c)));
    }

    private static void run(JsonObject example) throws Exception {
        EspOptions options = options(example);
        EspTable table = PartitionCsv.read(text(example, "csv"), options);
        boolean accepted = ((JsonBool) example.get("accepted").orElseThrow()).value();
        assertEquals(accepted, table.accepted(), () -> messages(table));
        if (!accepted) {
            assertTrue(
                    table.findings().stream().noneMatch(f -> f.message().text().contains("<")), messages(table));
            return;
        }
        byte[] binary = PartitionBinary.write(table.entries(), options);
        if (example.get("head_hex").orElseThrow() instanceof JsonString(String head, var _)) {
            assertTrue(
                    HexFormat.of().formatHex(binary).startsWith(head),
                    HexFormat.of().formatHex(binary));
        }
        assertEquals(text(example, "sha256"), sha256(binary));
        if (WARNED.contains(text(example, "name"))) {
            assertTrue(!table.findings().isEmpty(), "a warning");
        }
        writtenAndReadAgain(table, options);
    }

    private static void writtenAndReadAgain(EspTable table, EspOptions options) throws Exception {
        EspTable again = PartitionCsv.read(PartitionCsv.write(table.entries()), options);
        assertEquals(
                sha256(PartitionBinary.write(table.entries(), options)),
                sha256(PartitionBinary.write(again.entries(), options)));
    }

    @Test
    void aTableLargerThanTheFlashSaysByHowMuch() {
        EspTable table = PartitionCsv.read("a,app,factory,0x10000,4M\n", EspOptions.STANDARD.withFlashBytes(4 << 20));
        assertEquals("1 Partition \"a\" ends 64 KiB beyond the 4 MiB of flash.", messages(table));
    }

    @Test
    void everyErrorIsReportedWithItsLine() {
        EspTable table = PartitionCsv.read(
                "# Name\nnvs,data,nvs,0x9100,0x6000\na,app,,0x10000,1M\nb,data,foo,0x20000,1M,bar\n",
                EspOptions.STANDARD);
        assertEquals("""
                2 Partition "nvs": offset 0x9100 is not a multiple of 0x1000, at which partitions of type data start; near it are 0x9000, 0xa000.
                3 An app partition needs a subtype: factory, ota_0, ota_1, ota_2, ota_3, ota_4, ota_5, ota_6, ota_7, ota_8, ota_9, ota_10, ota_11, ota_12, ota_13, ota_14, ota_15, test, tee_0, tee_1.
                4 "foo" is not known: ota, phy, nvs, coredump, nvs_keys, efuse, undefined, esphttpd, fat, spiffs, littlefs, tee_ota, or a number from 0 to 255.""", messages(table));
    }

    @Test
    void aTableIsWrittenAscendingWithExplicitPlaces() {
        EspTable table = PartitionCsv.read(
                "nvs,data,nvs,,24K\nphy,data,phy,,4K\nfactory,app,factory,,1M\nstore,data,fat,,64K,encrypted:readonly\n",
                EspOptions.STANDARD);
        assertEquals("""
                # Name, Type, SubType, Offset, Size, Flags
                nvs, data, nvs, 0x9000, 0x6000,
                phy, data, phy, 0xf000, 0x1000,
                factory, app, factory, 0x10000, 0x100000,
                store, data, fat, 0x110000, 0x10000, encrypted:readonly
                """, PartitionCsv.write(table.entries()));
    }

    private static String messages(EspTable table) {
        return table.findings().stream()
                .map(f -> f.line() + " " + f.message().text())
                .collect(Collectors.joining("\n"));
    }

    private static EspOptions options(JsonObject example) {
        EspOptions options = EspOptions.STANDARD;
        Iterator<String> arguments = ((JsonArray) example.get("arguments").orElseThrow())
                .elements().stream().map(a -> ((JsonString) a).value()).iterator();
        while (arguments.hasNext()) {
            String argument = arguments.next();
            options = switch (argument) {
                case "--secure" -> options.withSecureV1(arguments.next().equals("v1"));
                case "--primary-bootloader-offset" -> options.withBootloaderOffset(Long.decode(arguments.next()));
                case "--offset" -> options.withTableOffset(Long.decode(arguments.next()));
                case "--flash-size" ->
                    options.withFlashBytes(Long.decode(arguments.next().replace("MB", "")) << 20);
                case "--disable-md5sum" -> options.withMd5(false);
                default -> throw new IllegalArgumentException(argument);
            };
        }
        return options;
    }

    private static List<JsonValue> cases() throws Exception {
        try (InputStream in = PartitionReferenceTest.class.getResourceAsStream("esp-idf.json")) {
            JsonObject file = (JsonObject) JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return ((JsonArray) file.get("cases").orElseThrow()).elements();
        }
    }

    private static String text(JsonObject object, String name) {
        return ((JsonString) object.get(name).orElseThrow()).value();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
