package dev.takt.codegen;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Device;
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
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A design whose tasks wait for serial lines, on boards of embassy-stm32 and embassy-rp: a UART of one task, an SPI that two tasks of different priorities share, an I2C, and a UART that only sends, on the H743 one that
 * the DMA of another domain serves.
 */
final class EmbassyLines {
    private static final long MS = 1_000_000;

    /** The pins of a line. */
    record Line(String instance, Map<String, String> pins) {}

    /** The lines of a board, and how its I2C is waited for. */
    record Board(Line gps, Line flash, Line sensor, Line console, TransferMode bus) {}

    private static final Map<String, Board> BOARDS = Map.of(
            "stm32f411re",
            new Board(
                    new Line("USART2", Map.of("TX", "PA2", "RX", "PA3")),
                    new Line("SPI1", Map.of("SCK", "PA5", "MISO", "PA6", "MOSI", "PA7")),
                    new Line("I2C1", Map.of("SCL", "PB8", "SDA", "PB9")),
                    new Line("USART6", Map.of("TX", "PC6")),
                    TransferMode.DMA),
            "stm32g071rb",
            new Board(
                    new Line("USART2", Map.of("TX", "PA2", "RX", "PA3")),
                    new Line("SPI1", Map.of("SCK", "PA5", "MISO", "PA6", "MOSI", "PA7")),
                    new Line("I2C1", Map.of("SCL", "PB8", "SDA", "PB9")),
                    new Line("USART4", Map.of("TX", "PA0")),
                    TransferMode.DMA),
            "stm32h743zi",
            new Board(
                    new Line("USART3", Map.of("TX", "PD8", "RX", "PD9")),
                    new Line("SPI1", Map.of("SCK", "PA5", "MISO", "PA6", "MOSI", "PA7")),
                    new Line("I2C1", Map.of("SCL", "PB8", "SDA", "PB9")),
                    new Line("LPUART1", Map.of("TX", "PA9", "RX", "PA10")),
                    TransferMode.DMA),
            "rp2040",
            new Board(
                    new Line("UART0", Map.of("TX", "GPIO0", "RX", "GPIO1")),
                    new Line("SPI0", Map.of("SCLK", "GPIO2", "TX", "GPIO3", "RX", "GPIO4")),
                    new Line("I2C0", Map.of("SDA", "GPIO20", "SCL", "GPIO21")),
                    new Line("UART1", Map.of("TX", "GPIO8")),
                    TransferMode.ASYNC),
            "rp2350",
            new Board(
                    new Line("UART0", Map.of("TX", "GPIO0", "RX", "GPIO1")),
                    new Line("SPI0", Map.of("SCLK", "GPIO2", "TX", "GPIO3", "RX", "GPIO4")),
                    new Line("I2C0", Map.of("SDA", "GPIO20", "SCL", "GPIO21")),
                    new Line("UART1", Map.of("TX", "GPIO8")),
                    TransferMode.ASYNC));

    private EmbassyLines() {}

    static Project on(String target) {
        Board board = BOARDS.get(target);
        List<Item> items = List.of(
                line("gps", board.gps(), 115_200, 10),
                line("flash", board.flash(), 1_000_000, 8),
                line("sensor", board.sensor(), 100_000, 9),
                line("console", board.console(), 115_200, 10),
                part("air", "BME280", 0x76, "sensor"),
                part("gauge", "", 0x48, "sensor"),
                task(
                        "position",
                        0,
                        step("gps", 8, TransferMode.DMA, Direction.READ),
                        step("flash", 32, TransferMode.DMA, Direction.WRITE)),
                task(
                        "track",
                        2,
                        step("flash", 64, TransferMode.DMA, Direction.WRITE),
                        step("flash", 16, TransferMode.ASYNC, Direction.READ)),
                task(
                        "climate",
                        1,
                        step("sensor", "air", 1, board.bus(), Direction.WRITE),
                        new Step.Repeat(2, List.of(step("sensor", "air", 2, board.bus(), Direction.READ))),
                        step("sensor", "gauge", 3, TransferMode.BLOCKING, Direction.WRITE)),
                task(
                        "report",
                        0,
                        step("console", 40, TransferMode.ASYNC, Direction.WRITE),
                        step("console", 4, TransferMode.BLOCKING, Direction.WRITE),
                        step("gps", 12, TransferMode.DMA, Direction.WRITE)));
        return Project.blank("lines on " + target, target, "embassy").withItems(items);
    }

    /** One part on an I2C: what blocks and, where {@code waits}, what is waited for. */
    static Project bus(String target, Line line, boolean waits) {
        List<Step> steps = new ArrayList<>(List.of(
                step("sensor", 1, TransferMode.BLOCKING, Direction.WRITE),
                step("sensor", 2, TransferMode.BLOCKING, Direction.READ)));
        if (waits) {
            steps.add(step("sensor", 3, TransferMode.DMA, Direction.WRITE));
            steps.add(step("sensor", 4, TransferMode.DMA, Direction.READ));
        }
        return Project.blank("bus on " + target, target, "embassy")
                .withItems(List.of(
                        line("sensor", line, 100_000, 9),
                        part("air", "BME280", 0x76, "sensor"),
                        task("climate", 0, steps.toArray(Step[]::new))));
    }

    static Device part(String name, String type, int address, String bus) {
        return Device.blank(ItemId.of(name), name)
                .withPart(type)
                .withAddress(OptionalInt.of(address))
                .withWires(List.of(ItemId.of(bus)));
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

    static Step step(String line, String part, long bytes, TransferMode mode, Direction direction) {
        return new Step.Transfer(ItemId.of(line), bytes, mode, direction, Optional.of(ItemId.of(part)));
    }
}
