package dev.takt.designer.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.PngPen;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.SvgPen;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.Layout;
import dev.takt.projects.memory.LayoutScheme;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.memory.RamUse;
import dev.takt.projects.memory.RamUseKind;
import dev.takt.projects.model.FlashPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlashStripTest {
    private static final MemoryMap MAP = new MemoryMap(
            new Layout(
                    LayoutScheme.ESP_IDF,
                    FlashPlan.NONE,
                    0x400000,
                    List.of(
                            new FlashArea("bootloader", FlashRole.BOOTLOADER, 0, 0x8000),
                            new FlashArea("table", FlashRole.TABLE, 0x8000, 0x1000),
                            new FlashArea("nvs", FlashRole.DATA, 0x9000, 0x6000),
                            new FlashArea("", FlashRole.FREE, 0xF000, 0x11000),
                            new FlashArea("ota_0", FlashRole.APP, 0x20000, 0x1E0000),
                            new FlashArea("ota_1", FlashRole.APP, 0x200000, 0x200000)),
                    List.of(),
                    List.of(),
                    List.of()),
            List.of(),
            List.of());

    @Test
    void theStripIsToScaleAndTheCopyIsReadable() {
        FlashStrip strip = FlashStrip.of(MAP, 800);
        assertEquals(new Box(400, 16, 400, 16), strip.segments().get(5).scale());
        double x = 0;
        for (FlashStrip.Segment segment : strip.segments()) {
            assertEquals(x, segment.copy().x(), 1e-9);
            assertTrue(segment.copy().width() >= 54);
            x = segment.copy().right();
        }
        assertEquals(800, x, 1e-9);
    }

    /** Each name with the 12 that it has left and right, whatever the area's share of the flash: the bootloader has 1 of 128. */
    @Test
    void namesAreReadWhileTheStripIsAsWideAsAllOfThem() {
        for (FlashStrip.Segment segment : FlashStrip.of(MAP, 520).segments()) {
            double room = segment.copy().width() - 12;
            assertTrue(
                    TextMeasure.width(FlashStrip.name(segment.area()), Face.strong(11)) <= room,
                    segment.area().name());
        }
    }

    /** Where there is no room for all, the widest names give way and the short ones are read. */
    @Test
    void longNamesGiveWayFirst() {
        FlashStrip strip = FlashStrip.of(MAP, 360);
        assertEquals(360, strip.segments().getLast().copy().right(), 1e-9);
        double nvs = strip.segments().get(2).copy().width();
        assertTrue(TextMeasure.width("nvs", Face.strong(11)) <= nvs - 12);
    }

    @Test
    void withMoreAreasThanRoomAllAreEquallyNarrow() {
        FlashStrip strip = FlashStrip.of(MAP, 120);
        strip.segments().forEach(s -> assertEquals(20, s.copy().width(), 1e-9));
    }

    @Test
    void areasAreHitInBoth() {
        FlashStrip strip = FlashStrip.of(MAP, 800);
        assertEquals(Optional.of("ota_1"), strip.hit(new Point(700, 20)).map(FlashArea::name));
        assertEquals(Optional.of("bootloader"), strip.hit(new Point(5, 100)).map(FlashArea::name));
        assertEquals(Optional.empty(), strip.hit(new Point(5, 190)));
    }

    @Test
    void addressesOnSixtyFourKibibytesAreStronger() {
        SvgPen pen = new SvgPen(800, FlashStrip.HEIGHT);
        FlashStripPainter.paint(pen, FlashStrip.of(MAP, 800), Optional.empty(), Theme.LIGHT);
        assertTrue(pen.svg().contains(">0x20000<"));
        String strong = "stroke=\"" + Theme.LIGHT.of(Token.FG).hex() + "\" stroke-width=\"2\"";
        assertEquals(3, pen.svg().split(strong, -1).length - 1);
    }

    /** The frame of the selection has the accent, whatever else the area is. */
    @Test
    void theSelectedAreaIsFramed() {
        String frame = "stroke=\"" + Theme.LIGHT.of(Token.ACCENT).hex() + "\" stroke-width=\"2\"";
        SvgPen none = new SvgPen(800, FlashStrip.HEIGHT);
        FlashStripPainter.paint(none, FlashStrip.of(MAP, 800), Optional.empty(), Theme.LIGHT);
        assertFalse(none.svg().contains(frame));
        SvgPen one = new SvgPen(800, FlashStrip.HEIGHT);
        FlashStripPainter.paint(
                one, FlashStrip.of(MAP, 800), Optional.of(MAP.flash().get(3)), Theme.LIGHT);
        assertEquals(2, one.svg().split(frame, -1).length);
    }

    /** A stack of 1 of 1000 parts is two pixels wide in its bar: no words stand in it. */
    @Test
    void theLegendHasAWordForEachColourOfTheBars() {
        RamRegion full =
                new RamRegion("ram", 0, 1000, List.of(new RamUse(RamUseKind.STACK, "s", Optional.empty(), 1)), 0);
        RamRegion over =
                new RamRegion("ram", 0, 1000, List.of(new RamUse(RamUseKind.STATIC, "s", Optional.empty(), 1200)), 0);
        SvgPen bar = new SvgPen(800, RamBar.HEIGHT);
        RamBar.paint(bar, full, 800, Theme.LIGHT);
        assertFalse(bar.svg().contains(">stacks<"));
        SvgPen legend = new SvgPen(800, RamLegend.HEIGHT);
        RamLegend.paint(legend, List.of(full), Theme.LIGHT);
        for (String words : List.of("data", "pools", "stacks", "left for code, libraries and the shared stack")) {
            assertTrue(legend.svg().contains(">" + words + "<"), words);
        }
        assertFalse(legend.svg().contains("more than there is"));
        SvgPen more = new SvgPen(800, RamLegend.HEIGHT);
        RamLegend.paint(more, List.of(full, over), Theme.LIGHT);
        assertTrue(more.svg().contains(">more than there is<"));
    }

    @Test
    void writesPicturesToLookAt() throws IOException {
        RamRegion ram = new RamRegion(
                "dram_seg",
                0,
                200_000,
                List.of(
                        new RamUse(RamUseKind.STATIC, "a", Optional.empty(), 30_000),
                        new RamUse(RamUseKind.POOL, "b", Optional.empty(), 20_000),
                        new RamUse(RamUseKind.STACK, "c", Optional.empty(), 40_000)),
                0);
        for (Theme theme : Theme.values()) {
            PngPen pen = new PngPen(900, 300, 1.5);
            pen.fill(new Box(0, 0, 900, 300), theme.of(Token.RAISED));
            pen.shift(20, 10);
            FlashStripPainter.paint(
                    pen, FlashStrip.of(MAP, 860), Optional.of(MAP.flash().get(4)), theme);
            pen.shift(0, 220);
            RamBar.paint(pen, ram, 860, theme);
            Files.write(Path.of("target", "flash-" + theme + ".png"), pen.png());
        }
    }
}
