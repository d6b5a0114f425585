package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.memory.EspTable;
import dev.takt.projects.memory.EspTypes;
import dev.takt.projects.memory.MemoryFinding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tables as bytes: entries of 32 bytes, the MD5 sum behind EB EB, an end mark of 32 bytes FF (ESP-IDF, partition-tables.rst). */
class PartitionBinaryTest {
    private static final EspOptions PLAIN = EspOptions.STANDARD;

    private static byte[] table() {
        return PartitionBinary.write(
                PartitionCsv.read("nvs,data,nvs,,0x6000\nf,app,factory,,1M,encrypted:readonly\n", PLAIN)
                        .entries(),
                PLAIN);
    }

    private static String found(byte[] bytes) {
        return found(PartitionBinary.read(bytes, PLAIN));
    }

    private static String found(EspTable table) {
        return table.findings().stream()
                .map(f -> f.line() + " " + f.severity() + " " + f.message().text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        EspTable read = PartitionBinary.read(table(), PLAIN);
        assertEquals(
                List.of(
                        new EspEntry("nvs", 1, 2, 0x9000, 0x6000, false, false, 1),
                        new EspEntry("f", 0, 0, 0x10000, 1 << 20, true, true, 2)),
                read.entries());
        assertEquals("", found(read));
    }

    @Test
    void whatFollowsTheEndMarkIsNotLookedAt() {
        byte[] signed = Arrays.copyOf(table(), 0x1000);
        assertEquals("", found(signed));
        byte[] odd = Arrays.copyOf(table(), 0xc00 + 7);
        assertEquals("", found(odd));
    }

    @Test
    void damageIsSaidWithItsEntry() {
        byte[] flipped = table();
        flipped[40] ^= 1;
        assertTrue(found(flipped).startsWith("3 ERROR Entry 3 is the MD5 sum "), found(flipped));
        byte[] magic = table();
        magic[32] = 0;
        assertTrue(found(magic).startsWith("2 ERROR Entry 2 begins with 0050 instead of AA 50:"), found(magic));
        assertTrue(found(Arrays.copyOf(table(), 96))
                .contains("0 ERROR The table is missing its end mark (32 bytes FF) after 2 entries."));
        assertTrue(found(Arrays.copyOf(table(), 33)).contains("2 ERROR Entry 2 is cut off after 1 of 32 bytes."));
        byte[] name = table();
        name[12] = (byte) 0xc3;
        assertTrue(found(name).contains("1 ERROR Entry 1 has a name that is not UTF-8: c37673"), found(name));
    }

    @Test
    void aTableWithoutASumIsReadWithAWarning() {
        byte[] without = table();
        Arrays.fill(without, 64, 96, (byte) 0xff);
        assertEquals(
                "0 WARNING The table has no MD5 sum: boot loaders of ESP-IDF built with their defaults refuse it.",
                found(without));
        assertEquals("", found(PartitionBinary.read(without, PLAIN.withMd5(false))));
        assertTrue(!PartitionBinary.read(table(), PLAIN.withMd5(false)).accepted());
    }

    @Test
    void unknownFlagsSurviveInBytes() {
        byte[] bytes = table();
        bytes[28] = 4;
        Arrays.fill(bytes, 64, 96, (byte) 0xff);
        EspTable read = PartitionBinary.read(bytes, PLAIN.withMd5(false));
        assertEquals(
                "1 WARNING Partition \"nvs\" has flags that are not known (0x4): they are kept in a binary table and lost in text.",
                found(read));
        assertArrayEquals(bytes, PartitionBinary.padded(Arrays.copyOf(bytes, 96)));
    }

    @Test
    void aBinaryTableIsHeldAgainstTheRulesOfAnyTable() {
        EspEntry low = new EspEntry("a", 1, 2, 0x8000, 0x6000, false, false, 0);
        EspEntry app = new EspEntry("b", 0, 0, 0x18000, 0x1800, false, false, 0);
        String found = found(PartitionBinary.write(List.of(app, low), PLAIN));
        assertTrue(found.contains("2 ERROR Partition \"a\" starts at 0x8000, but the boot loader"), found);
        assertTrue(found.contains("1 ERROR Partition \"b\": offset 0x18000 is not a multiple of 0x10000"), found);
        assertTrue(found.contains("1 ERROR Partition \"b\": size 0x1800 is not a multiple of 0x1000"), found);
    }

    @Test
    void aBootLoaderThatWouldStandBehindTheTableIsRefusedWithBytesToo() {
        byte[] bytes = PartitionBinary.write(List.of(), EspOptions.STANDARD);
        assertTrue(PartitionBinary.read(bytes, EspOptions.STANDARD.withBootloaderOffset(0x1000))
                .accepted());
        assertFalse(PartitionBinary.read(bytes, EspOptions.STANDARD.withBootloaderOffset(0x8000))
                .accepted());
    }

    @Test
    void whatTextCannotSayIsSaid() {
        EspEntry second = new EspEntry("b,c", 1, 0x81, 0x20000, 0x1000, false, false, 1);
        EspEntry first = new EspEntry("#a", 1, 0x81, 0x10000, 0x1000, false, false, 2);
        assertEquals(
                List.of(
                        "Partition name \"b,c\" cannot be written as text: it becomes \"b_c\".",
                        "Partition \"#a\" stands at a lower address than the one before it: text lists partitions in ascending order, so a table built from it differs in the order of entries.",
                        "Partition name \"#a\" cannot be written as text: it becomes \"_a\"."),
                PartitionCsv.losses(List.of(second, first), EspOptions.STANDARD).stream()
                        .map(f -> f.message().text())
                        .toList());
        assertTrue(PartitionCsv.read(PartitionCsv.write(List.of(second, first)), PLAIN)
                .accepted());
    }

    /** The boot loader from 0x1000 reaches up to the table, which has a sector; the one for recovery is as long as it (gen_esp32part.py of ESP-IDF 6.0, parse_size). */
    @Test
    void placesThatTheOptionsGiveARowAreSaidWhereTheTableHasOthers() {
        EspOptions options = EspOptions.STANDARD.withBootloaderOffset(0x1000).withRecoveryOffset(0x200000);
        EspEntry boot = new EspEntry("boot", EspTypes.BOOTLOADER, EspTypes.PRIMARY, 0x1000, 0x6000, false, false, 1);
        EspEntry table = new EspEntry("table", EspTypes.PARTITION_TABLE, 0, 0x8000, 0x1000, false, false, 2);
        EspEntry spare =
                new EspEntry("spare", EspTypes.BOOTLOADER, EspTypes.RECOVERY, 0x300000, 0x7000, false, false, 3);
        List<EspEntry> entries = List.of(boot, table, spare);

        assertEquals(
                List.of(
                        "Partition \"boot\" has 0x6000 from 0x1000, which text cannot say: ESP-IDF gives such a row 0x7000 from 0x1000, by its options.",
                        "Partition \"spare\" has 0x7000 from 0x300000, which text cannot say: ESP-IDF gives such a row 0x7000 from 0x200000, by its options."),
                texts(PartitionCsv.losses(entries, options)));
        assertEquals(
                List.of(
                        "Partition \"boot\" has 0x6000 from 0x1000, which text cannot say: ESP-IDF places such a row by the offset of a boot loader among its options, none of which is given here."),
                texts(PartitionCsv.losses(List.of(boot, table), EspOptions.STANDARD)));
        assertEquals(
                List.of(0x7000L, 0x1000L, 0x7000L),
                PartitionCsv.read(PartitionCsv.write(entries), options).entries().stream()
                        .map(EspEntry::size)
                        .toList());
    }

    private static List<String> texts(List<MemoryFinding> findings) {
        return findings.stream().map(f -> f.message().text()).toList();
    }

    @Test
    void filesAreToldApartByTheirFirstBytes() {
        assertTrue(PartitionInput.of(table()) instanceof PartitionInput.Binary);
        assertTrue(PartitionInput.of(PartitionBinary.write(List.of(), PLAIN)) instanceof PartitionInput.Binary);
        assertTrue(PartitionInput.of(new byte[] {(byte) 0xff, (byte) 0xff}) instanceof PartitionInput.Unreadable);
        assertTrue(PartitionInput.of(new byte[] {(byte) 0x80, 'a'}) instanceof PartitionInput.Unreadable);
        String csv = "\ufeffnaïve,data,nvs,,0x6000\n";
        for (var charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_32BE)) {
            byte[] bytes = csv.getBytes(charset);
            PartitionInput.Csv text = (PartitionInput.Csv) PartitionInput.of(bytes);
            assertEquals(csv, text.text());
            assertArrayEquals(bytes, text.encoded(text.text()));
            assertTrue(PartitionCsv.read(text.text(), PLAIN).accepted());
        }
        assertTrue(PartitionInput.of(csv.getBytes(StandardCharsets.UTF_32LE)) instanceof PartitionInput.Unreadable);
    }
}
