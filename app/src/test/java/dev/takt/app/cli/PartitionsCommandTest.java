package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonBool;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code partitions}, held against what ESP-IDF v6.0.2 gen_esp32part.py does (esp-idf.json: accepted or not, digest of the binary). */
class PartitionsCommandTest {
    private static final String TABLE =
            "# mine\nnvs , data,nvs,,24K\nphy,data,phy,,4K,,# note\nfactory,app,factory,,1M\n";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheReference() throws Exception {
        try (InputStream in = PartitionsCommandTest.class.getResourceAsStream("esp-idf.json")) {
            JsonObject file = (JsonObject) JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<JsonObject> cases = ((JsonArray) file.get("cases").orElseThrow())
                    .elements().stream().map(JsonObject.class::cast).toList();
            assertEquals(35, cases.size());
            return cases.stream().map(c -> DynamicTest.dynamicTest(string(c, "name"), () -> run(c)));
        }
    }

    private void run(JsonObject example) throws Exception {
        Path csv = Files.writeString(folder.resolve("table.csv"), string(example, "csv"));
        Path binary = folder.resolve(string(example, "name") + ".bin");
        List<Object> words = new ArrayList<>(List.of("partitions", csv, "-o", binary));
        ((JsonArray) example.get("arguments").orElseThrow())
                .elements()
                .forEach(a -> words.add(((JsonString) a).value()));
        Ran ran = Ran.takt(words.toArray());
        boolean accepted = ((JsonBool) example.get("accepted").orElseThrow()).value();
        assertEquals(accepted ? 0 : 1, ran.code(), ran.err());
        assertEquals(accepted, Files.exists(binary));
        if (accepted) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(binary));
            assertEquals(string(example, "sha256"), HexFormat.of().formatHex(digest));
            backAndForth(binary);
        } else {
            assertTrue(ran.err().startsWith(csv + ":"), ran.err());
            assertTrue(ran.err().contains(": error: "), ran.err());
        }
    }

    private void backAndForth(Path binary) throws IOException {
        Path csv = folder.resolve("back.csv");
        Path again = folder.resolve("again.bin");
        assertEquals(
                0,
                Ran.takt("partitions", binary, "-o", csv, "--offset", "0x8000").code());
        Ran ran = Ran.takt("partitions", csv, "-o", again, "--primary-bootloader-offset", "0x1000");
        assertEquals(0, ran.code(), ran.err());
        assertArrayEquals(Files.readAllBytes(binary), Files.readAllBytes(again));
    }

    private static String string(JsonObject object, String name) {
        return ((JsonString) object.get(name).orElseThrow()).value();
    }

    @Test
    void aTableIsShownInItsPlaces() throws IOException {
        Path csv = Files.writeString(folder.resolve("t.csv"), TABLE);
        Ran ran = Ran.takt("partitions", csv, "--flash-size", "4MB");
        assertEquals("""
                NAME     TYPE  SUBTYPE   OFFSET       END    SIZE  FLAGS
                nvs      data  nvs       0x9000    0xf000  24 KiB
                phy      data  phy       0xf000   0x10000   4 KiB
                factory  app   factory  0x10000  0x110000   1 MiB
                FILE: accepted, 3 partitions, the last ends at 0x110000.
                """.replace("FILE", csv.toString()), ran.out());
        assertEquals("", ran.err());
        assertEquals(0, ran.code());
    }

    @Test
    void aRefusalNamesRowAndReasonAndWritesNothing() throws IOException {
        Path csv = Files.writeString(folder.resolve("t.csv"), TABLE);
        Path binary = folder.resolve("t.bin");
        Ran ran = Ran.takt("partitions", csv, "-o", binary, "--flash-size", "1M");
        assertEquals(1, ran.code());
        assertEquals(csv + ":4: error: Partition \"factory\" ends 64 KiB beyond the 1 MiB of flash.\n", ran.err());
        assertFalse(Files.exists(binary));
    }

    @Test
    void textToTextKeepsWhatIsNotAskedToChange() throws IOException {
        byte[] bytes = ("\ufeff" + TABLE).getBytes(StandardCharsets.UTF_16LE);
        Path csv = Files.write(folder.resolve("t.csv"), bytes);
        Path same = folder.resolve("same.csv");
        assertEquals(0, Ran.takt("partitions", csv, "-o", same).code());
        assertArrayEquals(bytes, Files.readAllBytes(same));
        Path explicit = folder.resolve("explicit.csv");
        Path plain = Files.writeString(folder.resolve("p.csv"), TABLE);
        assertEquals(
                0, Ran.takt("partitions", plain, "--explicit", "-o", explicit).code());
        assertEquals(
                TABLE.replace("nvs,,", "nvs,0x9000,")
                        .replace("phy,,4", "phy,0xf000,4")
                        .replace("factory,,", "factory,0x10000,"),
                Files.readString(explicit));
    }

    @Test
    void whatCannotBeReadIsOfAnotherKindThanWhatIsRefused() throws IOException {
        assertEquals(2, Ran.takt("partitions", folder.resolve("none.csv")).code());
        assertEquals(2, Ran.takt("partitions", folder).code());
        Path noise = Files.write(folder.resolve("noise.csv"), new byte[] {(byte) 0x80, 1, 2});
        Ran ran = Ran.takt("partitions", noise);
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("neither a binary table"), ran.err());
        Path csv = Files.writeString(folder.resolve("t.csv"), TABLE);
        assertEquals(
                2, Ran.takt("partitions", csv, "-o", folder.resolve("t.txt")).code());
        assertEquals(2, Ran.takt("partitions", csv, "--flash-size", "big").code());
        assertEquals(2, Ran.takt("partitions", csv, "--secure", "v3").code());
        assertEquals(
                2,
                Ran.takt("partitions", csv, "--extra-partition-subtypes", "data,nvs2,2")
                        .code());
    }

    @Test
    void optionsOfTheReferenceAreUnderstood() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("t.csv"), "r,bootloader,recovery,,\ns,data,settings,,4K\nf,app,factory,,64K\n");
        Ran ran = Ran.takt(
                "partitions",
                csv,
                "--offset",
                "0x10000",
                "--primary-bootloader-offset",
                "0",
                "--recovery-bootloader-offset",
                "0x20000",
                "--extra-partition-subtypes",
                "data,settings,0x40",
                "--disable-md5sum",
                "--format",
                "json");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("\"schema\": \"takt.partitions/1\""), ran.out());
        assertTrue(ran.out().contains("\"offset\": 196608"), ran.out());
        assertTrue(ran.out().contains("\"accepted\": true"), ran.out());
    }

    @Test
    void secureWithoutAVersionIsTheFirstAsInTheReference() throws IOException {
        Path csv = Files.writeString(folder.resolve("t.csv"), "a,app,factory,0x10000,0x11000\n");
        assertEquals(1, Ran.takt("partitions", csv, "--secure").code());
        assertEquals(0, Ran.takt("partitions", csv, "--secure", "v2").code());
    }
}
