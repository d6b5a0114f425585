package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.EmbassyLines.Line;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.TransferMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is particular of the boards of an nRF52: pins that UICR gives to the antenna and the reset, and DMA that reads no flash. */
class NrfBoardTest {
    private static Project on(String target, String runtime, String... pins) {
        List<Item> items = new ArrayList<>();
        for (String pin : pins) {
            items.add(Peripheral.blank(ItemId.of("lamp-" + items.size()), "lamp " + items.size())
                    .withInstance("GPIO")
                    .withPins(List.of(new PinUse("OUT", pin))));
        }
        items.add(EmbassyLines.task("blink", 0));
        return Project.blank("pins", target, runtime).withItems(items);
    }

    private static String asked(List<GeneratedFile> files, String manifest) {
        return Designs.text(files, manifest)
                .lines()
                .filter(l -> l.startsWith("embassy-nrf = "))
                .findFirst()
                .orElseThrow();
    }

    /** embassy-nrf has these pins only if it may write UICR so. */
    @ParameterizedTest
    @CsvSource({
        "nrf52832, P0.09, true, false",
        "nrf52840, P0.10, true, false",
        "nrf52840, P0.18, false, true",
        "nrf52833, P0.18, false, true",
        "nrf52832, P0.18, false, false",
        "nrf52832, P0.21, false, true",
        "nrf52840, P0.21, false, false",
        "nrf52840, P0.00, false, false"
    })
    void aPinOfTheAntennaOrTheResetAsksForItsFeature(String target, String pin, boolean nfc, boolean reset) {
        String line = asked(Designs.files(on(target, "embassy", pin)), "Cargo.toml");
        assertEquals(nfc, line.contains("\"nfc-pins-as-gpio\""), line);
        assertEquals(reset, line.contains("\"reset-pin-as-gpio\""), line);
    }

    /** Where no HAL writes UICR the start-up code does, before anything is set up: the pins are the antenna's until then. */
    @ParameterizedTest
    @CsvSource({"rtic, cx.device", "bare-metal, device"})
    void theStartGivesThePinsOfTheAntennaToThePorts(String runtime, String device) {
        List<GeneratedFile> files = Designs.files(on("nrf52840", runtime, "P0.10"));
        String main = Designs.text(files, "src/main.rs");
        int released = main.indexOf("takt::antenna::release(&" + device + ");");
        assertTrue(released > 0 && released < main.indexOf("bodies::setup("), main);
        assertTrue(Designs.text(files, "src/takt/antenna.rs").contains("pins.write(|w| w.protect().disabled());"));
        assertFalse(Designs.files(on("nrf52840", runtime, "P0.18", "P0.11")).stream()
                .anyMatch(f -> f.path().contains("antenna") || f.text().contains("antenna")));
    }

    /** The boot loader starts first, and what it writes into UICR stays until that is erased: it has to want the same. */
    @ParameterizedTest
    @CsvSource({"embassy", "rtic", "bare-metal"})
    void theBootLoaderWantsThePinsOfTheFirmware(String runtime) {
        Project design = on("nrf52840", runtime, "P0.09", "P0.18").withFlash(FlashPlan.NONE.withScheme("embassy-boot"));
        assertTrue(asked(Designs.files(design), "bootloader/Cargo.toml")
                .contains("[\"nfc-pins-as-gpio\", \"nrf52840\", \"reset-pin-as-gpio\", \"rt\"]"));
    }

    /** A constant may lie in flash, where DMA does not read: 255 bytes are what an nRF52832 moves at once. */
    @Test
    void anI2cHasRoomForWhatIsWrittenOutOfFlash() {
        Line line = new Line("TWIM0", Map.of("SDA", "P0.26", "SCL", "P0.27"));
        String board = Designs.text(Designs.files(EmbassyLines.bus("nrf52840", line, true)), "src/takt/board.rs");
        assertTrue(board.contains("static RAM: ConstStaticCell<[u8; 255]> = ConstStaticCell::new([0; 255]);"), board);
        assertTrue(board.contains("Twim::new(p.TWISPI0, Irqs, sda, scl, config, RAM.take())"), board);
        assertFalse(board.contains("&mut []"), board);
    }

    /** Lines without buffers of DMA move bytes of the function itself. */
    @ParameterizedTest
    @CsvSource({
        "BLOCKING, WRITE, let _ = self.io.line.blocking_write(&bytes);",
        "BLOCKING, READ, let _ = self.io.line.blocking_read(&mut bytes);",
        "DMA, WRITE, let _ = self.io.line.write(&bytes).await;",
        "DMA, READ, let _ = self.io.line.read(&mut bytes).await;"
    })
    void plainTransfersOfUartAndSpiAreWritten(TransferMode mode, Direction direction, String call) {
        for (Line line : List.of(
                new Line("UARTE0", Map.of("TX", "P0.06", "RX", "P0.08")),
                new Line("SPIM2", Map.of("SCK", "P0.02", "MOSI", "P0.03", "MISO", "P0.04")))) {
            String body = body("nrf52840", line, mode, direction);
            assertTrue(body.contains("bytes = [0_u8; 12];"), body);
            assertTrue(body.contains(call), body);
        }
    }

    /** esp-hal's UART takes what its FIFO has room for, and says how much that was. */
    @Test
    void transfersOfAnEspAreWrittenToo() {
        Line uart = new Line("UART1", Map.of("TX", "GPIO4", "RX", "GPIO5"));
        assertTrue(body("esp32c6", uart, TransferMode.BLOCKING, Direction.READ).contains("""
                        let mut bytes = [0_u8; 12];
                        let mut rest = &mut bytes[..];
                        let line = &mut self.io.line;
                        // what an error on the line means is yours to decide: here it ends the transfer
                        while let Ok(moved @ 1..) = line.read(rest) {
                            rest = &mut rest[moved..];
                        }
                """));
        assertTrue(body("esp32c6", uart, TransferMode.ASYNC, Direction.WRITE).contains("""
                        while let Ok(moved @ 1..) = line.write_async(rest).await {
                            rest = &rest[moved..];
                        }
                """));
        assertTrue(body("esp32c6", uart, TransferMode.ASYNC, Direction.READ).contains("""
                        let mut bytes = [0_u8; 12];
                        // not cancel-safe: dropped by a timeout, what has come in is lost
                        // what an error on the line means is yours to decide
                        let _ = self.io.line.read_exact_async(&mut bytes).await;
                """));
        Line spi = new Line("SPI2", Map.of("SCK", "GPIO6", "MOSI", "GPIO7"));
        assertTrue(body("esp32c6", spi, TransferMode.BLOCKING, Direction.WRITE)
                .contains("let _ = self.io.line.write(&bytes);"));
        assertTrue(body("esp32c6", spi, TransferMode.DMA, Direction.WRITE)
                .contains("let _ = self.io.line.transfer_in_place_async(&mut bytes).await;"));
    }

    private static String body(String target, Line line, TransferMode mode, Direction direction) {
        int bits = line.instance().startsWith("SPI") ? 8 : 10;
        Project design = Project.blank("plain", target, "embassy")
                .withItems(List.of(
                        EmbassyLines.line("line", line, bits == 8 ? 1_000_000 : 115_200, bits),
                        EmbassyLines.task("talk", 0, EmbassyLines.step("line", 12, mode, direction))));
        return Designs.text(Designs.files(design), "src/bodies/talk.rs");
    }

    /** embassy-nrf starts the oscillator of 32 kHz and never calibrates it. */
    @Test
    void timeComesFromTheClockOfTheCoreWhereNoCrystalIsAskedFor() {
        List<GeneratedFile> files = Designs.files(on("nrf52840", "embassy"));
        String main = Designs.text(files, "src/main.rs");
        assertTrue(main.contains("config.lfclk_source = embassy_nrf::config::LfclkSource::Synthesized;"), main);
        assertFalse(main.contains("HfclkSource::ExternalXtal"), main);
        assertTrue(Designs.text(files, "DESIGN.md").contains("1.5 % off as a rule"));
    }

    /** One block of serial lines is an SPI or an I2C (product specification, peripheral ids 3 and 4). */
    @ParameterizedTest
    @CsvSource({
        "embassy, SPIM0, true",
        "embassy, SPIM1, false",
        "embassy, SPIM2, false",
        "rtic, SPIM0, true",
        "rtic, SPIM1, false",
        "bare-metal, SPIM0, true",
        "bare-metal, SPIM1, false"
    })
    void anSpiAndAnI2cOfOneBlockAreRefusedByName(String runtime, String spi, boolean refused) {
        Project design = Project.blank("block", "nrf52840", runtime)
                .withItems(List.of(
                        EmbassyLines.line(
                                "sensor", new Line("TWIM0", Map.of("SDA", "P0.26", "SCL", "P0.27")), 100_000, 9),
                        EmbassyLines.line(
                                "flash", new Line(spi, Map.of("SCK", "P0.02", "MOSI", "P0.03")), 1_000_000, 8),
                        EmbassyLines.task("work", 0)));
        assertEquals(refused ? List.of("two-owners flash") : List.of(), Designs.errors(design));
    }

    @Test
    void anI2cHasRoomForTheLongestTransferOfTheDesign() {
        Project design = Project.blank("long", "nrf52840", "embassy")
                .withItems(List.of(
                        EmbassyLines.line(
                                "display", new Line("TWIM0", Map.of("SDA", "P0.26", "SCL", "P0.27")), 400_000, 9),
                        EmbassyLines.task(
                                "show",
                                0,
                                EmbassyLines.step("display", 1_025, TransferMode.BLOCKING, Direction.WRITE))));
        String board = Designs.text(Designs.files(design), "src/takt/board.rs");
        assertTrue(board.contains("ConstStaticCell<[u8; 1_025]>"), board);
    }
}
