package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code layout}: plans, scripts, files and designs. */
class LayoutCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aLayoutIsPlannedShownAndWritten() throws IOException {
        Ran ran = Ran.takt(
                "layout", "--target", "stm32h743zi", "--scheme", "embassy-boot", "--slot-size", "256K", "-o", folder);
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().startsWith("""
                AREA              ROLE             START         END       SIZE
                BOOTLOADER        bootloader  0x08000000  0x08020000    128 KiB
                BOOTLOADER_STATE  data        0x08020000  0x08040000    128 KiB
                ACTIVE            app         0x08040000  0x08080000    256 KiB
                DFU               update      0x08080000  0x080e0000    384 KiB
                """), ran.out());
        assertTrue(ran.out().contains("ok       DFU (384 KiB) is a page larger than ACTIVE (256 KiB).\n"), ran.out());
        String application = Files.readString(folder.resolve("memory.x"));
        assertTrue(application.contains("  FLASH : ORIGIN = 0x08040000, LENGTH = 256K\n"), application);
        assertTrue(application.contains("__bootloader_dfu_start = ORIGIN(DFU) - 0x08000000;\n"), application);
        Path boot = folder.resolve("bootloader/memory.x");
        assertTrue(Files.readString(boot).contains("  FLASH : ORIGIN = 0x08000000, LENGTH = 128K\n"));
        for (Path script : new Path[] {folder.resolve("memory.x"), boot}) {
            Ran read = Ran.takt("layout", script, "--target", "stm32h743zi");
            assertEquals(0, read.code(), read.out());
            assertTrue(read.out().endsWith("The layout holds: embassy-boot on STM32H743ZI.\n"), read.out());
        }
    }

    /** The nRF52840 of Zephyr: partitions of the MCUboot default. */
    @Test
    void zephyrGetsAnOverlayOfItsVersion() throws IOException {
        assertEquals(
                0,
                Ran.takt(
                                "layout",
                                "--target",
                                "nrf52840",
                                "--scheme",
                                "mcuboot-overwrite",
                                "--data",
                                "storage:nvs=32K",
                                "-o",
                                folder,
                                "--fixed-partitions")
                        .code());
        String overlay = Files.readString(folder.resolve("app.overlay"));
        assertTrue(overlay.contains("\t\tcompatible = \"fixed-partitions\";\n"), overlay);
        assertTrue(
                overlay.contains(
                        "\t\tslot1_partition: partition@82000 {\n\t\t\tlabel = \"image-1\";\n\t\t\treg = <0x82000 0x76000>;\n\t\t};\n"),
                overlay);
        Ran.takt("layout", "--target", "nrf52840", "--scheme", "mcuboot-overwrite", "-o", folder);
        assertTrue(
                Files.readString(folder.resolve("app.overlay")).contains("compatible = \"zephyr,mapped-partition\";"));
    }

    @Test
    void aLayoutGoesIntoADesignAndIsCheckedThere() {
        Path design = folder.resolve("a.takt");
        assertEquals(
                0,
                Ran.takt("new", "--target", "nrf52840", "--runtime", "embassy", design)
                        .code());
        Ran into = Ran.takt("layout", "--target", "nrf52840", "--scheme", "embassy-boot", "--into", design);
        assertEquals(0, into.code(), into.err());
        Ran check = Ran.takt("check", design, "--format", "json");
        assertTrue(!check.out().contains("flash-layout") && !check.out().contains("ota-layout"), check.out());
        assertEquals(
                2, Ran.takt("layout", "--target", "nrf52832", "--into", design).code());
    }

    @Test
    void aTableGoesIntoADesignToo() throws IOException {
        Path design = folder.resolve("a.takt");
        Path table = Files.writeString(
                folder.resolve("t.csv"),
                "nvs,data,nvs,,24K\nfactory,app,factory,,1M\nstore,data,littlefs,,1M,readonly\n");
        assertEquals(
                0,
                Ran.takt("new", "--target", "esp32c3", "--runtime", "embassy", design)
                        .code());
        Ran into = Ran.takt("partitions", table, "--flash-size", "4MB", "--into", design);
        assertEquals(0, into.code(), into.err());
        String text = Files.readString(design);
        assertTrue(text.contains("\"littlefs\"") && text.contains("\"factory\""), text);
    }

    @Test
    void aScriptThatDoesNotFitIsSaidWithLineAndReason() throws IOException {
        Path script = Files.writeString(
                folder.resolve("memory.x"),
                "MEMORY\n{\n  FLASH : ORIGIN = 0x08000000, LENGTH = 1M\n  RAM : ORIGIN = 0x20000000, LENGTH = 010K\n}\n");
        Ran ran = Ran.takt("layout", script, "--target", "stm32f411re");
        assertEquals(1, ran.code());
        assertTrue(
                ran.out().contains("error    " + script + ":3: Region FLASH ends 512 KiB behind the end"), ran.out());
        assertTrue(
                ran.out().contains("error    " + script + ":4: Region RAM cannot be read: \"010K\" is octal"),
                ran.out());
    }

    @Test
    void whatIsNotKnownIsSaidWithWhatIs() {
        assertTrue(Ran.takt("layout", "--target", "esp32c9").err().contains("takt targets lists them"));
        assertTrue(Ran.takt("layout", "--target", "nrf52840", "--scheme", "esp-idf")
                .err()
                .contains("ESP32 family"));
        assertTrue(Ran.takt("layout", "--target", "nrf52840", "--scheme", "ab")
                .err()
                .contains("mcuboot-move"));
        assertEquals(
                2, Ran.takt("layout", "--target", "nrf52840", "--data", "x").code());
        assertEquals(
                2,
                Ran.takt("layout", folder.resolve("none.x"), "--target", "nrf52840")
                        .code());
        assertEquals(
                1,
                Ran.takt("layout", "--target", "mps2-an385", "--scheme", "embassy-boot")
                        .code());
    }

    /** nRF52840, MCUboot with move: 475136 bytes for an image (McubootPlanTest). */
    @Test
    void anImageFitsItsSlotOrIsTooLargeBySoMuch() throws IOException {
        Path fits = Files.write(folder.resolve("fits.bin"), new byte[475136]);
        Path large = Files.write(folder.resolve("large.bin"), new byte[475136 + 4096]);
        Object[] layout = {
            "layout", "--target", "nrf52840", "--scheme", "mcuboot-move", "--data", "storage:nvs=32K", "--image"
        };
        Ran fitting = Ran.takt(with(layout, fits));
        assertEquals(0, fitting.code(), fitting.out());
        assertTrue(fitting.out().contains("ok       The image (464 KiB) fits image-0: 0 B are left."), fitting.out());
        Ran tooLarge = Ran.takt(with(layout, large));
        assertEquals(1, tooLarge.code());
        assertTrue(
                tooLarge.out()
                        .contains(
                                "error    The image (468 KiB) does not fit image-0, which takes 464 KiB: 4 KiB too much."),
                tooLarge.out());
    }

    /** A program of 0x1000 bytes at 0x08000000 and data of 0x20 loaded from behind it, at 0x08001000: 0x1020 bytes. */
    @Test
    void anElfFileTakesWhatItLoadsIntoFlash() throws IOException {
        ByteBuffer elf = ByteBuffer.allocate(52 + 3 * 32).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1})
                .putInt(28, 52)
                .putShort(42, (short) 32)
                .putShort(44, (short) 3);
        segment(elf, 0, 0x08000000, 0x1000);
        segment(elf, 1, 0x08001000, 0x20);
        segment(elf, 2, 0x20000000, 0x400);
        Path file = Files.write(folder.resolve("program.elf"), elf.array());
        Ran ran = Ran.takt("layout", "--target", "stm32f411re", "--image", file);
        assertTrue(
                ran.out().contains("ok       The image (4128 B) fits FLASH: 520160 B are left."),
                ran.out() + ran.err());
        assertEquals(
                2, Ran.takt("layout", "--target", "esp32c3", "--image", file).code());
        Path cut = Files.write(folder.resolve("cut.elf"), Arrays.copyOf(elf.array(), 60));
        assertEquals(
                2, Ran.takt("layout", "--target", "stm32f411re", "--image", cut).code());
    }

    private static void segment(ByteBuffer elf, int index, int address, int bytes) {
        int at = 52 + 32 * index;
        elf.putInt(at, 1).putInt(at + 12, address).putInt(at + 16, bytes);
    }

    private static Object[] with(Object[] words, Object last) {
        Object[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = last;
        return all;
    }
}
