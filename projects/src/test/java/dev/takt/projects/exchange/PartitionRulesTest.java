package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.memory.EspSubtype;
import dev.takt.projects.memory.EspTable;
import dev.takt.projects.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected: what gen_esp32part.py of ESP-IDF v6.0 does with such rows, worked out from its documented rules and Python's rules for numbers, lines and white space. */
class PartitionRulesTest {
    private static final EspOptions PLAIN = EspOptions.STANDARD;

    private static EspTable read(String csv) {
        return PartitionCsv.read(csv, PLAIN);
    }

    private static String found(EspTable table) {
        return table.findings().stream()
                .map(f -> f.line() + " " + f.severity() + " " + f.message().text())
                .collect(Collectors.joining("\n"));
    }

    /** Python's int(text, 0) with any number of suffixes, which multiply. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0x10000;65536",
                "0X1_0000;65536",
                "0x_10000;65536",
                "65_536;65536",
                "0b1_0000000000000000;65536",
                "0o200000;65536",
                "64k;65536",
                "64 K;65536",
                "0x40K;65536",
                "1M;1048576",
                "1kk;1048576",
                "+65536;65536",
                "٦٤K;65536",
                "64\u212a;65536",
                "00;0"
            })
    void numbersAreThoseOfPython(String size, long bytes) {
        assertEquals(
                bytes, read("a,data,fat,0x10000," + size).entries().getFirst().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "010000", "1.5M", "1e3", "0x", "0xg", "1MB", "K", "--1", "- 1", "1__0", "1_", "_1", "0x1__0", "N/A",
                "64Ki"
            })
    void whatPythonTakesForNoNumberIsRefusedWithWhatWouldBe(String size) {
        assertEquals(
                "1 ERROR \"%s\" is not a number: write 65536, 0x10000, 64K or 1M (no fraction, no leading zero)."
                        .formatted(size),
                found(read("a,data,fat,0x10000," + size)));
    }

    @Test
    void aSuffixMultipliesAKeywordToo() {
        // 1024 times app, which is 0, is app: odd, and accepted there.
        assertEquals(0, read("a,appk,factory,,1M").entries().getFirst().type());
    }

    @Test
    void aNegativeSizeIsTheAddressToEndAt() {
        EspTable table = read("a,data,nvs,,0x6000\nb,app,factory,,-1M\nc,data,fat,,-0x110000\n");
        assertEquals(
                List.of(0x9000L, 0x10000L, 0x100000L),
                table.entries().stream().map(EspEntry::offset).toList());
        assertEquals(
                List.of(0x6000L, 0xf0000L, 0x10000L),
                table.entries().stream().map(EspEntry::size).toList());
        assertEquals(
                "1 ERROR Partition \"a\" starts at 0x20000, after the address 0x10000 where it should end: give a size, or an end behind the start.",
                found(PartitionCsv.read("a,app,factory,0x20000,-0x10000", PLAIN))
                        .lines()
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void linesEndAsTheyDoInPythonAndSpacesAreThoseOfUnicode() {
        EspTable table = read(
                "\ufeff a\t,\u00a0data , nvs\u3000,,0x6000\r\n\t# note\r\n \rb,data,phy,,0x1000\u2028c,data,fat,,4K\fd,data,0x99,,4K");
        assertEquals(
                List.of("a@1", "b@4", "c@5", "d@6"),
                table.entries().stream().map(e -> e.name() + "@" + e.line()).toList());
    }

    @Test
    void columnsAfterTheFlagsAreIgnoredAndMissingOnesAreEmpty() {
        assertTrue(read("a,data,nvs,,0x6000,,# a note, with a comma\nt,partition_table\n")
                .accepted());
        assertEquals(
                "1 ERROR Flag \"# a note\" is not known: encrypted, readonly, or both as encrypted:readonly.",
                found(read("a,data,nvs,,0x6000,# a note")));
    }

    @Test
    void variablesOfTheEnvironmentAreExpanded() {
        EspTable table = PartitionCsv.read(
                "$NAME,data,nvs,,${SIZE}\n$NONE,data,fat,,1M\n x$NONE,data,fat,,1M\n",
                PLAIN,
                name -> Optional.ofNullable(
                        switch (name) {
                            case "NAME" -> "store";
                            case "SIZE" -> "24K";
                            default -> null;
                        }));
        assertEquals(
                List.of("store", "x$NONE"),
                table.entries().stream().map(EspEntry::name).toList());
        assertEquals("2 ERROR The environment has no variable \"NONE\", with which the row begins.", found(table));
    }

    @Test
    void bootLoadersAndTableStandWhereTheOptionsSay() {
        EspOptions options = PLAIN.withBootloaderOffset(0x1000).withRecoveryOffset(0x3f0000);
        EspTable table = PartitionCsv.read(
                "bl,bootloader,primary,N/A,N/A\npt,partition_table,primary,N/A,N/A\nf,app,factory,,1M\n"
                        + "o,bootloader,ota,,N/A\np,partition_table,ota,,N/A\nr,bootloader,recovery,N/A,N/A\n",
                options);
        // The area of a boot loader is what the first one has before the table: 0x8000 - 0x1000.
        assertEquals(
                List.of(
                        "bl 1000 7000",
                        "pt 8000 1000",
                        "f 10000 100000",
                        "o 110000 7000",
                        "p 117000 1000",
                        "r 3f0000 7000"),
                table.entries().stream()
                        .map(e -> "%s %x %x".formatted(e.name(), e.offset(), e.size()))
                        .toList());
        assertTrue(table.accepted(), found(table));
        assertEquals(
                "1 ERROR A row for the recovery boot loader needs to know where it stands: give --recovery-bootloader-offset.",
                found(PartitionCsv.read("r,bootloader,recovery,,", PLAIN.withBootloaderOffset(0))));
        assertEquals(
                "0 ERROR The boot loader starts at 0x9000, but it has to start below the partition table at 0x8000: change one of the two offsets.",
                found(PartitionCsv.read("a,app,factory,,1M", PLAIN.withBootloaderOffset(0x9000))));
    }

    /** esp-idf-part 0.6, which espflash reads tables with, knows app, data and numbers, and none of the subtypes of the trusted environment. */
    @Test
    void rowsThatOnlyToolsOfEspIdfReadAreSaid() {
        String found =
                found(PartitionCsv.read("t,app,tee_0,,1M\ns,data,tee_ota,,0x2000\np,partition_table,ota,,\n", PLAIN));
        assertEquals(
                3,
                found.lines()
                        .filter(l -> l.contains("WARNING") && l.contains("espflash 4 does not know"))
                        .count(),
                found);
    }

    @Test
    void aPlaceIsNotApplicableOnlyWhereTheOptionsGiveIt() {
        assertTrue(!read("a,data,nvs,N/A,0x6000").accepted());
        assertTrue(!PartitionCsv.read("p,partition_table,ota,N/A,N/A", PLAIN).accepted());
    }

    @Test
    void subtypesOfTheProjectHaveNames() {
        EspOptions options = PLAIN.withSubtypes(List.of(new EspSubtype(1, "settings", 0x40)));
        assertEquals(
                0x40,
                PartitionCsv.read("a,data,Settings,,4K", options)
                        .entries()
                        .getFirst()
                        .subtype());
        assertTrue(!read("a,data,settings,,4K").accepted());
    }

    @Test
    void secureBootOneSignsAtTheEndOf64KiB() {
        String rows = "a,app,factory,0x10000,0x11000\n";
        assertTrue(PartitionCsv.read(rows, PLAIN).accepted());
        assertEquals(
                "1 ERROR Partition \"a\": size 0x11000 is not a multiple of 0x10000, at whose end secure boot version 1 has its signature; near it are 0x10000, 0x20000.",
                found(PartitionCsv.read(rows, PLAIN.withSecureV1(true))));
    }

    /** The reference looks at where the last partition ends, and says so in MB only; an empty one in front hides a full one. */
    @Test
    void theFlashIsAsLargeAsTheOptionsSay() {
        EspOptions flash = PLAIN.withFlashBytes(2 << 20);
        assertTrue(PartitionCsv.read("a,app,factory,0x10000,-2M", flash).accepted());
        assertEquals(
                "1 ERROR Partition \"a\" ends 64 KiB beyond the 2 MiB of flash.",
                found(PartitionCsv.read("a,app,factory,0x10000,2M", flash)));
        EspTable hidden = PartitionCsv.read("z,app,ota_0,0x10000,0\na,app,factory,0x10000,2M", flash);
        assertTrue(hidden.accepted());
        assertTrue(found(hidden).contains("2 WARNING Partition \"a\" ends 64 KiB beyond"), found(hidden));
    }

    @Test
    void whatTheReferenceLeavesUncheckedIsAWarning() {
        EspTable table = read("""
                nvs,data,nvs,,0x6000,encrypted
                keys,data,nvs_keys,,0x800
                f1,app,factory,,1M
                f2,app,factory,,17M
                o1,app,ota_1,,1M
                o1b,app,ota_1,,2M
                o4,app,ota_4,,2M
                abcdefghijklmnop,data,fat,,0x1100
                abcdefghijklmnopq,data,spiffs,,0
                own,0x20,7,,4K
                """);
        assertTrue(table.accepted());
        assertEquals("""
                1 WARNING Partition "nvs": NVS refuses a partition flagged encrypted, because it has an encryption of its own (subtype nvs_keys). Take the flag away.
                2 WARNING Partition "keys": size 0x800 is not a multiple of 0x1000, the erase unit of flash: the rest of its last sector cannot be used.
                2 WARNING Partition "keys": 0x800 is too small for the keys of NVS, which take 0x1000.
                4 WARNING Partition "f2" is 17 MiB: an application of more than 16 MiB cannot be mapped.
                4 WARNING Partition "f2" is a second factory application beside "f1": only the first is started.
                5 WARNING Partition "o1" is OTA slot 1, but there is no slot 0: slots count from 0 without a gap.
                6 WARNING Partitions "o1b" and "o1" are the same OTA slot.
                7 WARNING Partition "o4" is OTA slot 4, but there is no slot 2: slots count from 0 without a gap.
                7 WARNING OTA slot "o4" has 2 MiB, but "o1" only 1 MiB: an image that needs the difference can be written to one of them only.
                8 WARNING Partition "abcdefghijklmnop": size 0x1100 is not a multiple of 0x1000, the erase unit of flash: the rest of its last sector cannot be used.
                8 WARNING Partition name "abcdefghijklmnop" has 16 bytes: the table has no room for the end of the name, and programs look for 15 at most.
                9 WARNING Partition "abcdefghijklmnopq" has size 0: nothing can be stored in it.
                9 WARNING Partitions "abcdefghijklmnopq" and "abcdefghijklmnop" have the same name in the table, which keeps 16 bytes.
                10 WARNING Partition "own": type 0x20 is reserved. Types of your own are 0x40 to 0xFE.
                0 WARNING 2 OTA slots but no otadata partition (type data, subtype ota, 8 KiB): the boot loader cannot know which one to start.""", found(table));
        assertTrue(table.findings().stream().allMatch(f -> f.severity() == Severity.WARNING));
    }
}
