package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.EmbassyLines.Line;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.model.Watchdog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Drivers of Embassy that tasks wait for: their channels of DMA, their vectors, and where their bytes are. */
class EmbassyLinesTest {
    private static final String BOARD = "src/takt/board.rs";

    private static Project design(String target, Item... items) {
        return Project.blank("lines", target, "embassy").withItems(List.of(items));
    }

    private static List<String> lines(List<GeneratedFile> files, String path, String mention) {
        return Designs.text(files, path)
                .lines()
                .map(String::strip)
                .filter(l -> l.contains(mention))
                .toList();
    }

    /** Product specification of the nRF52840, 5.3.6.8: no soft reset stops a watchdog, and its settings are locked while it runs. */
    @Test
    void watchdogThatRunsIsTakenOverAndANewOnePausesForTheDebugger() {
        ItemId dog = ItemId.of("dog");
        List<GeneratedFile> files = Designs.files(design(
                "nrf52840",
                Watchdog.blank(dog, "dog").withInstance("WDT").withTimeoutNs(500_000_000),
                EmbassyLines.task("t", 0, new Step.Feed(dog))));
        String board = Designs.text(files, BOARD);
        assertTrue(board.contains("""
                    let config = wdt::Config::try_new(&p.WDT).unwrap_or_else(|| {
                        let mut config = wdt::Config::default();
                        config.timeout_ticks = 16_384;
                        config.action_during_debug_halt = wdt::HaltConfig::Pause;
                        config
                    });
                    let (_, [dog]) = wdt::Watchdog::try_new(p.WDT, config).expect("dog: several feed it");
                """), board);
    }

    /** Two names fit rustfmt's width of a struct in one line, 18 characters. */
    @Test
    void aBoardOfAFewFreePinsIsOneLine() {
        Item led = Peripheral.blank(ItemId.of("led"), "led")
                .withInstance("GPIO")
                .withPins(List.of(new PinUse("OUT", "GPIO25")));
        Item key = Peripheral.blank(ItemId.of("key"), "key")
                .withInstance("GPIO")
                .withPins(List.of(new PinUse("IN", "GPIO15")));
        Item other = EmbassyLines.task("other", 0).withCore(1);
        List<GeneratedFile> files = Designs.files(design("rp2040", led, key, EmbassyLines.task("t", 0), other));
        assertEquals(List.of("let board = Board { led, key };"), lines(files, BOARD, "let board"));
    }

    /** All that there is lies in a place that two tasks share. */
    @Test
    void aBoardOfNothingIsOneLine() {
        ItemId dog = ItemId.of("dog");
        List<GeneratedFile> files = Designs.files(design(
                "stm32f411re",
                Watchdog.blank(dog, "dog").withInstance("IWDG").withTimeoutNs(500_000_000),
                EmbassyLines.task("t", 0, new Step.Feed(dog)),
                EmbassyLines.task("u", 0, new Step.Feed(dog))));
        assertEquals(List.of("pub struct Board {}"), lines(files, BOARD, "struct Board"));
        assertEquals(
                List.of("Board {}"),
                lines(files, BOARD, "Board {}").stream().skip(1).toList());
    }

    /** Streams of the F411 (RM0383, table 27): SPI2_TX is on stream 4 of DMA1 alone, I2C3_TX on 4 and 5, so the I2C, which comes first, has to make room. */
    @Test
    void signalMovesToAnotherStreamForOneThatHasNoOther() {
        List<GeneratedFile> files = Designs.files(design(
                "stm32f411re",
                EmbassyLines.line("a", new Line("I2C3", Map.of("SCL", "PA8", "SDA", "PC9")), 100_000, 9),
                EmbassyLines.line("b", new Line("SPI2", Map.of("SCK", "PB13", "MOSI", "PB15")), 1_000_000, 8),
                EmbassyLines.task("t", 0, EmbassyLines.step("a", 2, TransferMode.DMA, Direction.WRITE)),
                EmbassyLines.task("u", 0, EmbassyLines.step("b", 2, TransferMode.DMA, Direction.WRITE))));
        assertEquals(
                List.of("let a = I2c::new(p.I2C3, p.PA8, p.PC9, p.DMA1_CH5, p.DMA1_CH1, Irqs, config);"),
                lines(files, BOARD, "I2c::new"));
        assertEquals(
                List.of("let b = Spi::new_txonly(p.SPI2, p.PB13, p.PB15, p.DMA1_CH4, Irqs, config);"),
                lines(files, BOARD, "Spi::new"));
    }

    /** Channels 2 and 3 of the G071 share a vector, and so do its USART3, USART4 and LPUART1 (RM0444, table 55). */
    @Test
    void vectorOfSeveralIsBoundOnceWithAllItsHandlers() {
        List<GeneratedFile> files = Designs.files(design(
                "stm32g071rb",
                EmbassyLines.line("a", new Line("USART3", Map.of("RX", "PB11")), 9_600, 10),
                EmbassyLines.line("b", new Line("USART4", Map.of("TX", "PA0", "RX", "PA1")), 9_600, 10),
                EmbassyLines.task(
                        "t",
                        0,
                        EmbassyLines.step("a", 2, TransferMode.DMA, Direction.READ),
                        EmbassyLines.step("b", 2, TransferMode.ASYNC, Direction.READ))));
        String board = Designs.text(files, BOARD);
        assertEquals("""
                bind_interrupts!(struct Irqs {
                    DMA1_CHANNEL1 => dma::InterruptHandler<peripherals::DMA1_CH1>;
                    DMA1_CHANNEL2_3 =>
                        dma::InterruptHandler<peripherals::DMA1_CH2>,
                        dma::InterruptHandler<peripherals::DMA1_CH3>;
                    USART3_4_LPUART1 =>
                        usart::InterruptHandler<peripherals::USART3>,
                        usart::InterruptHandler<peripherals::USART4>;
                });
                """, board.substring(board.indexOf("bind_interrupts!(s"), board.indexOf("});\n") + 4));
    }

    /** AXI SRAM is behind the cache of the H743's core, and BDMA reaches the 64 KiB of SRAM4 alone (RM0433, figure 1 and table 6). */
    @Test
    void buffersOfTheH743AreInMemoryThatEveryControllerReachesAndNoCacheKeeps() {
        List<GeneratedFile> files = Designs.files(EmbassyLines.on("stm32h743zi"));
        assertEquals(List.of("} > SRAM4"), lines(files, "memory.x", "> "));
        assertEquals(List.of("const ORIGIN: u32 = 0x3800_0000;"), lines(files, "src/takt/dma.rs", "const ORIGIN"));
        assertEquals(
                List.of("use crate::takt::dma::{DmaBuffer, uncache};", "uncache();"), lines(files, BOARD, "uncache"));
        assertEquals(
                List.of("static CONSOLE_TX: DmaBuffer<40> = DmaBuffer::new();"), lines(files, BOARD, "CONSOLE_TX: "));
    }

    @Test
    void buffersOfOtherChipsAreStaticsAsLongAsTheLongestTransfer() {
        List<GeneratedFile> files = Designs.files(EmbassyLines.on("rp2040"));
        assertEquals(
                List.of("static TRACK_FLASH_TX: ConstStaticCell<[u8; 64]> = ConstStaticCell::new([0; 64]);"),
                lines(files, BOARD, "TRACK_FLASH_TX: "));
        assertEquals(List.of(), lines(files, "memory.x", ".dma_buffers"));
    }

    @Test
    void lineOfSeveralTasksIsTakenInTurns() {
        List<GeneratedFile> files = Designs.files(EmbassyLines.on("stm32f411re"));
        assertEquals(
                List.of(
                        "static FLASH: StaticCell<Turns<Spi<'static, Async, spi::mode::Master>>> = StaticCell::new();",
                        "let flash = &*FLASH.init(AsyncMutex::new(flash));"),
                lines(files, BOARD, "FLASH").stream()
                        .filter(l -> !l.contains("_FLASH"))
                        .toList());
        assertEquals(
                """
                    async fn write_flash(&mut self) {
                        let mut line = self.io.flash.lock().await;
                        // not cancel-safe: dropped by a timeout, it stops in the midst of the bytes
                        // what an error on the line means is yours to decide
                        let _ = line.write(self.io.flash_tx).await;
                    }
                """,
                Designs.text(files, "src/bodies/track.rs")
                        .substring(Designs.text(files, "src/bodies/track.rs").indexOf("    async fn write"))
                        .lines()
                        .limit(6)
                        .map(l -> l + "\n")
                        .reduce("", String::concat));
    }

    /** The handler of the design has the vector that the driver would be told by; what a task waits for is that handler's to tell. */
    @Test
    void lineWhoseVectorTheDesignHasBlocks() {
        Interrupt handler =
                Interrupt.blank(ItemId.of("h"), "h").withVector("USART2").withPriority(1);
        List<GeneratedFile> files = Designs.files(design(
                "stm32f411re",
                EmbassyLines.line("a", new Line("USART2", Map.of("TX", "PA2", "RX", "PA3")), 9_600, 10),
                handler,
                EmbassyLines.task("t", 0, EmbassyLines.step("a", 2, TransferMode.DMA, Direction.WRITE))));
        assertEquals(
                List.of("let made = Uart::new_blocking(p.USART2, p.PA3, p.PA2, config);"),
                lines(files, BOARD, "Uart::new"));
        assertEquals(List.of(), lines(files, BOARD, "Irqs"));
    }

    /** What no task waits for stays a driver that blocks, without channels and vectors. */
    @Test
    void linesThatBlockHaveNoChannel() {
        List<GeneratedFile> files = Designs.files(design(
                "rp2040",
                EmbassyLines.line(
                        "a", new Line("SPI0", Map.of("SCLK", "GPIO2", "TX", "GPIO3", "RX", "GPIO4")), 1_000_000, 8),
                EmbassyLines.task("t", 0, EmbassyLines.step("a", 2, TransferMode.BLOCKING, Direction.WRITE))));
        assertEquals(
                List.of("let a = Spi::new_blocking(p.SPI0, p.PIN_2, p.PIN_3, p.PIN_4, config);"),
                lines(files, BOARD, "Spi::new"));
        assertEquals(List.of(), lines(files, BOARD, "Irqs"));
        assertEquals(List.of(), lines(files, BOARD, "DMA"));
    }

    private static String body(List<GeneratedFile> files) {
        String text = Designs.text(files, "src/bodies/climate.rs");
        return text.substring(text.indexOf("impl Climate"));
    }

    @Test
    void transferOverI2cGoesToTheAddressOfItsPart() {
        List<GeneratedFile> files = Designs.files(EmbassyLines.on("stm32g071rb"));
        assertEquals(
                List.of("pub const AIR_ADDRESS: u8 = 0x76;", "pub const GAUGE_ADDRESS: u8 = 0x48;"),
                lines(files, BOARD, "_ADDRESS"));
        assertEquals(
                List.of("/// Where air (BME280) answers, in 7 bits.", "/// Where gauge answers, in 7 bits."),
                lines(files, BOARD, "answers"));
        assertEquals("""
                impl ClimateWork for Climate {
                    async fn write_sensor(&mut self) {
                        let line = &mut self.io.sensor;
                        let address = board::AIR_ADDRESS;
                        // not cancel-safe: dropped by a timeout, the bus is left without a STOP
                        // what an error on the line means is yours to decide
                        let _ = line.write(address, &self.io.sensor_tx[..1]).await;
                    }

                    async fn read_sensor(&mut self) {
                        let line = &mut self.io.sensor;
                        // not cancel-safe: dropped by a timeout, the bus is left without a STOP
                        // what an error on the line means is yours to decide
                        let _ = line.read(board::AIR_ADDRESS, self.io.sensor_rx).await;
                    }

                    fn write_sensor_2(&mut self) {
                        let line = &mut self.io.sensor;
                        // what an error on the line means is yours to decide
                        let _ = line.blocking_write(board::GAUGE_ADDRESS, self.io.sensor_tx);
                    }
                }
                """, body(files));
    }

    @Test
    void transferOverI2cWithoutDmaHasBytesOfItsOwn() {
        assertEquals("""
                impl ClimateWork for Climate {
                    async fn write_sensor(&mut self) {
                        let bytes = [0_u8; 1];
                        // not cancel-safe: dropped by a timeout, the bus is left without a STOP
                        // what an error on the line means is yours to decide
                        let _ = self.io.sensor.write_async(board::AIR_ADDRESS, bytes).await;
                    }

                    async fn read_sensor(&mut self) {
                        let mut bytes = [0_u8; 2];
                        let line = &mut self.io.sensor;
                        // not cancel-safe: dropped by a timeout, the bus is left without a STOP
                        // what an error on the line means is yours to decide
                        let _ = line.read_async(board::AIR_ADDRESS, &mut bytes).await;
                    }

                    fn write_sensor_2(&mut self) {
                        let bytes = [0_u8; 3];
                        // what an error on the line means is yours to decide
                        let _ = self.io.sensor.blocking_write(board::GAUGE_ADDRESS, &bytes);
                    }
                }
                """, body(Designs.files(EmbassyLines.on("rp2040"))));
    }

    /** Two parts answer, and the design does not say which is meant. */
    @Test
    void transferThatLeavesItsPartOpenIsLeftToTheUser() {
        List<GeneratedFile> files = Designs.files(design(
                "stm32g071rb",
                EmbassyLines.line("a", new Line("I2C1", Map.of("SCL", "PB8", "SDA", "PB9")), 100_000, 9),
                EmbassyLines.part("air", "", 0x76, "a"),
                EmbassyLines.part("gauge", "", 0x48, "a"),
                EmbassyLines.task("climate", 0, EmbassyLines.step("a", 2, TransferMode.DMA, Direction.WRITE))));
        assertEquals("""
                impl ClimateWork for Climate {
                    async fn write_a(&mut self) {}
                }
                """, body(files));
    }

    /** What waits on the SPI of the H743 holds a pointer: of an async function a SendSpawner asks only that its arguments be Send. */
    @Test
    void taskWhoseFutureIsNotSendIsAnAsyncFunction() {
        List<GeneratedFile> files = Designs.files(EmbassyLines.on("stm32h743zi"));
        assertEquals(
                List.of("async fn track(mut body: bodies::Track, start: Instant) {"),
                lines(files, "src/main.rs", "fn track"));
        assertEquals(
                List.of("fn climate(mut body: bodies::Climate, start: Instant) -> impl Future<Output = ()> {"),
                lines(files, "src/main.rs", "fn climate"));
    }
}
