package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.memory.Layout;
import dev.takt.projects.memory.LayoutPlanner;
import dev.takt.projects.memory.LayoutScheme;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Expected: addresses added up by hand from the sizes drawn; names as embassy-boot and cortex-m-rt refer to them, each once. */
class LayoutFilesTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:ORIGIN|LENGTH)\\((\\w+)\\)");
    private static final Pattern REGION = Pattern.compile("(?m)^ {2}(\\S+) : ORIGIN");

    private static Partition part(String name, String type, long bytes) {
        return new Partition(name, type, "", OptionalLong.empty(), bytes, false, false);
    }

    private static List<LayoutFile> files(LayoutScheme scheme, Partition... partitions) {
        Chip chip = ShippedCatalogue.get().chips().stream()
                .filter(c -> c.id().equals("nrf52840"))
                .findFirst()
                .orElseThrow();
        FlashPlan plan = FlashPlan.NONE.withScheme(scheme.tag()).withPartitions(List.of(partitions));
        Layout layout = LayoutPlanner.layout(scheme, plan, chip);
        assertTrue(layout.holds(), () -> layout.findings().toString());
        return LayoutFiles.of(layout, chip, true);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(m -> m.group(1)).toList();
    }

    @Test
    void partitionsOfEmbassyBootMeanWhatTheirTypesSayWhateverTheirNames() {
        List<LayoutFile> files = files(
                LayoutScheme.EMBASSY_BOOT,
                part("start", "bootloader", 0x6000),
                part("state", "state", 0x1000),
                part("main", "app", 0x10000),
                part("spare", "dfu", 0x11000));
        String firmware = files.getFirst().text();
        assertTrue(firmware.startsWith("""
                MEMORY
                {
                  START : ORIGIN = 0x00000000, LENGTH = 24K
                  BOOTLOADER_STATE : ORIGIN = 0x00006000, LENGTH = 4K
                  FLASH : ORIGIN = 0x00007000, LENGTH = 64K
                  DFU : ORIGIN = 0x00017000, LENGTH = 68K
                  RAM : ORIGIN = 0x20000000, LENGTH = 256K
                }
                """), firmware);
        String loader = files.getLast().text();
        assertTrue(loader.startsWith("""
                MEMORY
                {
                  FLASH : ORIGIN = 0x00000000, LENGTH = 24K
                  BOOTLOADER_STATE : ORIGIN = 0x00006000, LENGTH = 4K
                  ACTIVE : ORIGIN = 0x00007000, LENGTH = 64K
                  DFU : ORIGIN = 0x00017000, LENGTH = 68K
                  RAM : ORIGIN = 0x20000000, LENGTH = 256K
                }
                """), loader);
        for (LayoutFile file : files) {
            assertTrue(
                    found(REGION, file.text()).containsAll(found(REFERENCE, file.text())),
                    () -> file.path() + "\n" + file.text());
        }
    }

    @Test
    void noPartitionTakesTheNameOfTheProgramNorOneThatIsTaken() {
        String script = files(
                        LayoutScheme.LINKER,
                        part("program", "app", 0x10000),
                        part("flash", "data", 0x1000),
                        part("ram", "data", 0x2000),
                        part("1a-b", "data", 0x3000),
                        part("1a_b", "data", 0x4000))
                .getFirst()
                .text();
        assertEquals("""
                MEMORY
                {
                  FLASH : ORIGIN = 0x00000000, LENGTH = 64K
                  FLASH_2 : ORIGIN = 0x00010000, LENGTH = 4K
                  RAM_2 : ORIGIN = 0x00011000, LENGTH = 8K
                  _1A_B : ORIGIN = 0x00013000, LENGTH = 12K
                  _1A_B_2 : ORIGIN = 0x00016000, LENGTH = 16K
                  RAM : ORIGIN = 0x20000000, LENGTH = 256K
                }
                """, script);
    }
}
