package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Faults;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** When a firmware can log, at which level, and what it says of its last end. */
class LoggerTest {
    /** What may panic in the start of a program: a call that is expected to work, and the start of a hardware layer. */
    private static final Pattern MAY_PANIC = Pattern.compile("expect\\(|::init\\(|board::start|bodies::setup");

    static List<EveryStep> kinds() {
        return EveryStep.KINDS;
    }

    private static List<GeneratedFile> files(EveryStep kind, Faults faults) {
        Project blank = Project.blank("logger", kind.target(), kind.runtime())
                .withItems(List.of(Task.blank(ItemId.of("work"), "work")
                        .withActivation(new Activation.Periodic(10_000_000, 0, 0))
                        .withPriority(kind.runtime().equals("rtic") ? 1 : 0)));
        return Designs.files(blank.withSettings(blank.settings().withFaults(faults)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatPanicsAtTheStartIsSaid(EveryStep kind) {
        String main = Designs.text(files(kind, Faults.HALT), "src/main.rs");
        int entry = main.indexOf(kind.runtime().equals("rtic") ? "#[init]" : "fn main(");
        int start = main.indexOf("takt::logger::start();", entry);
        assertTrue(start > 0, main);
        assertEquals(
                List.of(),
                MAY_PANIC.matcher(main.substring(entry, start)).results().toList(),
                main);
        assertTrue(main.indexOf("logger::greet();") > start, main);
    }

    /** Without a level defmt says errors alone (its book, "filtering"), and esp-println nothing. */
    @ParameterizedTest
    @MethodSource("kinds")
    void eachLoggerHasALevelWhicheverIsOn(EveryStep kind) {
        JsonNode levels = new TomlMapper()
                .readTree(Designs.text(files(kind, Faults.HALT), ".cargo/config.toml"))
                .path("env");
        String log = kind.target().startsWith("esp") ? "ESP_LOG" : "TAKT_LOG";
        assertEquals("info", levels.path("DEFMT_LOG").asString());
        assertEquals("info", levels.path(log).asString());
    }

    /** Where the fault handlers are ours. */
    @ParameterizedTest
    @MethodSource("kinds")
    void whyTheLastRunEndedIsSaidAtTheStart(EveryStep kind) {
        boolean possible = !kind.target().equals("riscv-virt");
        if (!possible) {
            return;
        }
        List<GeneratedFile> files = files(kind, Faults.RESET);
        assertTrue(Designs.text(files, "src/takt/logger.rs").contains("super::fault::tell();"));
        assertTrue(Designs.text(files, "src/takt/fault.rs").contains("pub fn tell()"));
        assertTrue(!Designs.text(files(kind, Faults.HALT), "src/takt/logger.rs").contains("fault::tell"));
    }
}
