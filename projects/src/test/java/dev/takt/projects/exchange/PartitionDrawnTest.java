package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.memory.EspTable;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tables drawn at random, as text in every encoding and as damaged bytes, under drawn options. Expected: what the Python package esp-idf-defs, which has the table code of ESP-IDF's tool as a
 * library, does with each. Of a much larger draw these are a few for each of its messages and for each set of options. Where it crashes, here is a refusal.
 */
class PartitionDrawnTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("NAME", "store", "SIZE", "24K", "EMPTY", "", "COMMA", "a,b");

    @TestFactory
    Stream<DynamicTest> everyDrawnTable() throws Exception {
        try (InputStream in = PartitionDrawnTest.class.getResourceAsStream("esp-idf-drawn.json")) {
            JsonObject file = (JsonObject) JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<JsonValue> cases = ((JsonArray) file.get("cases").orElseThrow()).elements();
            assertEquals(400, cases.size());
            return IntStream.range(0, cases.size())
                    .mapToObj(i -> DynamicTest.dynamicTest("" + i, () -> run((JsonObject) cases.get(i))));
        }
    }

    private static void run(JsonObject drawn) throws Exception {
        EspOptions options = options((JsonObject) drawn.get("options").orElseThrow());
        byte[] bytes = drawn.get("csv")
                .map(csv -> ((JsonString) csv).value().getBytes(StandardCharsets.UTF_8))
                .orElseGet(
                        () -> Base64.getDecoder().decode(text(drawn, "base64").orElseThrow()));
        Optional<EspTable> table =
                switch (PartitionInput.of(bytes)) {
                    case PartitionInput.Unreadable _ -> Optional.empty();
                    case PartitionInput.Binary(byte[] binary) -> Optional.of(PartitionBinary.read(binary, options));
                    case PartitionInput.Csv csv ->
                        Optional.of(PartitionCsv.read(
                                csv.text(), options, name -> Optional.ofNullable(ENVIRONMENT.get(name))));
                };
        Optional<EspTable> accepted = table.filter(EspTable::accepted);
        Optional<String> digest = text(drawn, "sha256");
        assertEquals(
                digest.isPresent(), accepted.isPresent(), () -> "expected " + text(drawn, "refused") + messages(table));
        if (digest.isPresent()) {
            assertEquals(
                    digest.get(),
                    sha256(PartitionBinary.write(accepted.orElseThrow().entries(), options)));
        } else {
            table.ifPresent(t -> assertTrue(!t.findings().isEmpty(), "a reason"));
        }
    }

    private static String messages(Optional<EspTable> table) {
        return table.stream()
                .flatMap(t -> t.findings().stream())
                .map(f -> "\n" + f.line() + " " + f.message().text())
                .collect(Collectors.joining());
    }

    private static EspOptions options(JsonObject drawn) {
        EspOptions options = EspOptions.STANDARD
                .withSecureV1(text(drawn, "secure").equals(Optional.of("v1")))
                .withMd5(drawn.get("noMd5").isEmpty());
        for (String name : List.of("table", "bootloader", "recovery", "flashMb")) {
            Optional<Long> number = drawn.get(name).flatMap(n -> ((JsonNumber) n).asLong());
            if (number.isPresent()) {
                options = switch (name) {
                    case "table" -> options.withTableOffset(number.get());
                    case "bootloader" -> options.withBootloaderOffset(number.get());
                    case "recovery" -> options.withRecoveryOffset(number.get());
                    default -> options.withFlashBytes(number.get() << 20);
                };
            }
        }
        return options;
    }

    private static Optional<String> text(JsonObject object, String name) {
        return object.get(name).map(value -> ((JsonString) value).value());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
