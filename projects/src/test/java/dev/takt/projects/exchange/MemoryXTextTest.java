package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.memory.LinkerRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Linker scripts as GNU ld and LLD read them (ld manual: MEMORY, Expressions). */
class MemoryXTextTest {
    private static final String BOOT = """
            /* STM32F411RE, behind a boot loader { ORIGIN = 1 } */
            MEMORY
            {
              /* NOTE 1 K = 1 KiBi = 1024 bytes */
              BOOTLOADER (rx)  : ORIGIN = 0x08000000, LENGTH = 24K
              FLASH            : org = ORIGIN(BOOTLOADER) + LENGTH(BOOTLOADER) , len = 512k - LENGTH(BOOTLOADER)
              RAM       (xrw)  : ORIGIN = 0x20000000  LENGTH = (1 << 17) - 0x400 /* the log */
              LOG              : o = ORIGIN(RAM) + LENGTH(RAM), l = 1K
            }

            REGION_ALIAS("CODE", FLASH);
            _stack_start = ORIGIN(RAM) + LENGTH(RAM);
            SECTIONS { .log (NOLOAD) : { *(.log) } > LOG } INSERT AFTER .uninit;
            __end = .; /* only the linker knows */
            """;

    private static LinkerRegion region(String name, long origin, long length, int line) {
        return new LinkerRegion(name, origin, length, line);
    }

    private static String found(MemoryXText text) {
        return text.findings().stream()
                .map(f -> f.line() + ":" + f.column() + " " + (f.isError() ? "error " : "")
                        + f.message().text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void regionsAliasesAndSymbolsAreRead() {
        MemoryXText text = MemoryXText.of(BOOT);
        assertEquals("", found(text));
        assertEquals(
                List.of(
                        region("BOOTLOADER", 0x08000000, 24 << 10, 5),
                        region("FLASH", 0x08006000, (512 - 24) << 10, 6),
                        region("RAM", 0x20000000, (128 << 10) - 0x400, 7),
                        region("LOG", 0x2001fc00, 1 << 10, 8)),
                text.script().regions());
        assertEquals(Map.of("CODE", "FLASH"), text.script().aliases());
        assertEquals(Map.of("_stack_start", 0x2001fc00L), text.script().symbols());
        assertEquals(0x08006000, text.script().region("CODE").orElseThrow().origin());
    }

    @Test
    void regionsThatDoNotChangeChangeNoByte() {
        MemoryXText text = MemoryXText.of(BOOT);
        assertEquals(BOOT, text.with(text.script().regions()).text());
    }

    @Test
    void whatChangesIsWrittenInItsPlaceAndWhatFollowedFromItStays() {
        MemoryXText text = MemoryXText.of(BOOT);
        List<LinkerRegion> regions = new ArrayList<>(text.script().regions());
        regions.set(0, region("BOOTLOADER", 0x08000000, 32 << 10, 5));
        MemoryXText changed = text.with(regions);
        assertEquals(
                BOOT.replace("LENGTH = 24K", "LENGTH = 32K")
                        .replace("ORIGIN(BOOTLOADER) + LENGTH(BOOTLOADER)", "0x08006000")
                        .replace("512k - LENGTH(BOOTLOADER)", "488K"),
                changed.text());
        assertEquals(
                regions.stream().map(LinkerRegion::end).toList(),
                changed.script().regions().stream().map(LinkerRegion::end).toList());
    }

    @Test
    void regionsComeAndGo() {
        MemoryXText text = MemoryXText.of(
                "MEMORY\n{\n  FLASH : ORIGIN = 0, LENGTH = 64K /* all */\n  RAM : ORIGIN = 0x20000000, LENGTH = 8K\n}\n");
        assertEquals(
                "MEMORY\n{\n  FLASH : ORIGIN = 0, LENGTH = 64K /* all */\n  CCM : ORIGIN = 0x10000000, LENGTH = 100\n}\n",
                text.with(List.of(region("FLASH", 0, 64 << 10, 3), region("CCM", 0x10000000, 100, 0)))
                        .text());
        assertEquals(
                "MEMORY\n{\n  RAM : ORIGIN = 0x20000000, LENGTH = 8K\n}\n/* nothing */",
                MemoryXText.of("/* nothing */")
                        .with(List.of(region("RAM", 0x20000000, 8 << 10, 0)))
                        .text());
        assertEquals(
                "MEMORY { A : ORIGIN = 0, LENGTH = 1K \n  B : ORIGIN = 0x00001000, LENGTH = 2K\n}",
                MemoryXText.of("MEMORY { A : ORIGIN = 0, LENGTH = 1K }")
                        .with(List.of(region("A", 0, 1 << 10, 0), region("B", 0x1000, 2 << 10, 0)))
                        .text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2 * 3;7",
                "(1 + 2) * 3;9",
                "0x10K;16384",
                "2M - 1K;2096128",
                "-(-5);5",
                "~0 & 0xff;255",
                "1 << 3 + 1;16",
                "6 | 1 ^ 3;6",
                "100 / 7 % 4;2",
                "MAX(3, 4) + MIN(1, 2);5",
                "ALIGN(5, 4);8"
            })
    void expressionsAreThoseOfC(String expression, long value) {
        MemoryXText text = MemoryXText.of("MEMORY { A : ORIGIN = 0, LENGTH = " + expression + " }");
        assertEquals("", found(text));
        assertEquals(value, text.script().regions().getFirst().length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "010;\"010\" is octal to GNU ld and decimal to rust-lld: write it without the leading zero, or hexadecimal.",
                "5 / 0;it divides by zero.",
                "X;\"X\" has no value at this place: name a region or a symbol given further up.",
                "LENGTH(B);there is no region B further up.",
                "SIZEOF(.text);the function SIZEOF is not known here: write ORIGIN, LENGTH, MIN, MAX, ALIGN, or the number.",
                "64KB;\"64KB\" is not a number: write 65536, 0x10000, 64K or 1M.",
                "1 << 70;the value does not fit 64 bits."
            })
    void whatHasNoValueIsSaidWithItsPlace(String expression, String reason) {
        MemoryXText text = MemoryXText.of(
                "MEMORY {\n A : ORIGIN = 0, LENGTH = " + expression + "\n B : ORIGIN = 0x1000, LENGTH = 1K\n}");
        assertEquals("2:2 error Region A cannot be read: " + reason, found(text));
        assertEquals(List.of(region("B", 0x1000, 1 << 10, 3)), text.script().regions());
        assertEquals(text.text(), text.with(text.script().regions()).text());
    }

    @Test
    void brokenScriptsAreReadAsFarAsTheyGo() {
        assertEquals(
                "0:0 error The MEMORY command is not closed: \"}\" is missing.",
                found(MemoryXText.of("MEMORY { A : ORIGIN = 0, LENGTH = 1K")));
        assertEquals(
                "2:1 error Region A cannot be read: LENGTH is expected, but \"LENGHT\" stands there.\n3:1 error Region B is there twice: the linker takes the first.",
                found(
                        MemoryXText.of(
                                "MEMORY { B : ORIGIN = 0, LENGTH = 1K\nA : ORIGIN = 0, LENGHT = 4K\nB : ORIGIN = 0, LENGTH = 1K }")));
        assertTrue(found(MemoryXText.of("INCLUDE device.x\n")).contains("device.x"));
        assertTrue(found(MemoryXText.of("(".repeat(50_000))).isEmpty());
        assertTrue(found(MemoryXText.of("MEMORY { A : ORIGIN = " + "(".repeat(50_000)))
                .contains("nested too deep"));
    }

    /** Whatever the spelling, regions read are regions written, and a change of one is a change of that one. */
    @Test
    void randomScriptsGoRound() {
        long seed = Long.getLong("takt.seed", 0x5c41b7L);
        for (int i = 0; i < 3_000; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            String script = script(random);
            MemoryXText text = MemoryXText.of(script);
            String at = "seed " + (seed + i) + "\n" + script;
            assertEquals("", found(text), at);
            List<LinkerRegion> regions = text.script().regions();
            assertEquals(script, text.with(regions).text(), at);
            List<LinkerRegion> changed = new ArrayList<>(regions);
            int which = random.nextInt(changed.size());
            LinkerRegion old = changed.get(which);
            changed.set(
                    which,
                    region(old.name(), old.origin() + random.nextInt(3), 1 + random.nextInt(1 << 20), old.line()));
            assertEquals(changed, text.with(changed).script().regions(), at);
        }
    }

    private static String script(SplittableRandom random) {
        StringBuilder script = new StringBuilder(random.nextBoolean() ? "/* a { b */\n" : "");
        script.append("MEMORY").append(space(random)).append("{\n");
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            script.append("  R")
                    .append(i)
                    .append(random.nextInt(3) == 0 ? " (rx!w)" : "")
                    .append(" :")
                    .append(space(random));
            script.append(word(random, "ORIGIN", "org", "o"))
                    .append(space(random))
                    .append('=')
                    .append(value(random, i));
            script.append(random.nextInt(4) == 0 ? " " : ", ").append(word(random, "LENGTH", "len", "l"));
            script.append(" =").append(value(random, i)).append(random.nextInt(3) == 0 ? " /* x */\n" : "\n");
        }
        return script.append("}\n")
                .append(random.nextBoolean() ? "SECTIONS { .a : { *(.a) } > R0 }\n" : "")
                .toString();
    }

    private static String word(SplittableRandom random, String... words) {
        return words[random.nextInt(words.length)];
    }

    private static String space(SplittableRandom random) {
        return List.of("", " ", "\n\t", " /* { */ ").get(random.nextInt(4));
    }

    private static String value(SplittableRandom random, int before) {
        String number = random.nextBoolean()
                ? "0x%X".formatted(random.nextInt(1 << 28))
                : random.nextInt(1, 1 << 10) + word(random, "K", "k", "M", "");
        return space(random)
                + switch (random.nextInt(before == 0 ? 2 : 4)) {
                    case 0 -> number;
                    case 1 -> "(" + number + " + 4 * 2)";
                    case 2 -> "ORIGIN(R" + random.nextInt(before) + ") + " + number;
                    default -> number + "+LENGTH( R" + random.nextInt(before) + " )";
                };
    }
}
