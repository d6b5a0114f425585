package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.memory.EspTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PartitionTextTest {
    private static final String HAND_WRITTEN = """
            # Name,   Type, SubType, Offset,  Size, Flags
              nvs  ,  DATA, nvs,  0x9000,  24k  ,
            # where the phone book lives

            phy,data,phy,,4_096,,# keep
            \tfactory , app\t, factory, , 1M\r
            store, data, 0x81, , -0x200000 , encrypted
            """;

    private static PartitionText text(String csv) {
        return PartitionText.of(csv, EspOptions.STANDARD);
    }

    private static EspEntry resized(EspEntry e, long size) {
        return new EspEntry(e.name(), e.type(), e.subtype(), e.offset(), size, e.encrypted(), e.readOnly(), e.line());
    }

    @Test
    void aTableThatDoesNotChangeChangesNoByte() {
        PartitionText text = text(HAND_WRITTEN);
        assertTrue(text.table().accepted());
        assertEquals(HAND_WRITTEN, text.with(text.table().entries()).text());
    }

    @Test
    void onlyTheCellThatMeansSomethingElseIsWritten() {
        PartitionText text = text(HAND_WRITTEN);
        List<EspEntry> entries = new ArrayList<>(text.table().entries());
        entries.set(2, resized(entries.get(2), 0x180000));
        EspEntry store = entries.get(3);
        entries.set(3, new EspEntry("log", 1, 0x83, 0x190000, 0x70000, false, true, store.line()));
        assertEquals(
                HAND_WRITTEN
                        .replace(", 1M\r", ", 0x180000\r")
                        .replace(
                                "store, data, 0x81, , -0x200000 , encrypted",
                                "log, data, littlefs, 0x190000, 0x70000 , readonly"),
                text.with(entries).text());
    }

    @Test
    void rowsThatFollowKeepTheirPlacesWhenOneBeforeThemShrinks() {
        PartitionText text = text("a,data,fat,,64K\nb,data,spiffs,,64K\n");
        List<EspEntry> entries = new ArrayList<>(text.table().entries());
        entries.set(0, resized(entries.getFirst(), 0x1000));
        assertEquals(
                "a,data,fat,,0x1000\nb,data,spiffs,0x19000,64K\n",
                text.with(entries).text());
    }

    @Test
    void rowsComeInWhereTheyStandAndGoWithoutTheirNeighbours() {
        PartitionText text = text("# top\na,data,nvs,0x9000,0x6000\nb,app,factory,0x10000,1M");
        List<EspEntry> entries = new ArrayList<>(text.table().entries());
        entries.removeFirst();
        entries.add(new EspEntry("phy", 1, 1, 0xf000, 0x1000, false, false, 0));
        entries.add(new EspEntry("end", 1, 0x83, 0x110000, 0x1000, false, false, 0));
        assertEquals(
                "# top\nphy, data, phy, 0xf000, 0x1000,\nb,app,factory,0x10000,1M\nend, data, littlefs, 0x110000, 0x1000,\n",
                text.with(entries).text());
    }

    @Test
    void rowsThatCannotBeReadStay() {
        PartitionText text = text("a,data,nvs,,0x6000\nb,dat,phy,,0x1000\nc,data,phy,,0x1000\n");
        assertEquals(
                "a,data,nvs,,0x7000\nb,dat,phy,,0x1000\nc,data,phy,0xf000,0x1000\n",
                text.with(List.of(
                                resized(text.table().entries().getFirst(), 0x7000),
                                text.table().entries().getLast()))
                        .text());
    }

    @Test
    void placesCanBeWrittenOut() {
        assertEquals(
                HAND_WRITTEN
                        .replace("phy,,4_096", "phy,0xf000,4_096")
                        .replace("factory, , 1M", "factory, 0x10000, 1M")
                        .replace("0x81, , -0x200000 ,", "0x81, 0x110000, 0xf0000 ,"),
                text(HAND_WRITTEN).explicit().text());
    }

    /** Text, bytes, text again, bytes again: nothing is lost on the way, however the text is spelt. */
    @Test
    void randomTablesGoRound() {
        long seed = Long.getLong("takt.seed", 0x7ab1e5L);
        for (int i = 0; i < 3_000; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            String csv = random(random);
            PartitionText text = text(csv);
            EspTable table = text.table();
            String at = "seed " + (seed + i) + "\n" + csv + table.findings();
            assertTrue(table.accepted(), at);
            assertEquals(csv, text.with(table.entries()).text(), at);
            byte[] bytes = PartitionBinary.write(table.entries(), EspOptions.STANDARD);
            assertArrayEquals(bytes, bytes(text.explicit().text()), at);
            EspTable read = PartitionBinary.read(bytes, EspOptions.STANDARD);
            assertArrayEquals(bytes, bytes(PartitionCsv.write(read.entries())), at);
            EspEntry grown =
                    resized(table.entries().getLast(), table.entries().getLast().size() + 0x10000);
            List<EspEntry> changed = new ArrayList<>(table.entries());
            changed.set(changed.size() - 1, grown);
            assertEquals(changed, text.with(changed).table().entries(), at);
        }
    }

    private static byte[] bytes(String csv) {
        return PartitionBinary.write(PartitionCsv.read(csv, EspOptions.STANDARD).entries(), EspOptions.STANDARD);
    }

    private static String random(SplittableRandom random) {
        StringBuilder csv = new StringBuilder(random.nextInt(3) == 0 ? "\ufeff" : "");
        String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
        long at = 0x9000;
        int rows = 1 + random.nextInt(8);
        for (int i = 0; i < rows; i++) {
            if (random.nextInt(3) == 0) {
                csv.append(random.nextBoolean() ? "# note, with commas" : "  ").append(end);
            }
            boolean app = random.nextInt(3) == 0;
            long unit = app ? 0x10000 : 0x1000;
            at = Math.ceilDiv(at, unit) * unit + (random.nextInt(4) == 0 ? unit : 0);
            long size = 0x3000 + 0x1000L * random.nextInt(64);
            boolean open = at == Math.ceilDiv(at, unit) * unit && random.nextBoolean();
            csv.append(space(random))
                    .append('p')
                    .append(i)
                    .append(space(random))
                    .append(',');
            csv.append(app ? "App" : "data").append(space(random)).append(',').append(space(random));
            csv.append(app ? "0x" + (20 + i) : List.of("nvs", "FAT", "0x99", "").get(random.nextInt(4)));
            csv.append(',').append(open ? "" : hex(at)).append(space(random)).append(',');
            csv.append(random.nextInt(5) == 0 && !open ? "-" + hex(at + size) : size(random, size));
            csv.append(List.of("", ",", ",encrypted", ", readonly:encrypted ", ",,more,cells")
                            .get(random.nextInt(5)))
                    .append(i == rows - 1 && random.nextBoolean() ? "" : end);
            at += size;
            if (open) {
                // Its place follows from the row before, wherever that ended.
                at = PartitionCsv.read(csv.toString(), EspOptions.STANDARD)
                        .entries()
                        .getLast()
                        .end();
            }
        }
        return csv.toString();
    }

    private static String space(SplittableRandom random) {
        return List.of("", "", " ", "\t").get(random.nextInt(4));
    }

    private static String size(SplittableRandom random, long size) {
        return switch (random.nextInt(3)) {
            case 0 -> Long.toString(size);
            case 1 -> size / 1024 + "K";
            default -> hex(size);
        };
    }

    private static String hex(long value) {
        return "0x%X".formatted(value);
    }
}
