package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The instruction cache of a Cortex-M7 is on from the start, that for data never is. */
class CacheTest {
    @TempDir
    Path folder;

    static List<EveryStep> kinds() {
        return EveryStep.KINDS;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void cortexM7AloneHasACacheToTurnOn(EveryStep kind) {
        boolean cached = kind.target().equals("stm32h743zi");
        List<GeneratedFile> files = Designs.files(kind.design());
        String main = Designs.text(files, "src/main.rs");
        assertEquals(cached, files.stream().anyMatch(f -> f.path().equals("src/takt/cache.rs")));
        int entry = main.indexOf(kind.runtime().equals("rtic") ? "#[init]" : "fn main(");
        int on = main.indexOf("takt::cache::turn_on();", entry);
        assertEquals(cached, on > 0);
        // before anything that takes time is set up
        assertTrue(!cached || on < main.indexOf("takt::logger::start();", entry), main);
        assertEquals(cached, Designs.text(files, "DESIGN.md").contains("The instruction cache is on"));
        assertTrue(files.stream().noneMatch(f -> f.text().contains("enable_dcache")));
    }

    @ParameterizedTest
    @Tag("firmware")
    @ValueSource(strings = {"rtic", "embassy", "bare-metal"})
    void itBuilds(String runtime) throws Exception {
        ExportedProject.of(new EveryStep(runtime, "stm32h743zi").design().withName("cached " + runtime), folder)
                .build();
    }
}
