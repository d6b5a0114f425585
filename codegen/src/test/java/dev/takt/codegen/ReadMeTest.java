package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Project;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages beside the code tell their reader to do. */
class ReadMeTest {
    static List<EveryStep> kinds() {
        return EveryStep.KINDS;
    }

    /** picotool 2 loads ELF files by {@code load -t elf} and makes UF2 files by {@code uf2 convert}. */
    @ParameterizedTest
    @MethodSource("kinds")
    void theWayWithoutAProbeIsNamedForTheChipsThatHaveIt(EveryStep kind) {
        Project design = kind.design();
        List<GeneratedFile> files = Designs.files(design);
        String page = Designs.text(files, "README.md");
        String name = Designs.design(design).layout().packageName();
        boolean bootRom = kind.target().startsWith("rp");
        assertEquals(bootRom, page.contains("picotool load -v -x -t elf target/"), page);
        assertEquals(bootRom, page.contains("/release/" + name + " -t elf " + name + ".uf2"), page);
    }

    @Test
    void theBootLoaderGoesFirstThatWayToo() {
        Project design = EmbassyBoards.everything("rp2040").withFlash(FlashPlan.NONE.withScheme("embassy-boot"));
        String page = Designs.text(Designs.files(design), "README.md");
        assertTrue(page.contains("the boot loader has to be there first"), page);
    }

    /** Of the sensor node: bodies with a driver or a watchdog are written, the others are not. */
    @Test
    void thePageOfTheDesignTellsEmptyFunctionsFromWrittenOnes() {
        List<GeneratedFile> files = Designs.files(Designs.sample("esp32s3-sensor-node"));
        String page = Designs.text(files, "DESIGN.md");
        String empty =
                page.substring(page.indexOf("do nothing until you fill them"), page.indexOf("These were written"));
        String written = page.substring(page.indexOf("These were written"), page.indexOf("## Memory"));
        assertTrue(empty.contains("`drive_led`") && !written.contains("`drive_led`"), page);
        assertTrue(written.contains("`feed_watchdog`") && !empty.contains("`feed_watchdog`"), page);
        for (String function : List.of("feed_watchdog", "write_uart0", "acknowledge")) {
            boolean hasLines = files.stream()
                    .filter(f -> f.path().startsWith("src/bodies/"))
                    .anyMatch(f -> f.text().matches("(?s).*fn " + function + "\\([^{]*\\{\\n.*"));
            assertEquals(hasLines, written.contains("`" + function + "`"), function + "\n" + page);
        }
    }
}
