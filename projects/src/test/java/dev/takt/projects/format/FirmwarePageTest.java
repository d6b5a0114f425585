package dev.takt.projects.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.RuntimeProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/firmware.md} is written from the support matrix; {@code -Dtakt.bless=true} writes it. */
class FirmwarePageTest {
    private static final Path PAGE = Path.of("../docs/firmware.md");
    private static final Catalogue CATALOGUE = ShippedCatalogue.get();

    @Test
    void thePageIsTheSupportMatrix() throws IOException {
        String page = page();
        if (Boolean.getBoolean("takt.bless")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.readString(PAGE),
                "write it anew: mvn -pl projects test -Dtest=FirmwarePageTest -Dsurefire.argLine=-Dtakt.bless=true");
    }

    private static String page() {
        StringBuilder out = new StringBuilder("""
                # Firmware

                How far firmware is taken for each runtime and target. `run`: generated, built, and run in QEMU by a test. `built`: generated, compiled and linked by a test.
                `generated`: generated, and checked as far as that goes without its compiler. `refused`: not generated. This page is written from the table that `takt targets` shows;
                that says what to do instead too.
                """);
        CATALOGUE.runtimes().forEach(runtime -> reasons(runtime, out));
        return out.toString();
    }

    private static void reasons(RuntimeProfile runtime, StringBuilder out) {
        out.append("\n## ").append(runtime.name()).append("\n\n");
        runtime.support().stream()
                .collect(Collectors.groupingBy(
                        s -> List.of(s.level().tag(), s.why()),
                        LinkedHashMap::new,
                        Collectors.mapping(s -> "`" + s.target() + "`", Collectors.joining(", "))))
                .forEach((words, targets) -> out.append("- **")
                        .append(words.getFirst())
                        .append("** ")
                        .append(targets)
                        .append(words.get(1).isEmpty() ? "" : ": " + words.get(1))
                        .append('\n'));
    }
}
