package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.EmbassyLines.Line;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.machine.Bus;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.TransferMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of the ESP32 family that tasks wait for, on each core and at each priority: a driver of esp-hal that waits is not {@code Send}, and its interrupts stay with the core that made it so. */
class EspLinesTest {
    private static final String BOARD = "src/takt/board.rs";
    private static final Line UART = new Line("UART1", Map.of("TX", "GPIO4", "RX", "GPIO5"));
    private static final Line I2C = new Line("I2C0", Map.of("SDA", "GPIO18", "SCL", "GPIO19"));
    private static final Line SPI = new Line("SPI2", Map.of("SCK", "GPIO13", "MOSI", "GPIO14", "MISO", "GPIO15"));

    /** 40 bytes of 10 bits at 100 kbit/s. */
    private static final long TRANSFER_NS = 4_000_000;

    /** A line, and who uses it how. */
    record Case(String target, Line line, int core, int priority, TransferMode mode) {
        Project design() {
            Item work = user("mover", step("line", 40, mode, Direction.WRITE));
            // one of the same executor that moves nothing
            Item other = user("other", new Step.Compute("count", 1_000, 1_000, Distribution.WORST));
            List<Item> items = List.of(EmbassyLines.line("line", line, 100_000, 10), part("line"), work, other);
            return Project.blank("waits", target, "embassy").withItems(items);
        }

        private Task user(String name, Step step) {
            return EmbassyLines.task(name, priority, step).withCore(core);
        }
    }

    @TempDir
    Path folder;

    private static Item part(String bus) {
        return EmbassyLines.part("air", "BME280", 0x76, bus);
    }

    private static Step step(String line, long bytes, TransferMode mode, Direction direction) {
        return EmbassyLines.step(line, "air", bytes, mode, direction);
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String target : List.of("esp32", "esp32s3", "esp32c3", "esp32c6")) {
            int cores = EmbassyBoards.chip(target).cores().size();
            for (Line line : List.of(UART, I2C, SPI)) {
                for (int core = 0; core < cores; core++) {
                    for (int priority : List.of(0, 2)) {
                        for (TransferMode mode : List.of(TransferMode.BLOCKING, TransferMode.ASYNC)) {
                            cases.add(new Case(target, line, core, priority, mode));
                        }
                    }
                }
            }
        }
        return cases.stream();
    }

    /** Whether a transfer keeps the others of its executor waiting is what the analysis says it does, whatever the core and the priority. */
    @ParameterizedTest
    @MethodSource("cases")
    void driverWaitsWhereTheAnalysisCountsASuspension(Case c) {
        Project design = c.design();
        long bound = bound(Designs.design(design).analysis(), ItemId.of("other"));
        boolean suspends = bound < TRANSFER_NS;
        assertEquals(c.mode() == TransferMode.ASYNC, suspends, "bound of the other one: " + bound + " ns");
        List<GeneratedFile> files = Designs.files(design);
        String board = Designs.text(files, BOARD);
        String field =
                board.lines().filter(l -> l.contains("pub line: ")).findFirst().orElseThrow();
        assertEquals(suspends, field.contains("Async>") || field.contains("Line<"), field);
        assertEquals(suspends, Designs.text(files, "src/bodies/mover.rs").contains(".await"), field);
        assertEquals(
                suspends, board.contains("Priority::max()") || board.contains("Line::new(line, Interrupt::"), board);
    }

    /** esp-hal fills a FIFO anew at each interrupt: what one filling takes is one interrupt, as by DMA; of more there are as many as bounds and runs count of a transfer in mode async. */
    @ParameterizedTest
    @CsvSource({"UART1, 118", "I2C0, 31", "SPI2, 64"})
    void dmaIsRefusedWhereTheDriverTakesMoreThanOneInterrupt(String instance, int filling) {
        Line line = Stream.of(UART, I2C, SPI)
                .filter(l -> l.instance().equals(instance))
                .findFirst()
                .orElseThrow();
        for (String target : List.of("esp32", "esp32s3", "esp32c3", "esp32c6")) {
            assertInstanceOf(
                    Generation.Generated.class, Designs.generate(moving(target, line, filling, TransferMode.DMA)));
            Project longer = moving(target, line, filling + 1, TransferMode.DMA);
            Generation.Refused refused = assertInstanceOf(Generation.Refused.class, Designs.generate(longer));
            assertTrue(
                    refused.reason().toString().contains("2 interrupts for " + (filling + 1) + " bytes"),
                    refused::toString);
            Project counted = moving(target, line, filling + 1, TransferMode.ASYNC);
            assertInstanceOf(Generation.Generated.class, Designs.generate(counted));
            Bus bus = Designs.design(counted).machine().bus(ItemId.of("line")).orElseThrow();
            assertEquals(1, bus.interrupts(filling, TransferMode.ASYNC));
            assertEquals(2, bus.interrupts(filling + 1, TransferMode.ASYNC));
        }
    }

    private static Project moving(String target, Line line, int bytes, TransferMode mode) {
        Item mover = EmbassyLines.task("mover", 0, step("line", bytes, mode, Direction.READ));
        return Project.blank("moves", target, "embassy")
                .withItems(List.of(EmbassyLines.line("line", line, 100_000, 10), part("line"), mover));
    }

    private static long bound(AnalysisResult analysis, ItemId item) {
        return assertInstanceOf(
                        Bound.Known.class, analysis.of(item).orElseThrow().bound())
                .ns();
    }

    /** What is made to wait in {@code main} has its interrupts on core 0. */
    @Test
    void lineOfTheFirstThreadExecutorWaitsFromTheStart() {
        Case c = new Case("esp32s3", I2C, 0, 0, TransferMode.ASYNC);
        List<GeneratedFile> files = Designs.files(c.design());
        String board = Designs.text(files, BOARD);
        assertTrue(board.contains("""
                    let line = line.into_async();
                    interrupt::enable(Interrupt::I2C_EXT0, Priority::max());
                """), board);
        assertFalse(files.stream().anyMatch(f -> f.path().equals("src/takt/line.rs")));
    }

    /** What goes elsewhere blocks until its task makes it wait where it is; its future, which holds it, is made there too. */
    @Test
    void lineOfAnInterruptExecutorOrTheOtherCoreIsMadeToWaitWhereItIsUsed() {
        for (Case c : List.of(
                new Case("esp32c6", I2C, 0, 2, TransferMode.ASYNC),
                new Case("esp32s3", I2C, 1, 0, TransferMode.ASYNC))) {
            List<GeneratedFile> files = Designs.files(c.design());
            String board = Designs.text(files, BOARD);
            assertTrue(board.contains("pub line: Line<I2c<'static, Blocking>>,"), board);
            assertTrue(board.contains("let line = Line::new(line, Interrupt::I2C_EXT0);"), board);
            assertFalse(board.contains("into_async"), board);
            assertTrue(Designs.text(files, "src/bodies/mover.rs")
                    .contains("self.io.line.write_async(board::AIR_ADDRESS, &bytes).await;"));
            String async = c.priority() > 0 ? "async fn mover(" : "fn mover(";
            assertTrue(Designs.text(files, "src/main.rs").contains("\n" + async), async);
        }
    }

    /** A bus that tasks of several executors, and on two cores of both, wait for in turn, beside steps that block on a line. */
    private static Project turns(String target) {
        int second = EmbassyBoards.chip(target).cores().size() - 1;
        return Project.blank("esp lines on " + target, target, "embassy")
                .withItems(List.of(
                        EmbassyLines.line("sensors", I2C, 100_000, 9),
                        EmbassyLines.line("display", SPI, 1_000_000, 8),
                        EmbassyLines.line("modem", UART, 115_200, 10),
                        EmbassyLines.part("air", "BME280", 0x76, "sensors"),
                        EmbassyLines.task(
                                        "climate",
                                        0,
                                        EmbassyLines.step("sensors", "air", 1, TransferMode.ASYNC, Direction.WRITE),
                                        EmbassyLines.step("sensors", "air", 2, TransferMode.ASYNC, Direction.READ))
                                .withCore(second),
                        EmbassyLines.task(
                                "alarm",
                                2,
                                EmbassyLines.step("sensors", "air", 3, TransferMode.ASYNC, Direction.READ),
                                EmbassyLines.step("modem", 4, TransferMode.ASYNC, Direction.WRITE),
                                EmbassyLines.step("modem", 200, TransferMode.ASYNC, Direction.READ),
                                EmbassyLines.step("modem", 5, TransferMode.BLOCKING, Direction.WRITE)),
                        EmbassyLines.task(
                                "draw", 0, EmbassyLines.step("display", 100, TransferMode.ASYNC, Direction.WRITE)),
                        EmbassyLines.task(
                                "blink", 1, EmbassyLines.step("display", 6, TransferMode.ASYNC, Direction.WRITE))));
    }

    @Test
    void executorsAndCoresTakeTurnsAtABus() {
        List<GeneratedFile> files = Designs.files(turns("esp32s3"));
        String board = Designs.text(files, BOARD);
        assertEquals(2, board.split("pub sensors: OnBus<Line<I2c<'static, Blocking>>>,", -1).length - 1, board);
        assertEquals(
                2, board.split("pub display: &'static Turns<Line<Spi<'static, Blocking>>>,", -1).length - 1, board);
        assertTrue(Designs.text(files, "src/bodies/alarm.rs").contains("""
                        let bytes = [0_u8; 5];
                        let mut rest = &bytes[..];
                        let Some(line) = self.io.modem.at_rest() else {
                            return;
                        };
                """));
    }

    @ParameterizedTest
    @Tag("firmware")
    @ValueSource(strings = {"esp32c3", "esp32c6"})
    void eachBuilds(String target) throws Exception {
        ExportedProject.of(turns(target), folder).build();
    }
}
