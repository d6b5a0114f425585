package dev.takt.codegen;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.TransferMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A design whose tasks wait for serial lines, on boards of embassy-stm32 and embassy-rp: a UART of one task, an SPI that two tasks of different priorities share, an I2C, and a UART that only sends, on the H743 one that
 * the DMA of another domain serves.
 */
final class EmbassyLines {
    private static final long MS = 1_000_000;

    /** The pins of a line. */
    record Line(String instance, Map<String, String> pins) {}

    /** The lines of a board, how its I2C is waited for, and the highest priority that can wait for what its SPI reads. */
    record Board(Line gps, Line flash, Line sensor, Line console, TransferMode bus, int urgent) {}

    private static final Map<String, Board> BOARDS = Map.of(
            "stm32f411re",
            new Board(
                    new Line("USART2", Map.of("TX", "PA2", "RX", "PA3")),
                    new Line("SPI1", Map.of("SCK", "PA5", "MISO", "PA6", "MOSI", "PA7")),
                    new Line("I2C1", Map.of("SCL", "PB8", "SDA", "PB9")),
                    new Line("USART6", Map.of("TX", "PC6")),
                    TransferMode.DMA,
                    2),
            "stm32g071rb",
            new Board(
                    new Line("USART2", Map.of("TX", "PA2", "RX", "PA3")),
                    new Line("SPI1", Map.of("SCK", "PA5", "MISO", "PA6", "MOSI", "PA7")),
                    new Line("I2C1", Map.of("SCL", "PB8", "SDA", "PB9")),
                    new Line("USART4", Map.of("TX", "PA0")),
                    TransferMode.DMA,
                    2),
            "stm32h743zi",
            new Board(
                    new Line("USART3", Map.of("TX", "PD8", "RX", "PD9")),
                    new Line("SPI1", Map.of("SCK", "PA5", "MISO", "PA6", "MOSI", "PA7")),
                    new Line("I2C1", Map.of("SCL", "PB8", "SDA", "PB9")),
                    new Line("LPUART1", Map.of("TX", "PA9", "RX", "PA10")),
                    TransferMode.DMA,
                    0),
            "rp2040",
            new Board(
                    new Line("UART0", Map.of("TX", "GPIO0", "RX", "GPIO1")),
                    new Line("SPI0", Map.of("SCLK", "GPIO2", "TX", "GPIO3", "RX", "GPIO4")),
                    new Line("I2C0", Map.of("SDA", "GPIO20", "SCL", "GPIO21")),
                    new Line("UART1", Map.of("TX", "GPIO8")),
                    TransferMode.ASYNC,
                    2),
            "rp2350",
            new Board(
                    new Line("UART0", Map.of("TX", "GPIO0", "RX", "GPIO1")),
                    new Line("SPI0", Map.of("SCLK", "GPIO2", "TX", "GPIO3", "RX", "GPIO4")),
                    new Line("I2C0", Map.of("SDA", "GPIO20", "SCL", "GPIO21")),
                    new Line("UART1", Map.of("TX", "GPIO8")),
                    TransferMode.ASYNC,
                    2));

    private EmbassyLines() {}

    static Project on(String target) {
        Board board = BOARDS.get(target);
        List<Item> items = List.of(
                line("gps", board.gps(), 115_200, 10),
                line("flash", board.flash(), 1_000_000, 8),
                line("sensor", board.sensor(), 100_000, 9),
                line("console", board.console(), 115_200, 10),
                task(
                        "position",
                        0,
                        step("gps", 8, TransferMode.DMA, Direction.READ),
                        step("flash", 32, TransferMode.DMA, Direction.WRITE)),
                task(
                        "track",
                        board.urgent(),
                        step("flash", 64, TransferMode.DMA, Direction.WRITE),
                        step("flash", 16, TransferMode.ASYNC, Direction.READ)),
                task(
                        "climate",
                        1,
                        step("sensor", 1, board.bus(), Direction.WRITE),
                        new Step.Repeat(2, List.of(step("sensor", 2, board.bus(), Direction.READ)))),
                task(
                        "report",
                        0,
                        step("console", 40, TransferMode.ASYNC, Direction.WRITE),
                        step("console", 4, TransferMode.BLOCKING, Direction.WRITE),
                        step("gps", 12, TransferMode.DMA, Direction.WRITE)));
        return Project.blank("lines on " + target, target, "embassy").withItems(items);
    }

    static Peripheral line(String name, Line line, long rate, int bits) {
        List<PinUse> pins = new ArrayList<>();
        line.pins().keySet().stream()
                .sorted()
                .forEach(signal -> pins.add(new PinUse(signal, line.pins().get(signal))));
        return Peripheral.blank(ItemId.of(name), name)
                .withInstance(line.instance())
                .withBitRateHz(rate)
                .withBitsPerByte(bits)
                .withPins(pins);
    }

    static Task task(String name, int priority, Step... steps) {
        return Task.blank(ItemId.of(name), name)
                .withActivation(new Activation.Periodic(100 * MS, 0, 0))
                .withPriority(priority)
                .withBody(List.of(steps));
    }

    static Step step(String line, long bytes, TransferMode mode, Direction direction) {
        return new Step.Transfer(ItemId.of(line), bytes, mode, direction);
    }
}
