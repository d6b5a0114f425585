package dev.takt.projects.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.ClockSource;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.SupportLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnTargetsTest {
    private static final String BOARD = """
            {
              "id": "my-board",
              "like": "stm32f405rg",
              "name": "My board",
              "cores": [{"name": "Core 0", "maxClockHz": 144000000}],
              "clock": {
                "sources": [{"name": "HSE", "hz": 12000000, "ppm": 20, "external": true}],
                "pll": {
                  "name": "PLL",
                  "inputDividers": {"from": 2, "to": 63}, "referenceHz": {"from": 1000000, "to": 2100000},
                  "multipliers": {"from": 50, "to": 432}, "vcoHz": {"from": 100000000, "to": 432000000},
                  "dividers": [{"name": "P", "values": [2, 4, 6, 8]}],
                  "highVco": false, "highReference": false
                },
                "buses": [
                  {"name": "SYS", "from": "", "dividers": [1], "maxHz": 168000000},
                  {"name": "AHB", "from": "SYS", "dividers": [1, 2, 4], "maxHz": 168000000}
                ],
                "core": "AHB"
              }
            }
            """;

    @Test
    void aFileThatIsLikeAShippedChipSaysOnlyWhatDiffers() {
        ReadCatalogue read = read(BOARD);
        assertEquals(List.of(), words(read));
        Chip shipped = ShippedCatalogue.get().chip("stm32f405rg").orElseThrow();
        Chip own = read.catalogue().chip("my-board").orElseThrow();
        assertEquals("My board", own.name());
        assertEquals(shipped.vectors(), own.vectors());
        assertEquals(shipped.flash(), own.flash());
        assertEquals(
                List.of(new ClockSource("HSE", 12_000_000, 20, true, false)),
                own.clock().orElseThrow().sources());
    }

    @Test
    void runtimesOfTheChipItIsLikeRunOnItAndGenerateWithoutBeingBuilt() {
        Catalogue catalogue = read(BOARD).catalogue();
        for (RuntimeProfile runtime : catalogue.runtimes()) {
            assertEquals(runtime.runsOn("stm32f405rg"), runtime.runsOn("my-board"), runtime.id());
            Support base = runtime.support("stm32f405rg").orElseThrow();
            Support row = runtime.support("my-board").orElseThrow();
            assertEquals(base.isGenerated() ? SupportLevel.GENERATED : SupportLevel.REFUSED, row.level(), runtime.id());
            assertEquals(base.pins(), row.pins());
        }
    }

    @Test
    void aWholeFileNeedsNoOtherChipAndHasNoFirmware() {
        String text = """
                {
                  "id": "tiny", "name": "Tiny", "vendor": "me", "family": "Tiny", "board": "desk", "arch": "riscv",
                  "rustTarget": "riscv32imc-unknown-none-elf", "toolchain": "stable", "hal": "", "probe": "",
                  "cores": [{"name": "Core 0", "maxClockHz": 48000000}],
                  "interrupts": {"kind": "riscv", "priorityBits": 0, "levels": 2},
                  "costs": {}, "vectors": [{"name": "UART", "number": 1}],
                  "ram": [{"name": "RAM", "start": "0x20000000", "size": 8192, "dma": true}],
                  "flash": [{"name": "FLASH", "start": "0x08000000", "size": 65536, "eraseBytes": 1024, "writeBytes": 4}],
                  "externalFlash": false,
                  "peripherals": [{"instance": "UART0", "type": "uart", "vectors": ["UART"]}],
                  "pinMatrix": true, "pins": [], "runtimes": ["bare-metal"], "sources": ["me"]
                }
                """;
        ReadCatalogue read = read(text);
        assertEquals(List.of(), words(read));
        RuntimeProfile bare = read.catalogue().runtime("bare-metal").orElseThrow();
        assertTrue(bare.runsOn("tiny"));
        assertEquals(
                "A target of your own that is like no chip of the catalogue: nothing says which crates would fit.",
                bare.support("tiny").orElseThrow().why());
        assertTrue(!read.catalogue().runtime("embassy").orElseThrow().runsOn("tiny"));
    }

    @Test
    void erratumOfAnInstanceThatTheChipLacksIsAnError() {
        ReadCatalogue read = read("""
                {
                  "id": "own", "like": "nrf52832",
                  "errata": [{"id": "1", "trigger": "reads-one-byte", "instances": ["SPIM9"], "source": "me"}]
                }
                """);
        assertEquals(1, words(read).size());
        assertTrue(
                words(read).getFirst().contains("the erratum 1 names SPIM9, which the chip does not have."),
                words(read).getFirst());
    }

    @Test
    void errorsNameFileFieldLineAndWhatIsAccepted() {
        ReadCatalogue read = read("""
                {
                  "id": "My Board",
                  "like": "stm32f405rg",
                  "arch": "arm",
                  "bord": "desk",
                  "rustTarget": "../evil",
                  "ram": [
                    {"name": "A", "start": "0x20000000", "size": 4096, "dma": true},
                    {"name": "B", "start": "0x20000800", "size": "4K", "dma": true}
                  ]
                }
                """);
        assertEquals(
                List.of(
                        "own.json: arch should be one of armv6m, armv7m, armv7em, armv8m.main, riscv, xtensa, tricore (line 4, column 11)",
                        "own.json: ram[1].size should be a whole number, not negative (line 9, column 50)",
                        "own.json: bord is not known here. Known are: "
                                + "arch, board, clock, console, cores, costs, crateWords, errata, externalFlash, family, flash, hal, id, "
                                + "interrupts, like, name, peripherals, pinMatrix, pins, probe, ram, runtimes, rustTarget, "
                                + "sources, toolchain, vectors, vendor (line 5, column 3)",
                        "own.json: id: My Board is not accepted; it goes into code, so it has to be [a-z][a-z0-9-]* (line 2, column 9)",
                        "own.json: rustTarget: ../evil is not accepted; it goes into code, so it has to be [a-z0-9_.-]+ (line 6, column 17)",
                        "own.json: ram: B has no bytes. (line 7, column 10)",
                        "own.json: ram: B overlaps A. (line 7, column 10)"),
                words(read));
        assertEquals(ShippedCatalogue.get(), read.catalogue());
    }

    @Test
    void aBadFileCostsNothingElse() {
        ReadCatalogue read = OwnTargets.read(List.of(
                new CatalogueFile("bad.json", "{"),
                new CatalogueFile("odd.json", "[]"),
                new CatalogueFile("good.json", BOARD)));
        assertTrue(read.catalogue().chip("my-board").isPresent());
        assertEquals(2, read.problems().size());
    }

    @Test
    void aClockThatTheTreeCannotMakeIsAnErrorOfTheFile() {
        String text = BOARD.replace("144000000", "144000001");
        assertEquals(
                List.of(
                        "own.json: clock: 144.000001 MHz cannot be made exactly from the clocks of this chip: the nearest are 144 MHz and 144.5 MHz. (line 6, column 12)"),
                words(read(text)));
    }

    @Test
    void anIdThatIsTakenIsRefused() {
        String text = BOARD.replace("my-board", "stm32f411re");
        assertEquals(
                List.of(
                        "own.json: id: a target with the id stm32f411re is there already. Choose another. (line 2, column 9)"),
                words(read(text)));
    }

    @Test
    void aWordThatLimitsNoPinAndAConsoleThatIsNotThereAreFound() {
        ReadCatalogue read = read("""
                {
                  "id": "my-board",
                  "like": "stm32f405rg",
                  "console": "UART9",
                  "pins": [{"name": "PA0", "signals": [], "limits": ["straping"]}]
                }
                """);
        List<String> words = words(read);
        assertTrue(
                words.getFirst()
                        .startsWith("own.json: pins[0].limits should be one of strapping, spi_flash, embedded_flash,"),
                words.toString());
        assertTrue(
                words.contains("own.json: console: UART9 is no peripheral of this chip. (line 4, column 14)"),
                words.toString());
    }

    /** What the checks want of a user's file, every shipped file keeps. */
    @Test
    void everyShippedChipKeepsTheChecks() {
        for (Chip chip : ShippedCatalogue.get().chips()) {
            ReadCatalogue read = read("{\"id\": \"copy-of-" + chip.id() + "\", \"like\": \"" + chip.id() + "\"}");
            assertEquals(List.of(), words(read), chip.id());
        }
    }

    private static ReadCatalogue read(String text) {
        return OwnTargets.read(List.of(new CatalogueFile("own.json", text)));
    }

    private static List<String> words(ReadCatalogue read) {
        return read.problems().stream().map(Problem::message).map(m -> m.text()).toList();
    }
}
