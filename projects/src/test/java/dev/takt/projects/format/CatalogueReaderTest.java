package dev.takt.projects.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.DmaChannel;
import dev.takt.projects.target.DmaRoute;
import dev.takt.projects.target.FlashRegion;
import dev.takt.projects.target.MemoryRegion;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Waiting;
import dev.takt.projects.text.Texts;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueReaderTest {

    @Test
    void theProductShipsItsChipsAndRuntimes() {
        assertEquals(27, ShippedCatalogue.get().chips().size());
        assertEquals(
                List.of(
                        "rtic",
                        "embassy",
                        "freertos",
                        "zephyr",
                        "zephyr-4.5",
                        "tock",
                        "drone",
                        "bare-metal",
                        "generic"),
                ShippedCatalogue.get().runtimes().stream()
                        .map(RuntimeProfile::id)
                        .toList());
    }

    @Test
    void stm32f405HasTheMemoryOfItsDataSheet() {
        Chip chip = ShippedCatalogue.get().chip("stm32f405rg").orElseThrow();
        assertEquals(168_000_000, chip.cores().getFirst().maxClockHz());
        assertEquals(
                List.of(
                        new MemoryRegion("SRAM", 0x20000000L, 112 * 1024, true),
                        new MemoryRegion("SRAM2", 0x2001C000L, 16 * 1024, true),
                        new MemoryRegion("CCMRAM", 0x10000000L, 64 * 1024, false)),
                chip.ram());
        assertEquals(
                List.of(
                        new FlashRegion("BANK_1_REGION_1", 0x08000000L, 4 * 16 * 1024, 16 * 1024, 4),
                        new FlashRegion("BANK_1_REGION_2", 0x08010000L, 64 * 1024, 64 * 1024, 4),
                        new FlashRegion("BANK_1_REGION_3", 0x08020000L, 7 * 128 * 1024, 128 * 1024, 4)),
                chip.flash());
        assertEquals(
                new PeripheralSpec(
                        "CAN1",
                        PeripheralType.CAN,
                        List.of("CAN1_RX0", "CAN1_TX", "CAN1_RX1", "CAN1_SCE"),
                        "APB1",
                        List.of(),
                        1,
                        0,
                        Waiting.CHANNELS,
                        List.of(),
                        "",
                        0,
                        0),
                chip.peripheral("CAN1").orElseThrow());
    }

    @Test
    void everyVectorOfAPeripheralIsInTheTableOfItsChip() {
        for (Chip chip : ShippedCatalogue.get().chips()) {
            for (PeripheralSpec peripheral : chip.peripherals()) {
                for (String vector : peripheral.vectors()) {
                    assertTrue(chip.vector(vector).isPresent(), chip.id() + " " + peripheral.instance() + " " + vector);
                }
            }
        }
    }

    /** Channels request vectors of the table, a name is there once, and every route of a chip whose channels are known ends at some of them. */
    @Test
    void routesOfDmaEndAtChannelsOfTheChip() {
        for (Chip chip : ShippedCatalogue.get().chips()) {
            List<DmaChannel> channels = chip.peripherals().stream()
                    .flatMap(p -> p.channels().stream())
                    .toList();
            unique(chip.id(), channels.stream().map(DmaChannel::name).toList());
            channels.forEach(c -> assertTrue(chip.vector(c.vector()).isPresent(), chip.id() + " " + c));
            for (PeripheralSpec peripheral : channels.isEmpty() ? List.<PeripheralSpec>of() : chip.peripherals()) {
                for (DmaRoute route :
                        peripheral.type() == PeripheralType.UART ? peripheral.dma() : List.<DmaRoute>of()) {
                    assertTrue(channels.stream().anyMatch(c -> c.serves(route)), chip.id() + " " + route);
                }
            }
        }
    }

    @Test
    void namesAreUniqueInEachChip() {
        for (Chip chip : ShippedCatalogue.get().chips()) {
            unique(chip.id(), chip.vectors());
            unique(
                    chip.id(),
                    chip.peripherals().stream().map(PeripheralSpec::instance).toList());
            unique(chip.id(), chip.pins());
        }
    }

    private static void unique(String chip, List<?> values) {
        assertEquals(values.size(), new HashSet<>(values).size(), chip);
    }

    @Test
    void runtimesNameChipsTheCatalogueHasAndTextsThatExist() {
        for (RuntimeProfile runtime : ShippedCatalogue.get().runtimes()) {
            for (String chip : runtime.chips()) {
                assertTrue(chip.equals("*") || ShippedCatalogue.get().chip(chip).isPresent(), chip);
            }
            runtime.refusals().forEach(r -> words(r.reason()));
            runtime.refusals().forEach(r -> words(r.instead()));
        }
    }

    private static void words(String key) {
        assertTrue(!Texts.text(key).text().startsWith("<"), key);
    }

    @Test
    void everyErrorIsReportedWithFilePathAndPlace() {
        String text = """
                {
                  "id": "x", "name": "X", "version": 1, "dispatch": "magic", "threadPriorities": -1,
                  "tickNs": 0, "sliceNs": 0, "defaultProtocol": "none", "protocols": ["none", "hope"],
                  "defaultOverrun": "queue", "overruns": [], "costs": {"poll": "much"},
                  "kernel": {"unguarded": "maybe", "inheritance": "transitive", "delays": "rounded-up", "cooperative": 0, "leastSliceNs": 0,
                    "mostPending": 0, "goesOn": true, "oneFlag": false, "refusesSpawn": 1,
                    "ownStacks": false, "tasksAreInterrupts": false},
                  "refusals": [{"feature": "a", "reason": "b"}], "chips": []
                }
                """;
        List<String> found =
                CatalogueReader.read(List.of(), List.of(new CatalogueFile("my.json", text)), List.of())
                        .problems()
                        .stream()
                        .map(CatalogueReaderTest::line)
                        .toList();
        assertEquals(
                List.of(
                        "2:38 my.json: version should be a text",
                        "2:53 my.json: dispatch should be one of rtic, executors, threads, zephyr-threads, processes, fibers, superloop, generic",
                        "5:27 my.json: kernel.unguarded should be one of handed-over, taken-again, async-one-waiter, async-newest-waiter",
                        "6:73 my.json: kernel.refusesSpawn should be true or false",
                        "5:13 my.json: kernel.leavesScheduling is missing",
                        "2:82 my.json: threadPriorities should be a whole number, not negative",
                        "3:79 my.json: protocols should be one of runtime, none, inheritance, ceiling,"
                                + " immediate-ceiling, non-preemptive, spin",
                        "4:64 my.json: costs.poll should be a whole number, not negative",
                        "8:16 my.json: refusals[0].instead is missing",
                        "1:1 my.json: sources is missing"),
                found);
    }

    private static String line(Problem p) {
        return p.line() + ":" + p.column() + " " + p.message().text();
    }

    @Test
    void aFileThatIsNotJsonDoesNotHideTheOthers() {
        ReadCatalogue read = CatalogueReader.read(
                List.of(new CatalogueFile("a.json", "{"), new CatalogueFile("b.json", "[]")), List.of(), List.of());
        assertEquals(2, read.problems().size());
        assertEquals(
                "b.json: $ should be an object",
                read.problems().get(1).message().text());
    }
}
