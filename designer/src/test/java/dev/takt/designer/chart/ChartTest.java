package dev.takt.designer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.PngPen;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.SvgPen;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.draw.WordPen;
import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;
import dev.takt.sim.trace.TraceNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final long MS = 1_000_000;

    private static Chart chart(int rounds) {
        return Chart.of(ChartData.of(InversionTrace.of(rounds)), Optional.empty(), 1064, 420);
    }

    private static Chart closeUp() {
        return chart(10).withRange(new VisibleRange(20 * MS, 38 * MS, 200 * MS));
    }

    private static ChartTrack track(Chart chart, ItemId item) {
        return chart.tracks().of(item).orElseThrow();
    }

    private static String svg(Chart chart) {
        SvgPen pen = new SvgPen(chart.width(), chart.height());
        ChartPainter.paint(pen, chart, Theme.LIGHT);
        return pen.svg();
    }

    /** A name and a figure with its word that together are wider than the header: the figure says less, the name all. */
    @Test
    void nameOfACoreIsWholeAndTheWordOfItsFigureGivesWay() {
        assertTrue(headers("Core 0").containsAll(List.of("Core 0", "seen 0.0 %")));
        assertTrue(headers("Cortex-M7 main").containsAll(List.of("Cortex-M7 main", "0.0 %")));
    }

    private static List<String> headers(String core) {
        TraceBuilder builder =
                new TraceBuilder(new TraceNames(List.of(new TraceNames.CoreName(0, core)), List.of(), List.of()));
        builder.reach(MS);
        WordPen pen = new WordPen();
        ChartPainter.paint(pen, Chart.of(ChartData.of(builder.trace()), Optional.empty(), 600, 300), Theme.LIGHT);
        return pen.words();
    }

    /** The second job of control is due at 30 ms and ends later: its flag begins there, above the row. */
    @Test
    void aFlagIsTheMissOfItsJob() {
        Chart chart = closeUp();
        ChartTrack row = track(chart, ItemId.of("control"));
        double x = chart.x(30 * MS);
        double y = chart.box(row).y();
        assertEquals(new ChartHit.OnMiss(row, 1, 30 * MS), chart.hit(new Point(x + 4, y + 1)));
        assertEquals(new ChartHit.OnMiss(row, 1, 30 * MS), chart.hit(new Point(x + 1, y + 20)));
        assertFalse(chart.hit(new Point(x - 12, y + 1)) instanceof ChartHit.OnMiss);
        assertFalse(chart.hit(new Point(x + 12, y + 20)) instanceof ChartHit.OnMiss);
    }

    @Test
    void aCoreThatBootsSaysForHowLong() {
        TraceBuilder builder = new TraceBuilder(new TraceNames(
                List.of(new TraceNames.CoreName(0, "Core 0")),
                List.of(new TraceNames.ContextName(0, ItemId.of("a"), "a", 0, 0, 0, false)),
                List.of()));
        builder.add(2 * MS, EventKind.BOOT, 0, Trace.NONE, Trace.NONE, Trace.NONE, 5 * MS);
        builder.add(7 * MS, EventKind.IDLE, 0, Trace.NONE, Trace.NONE, Trace.NONE, Trace.NONE);
        builder.reach(10 * MS);
        String svg = svg(Chart.of(ChartData.of(builder.trace()), Optional.empty(), 1064, 420));
        assertTrue(svg.contains("boots 5 ms"), svg);
    }

    @Test
    void rowsGoFromTheMostUrgentDownAndChannelsComeLast() {
        List<String> names =
                chart(1).tracks().tracks().stream().map(ChartTrack::name).toList();
        assertEquals(
                List.of(
                        "Core 0",
                        "Running",
                        "button_isr",
                        "control",
                        "filter",
                        "logger",
                        "state",
                        "Channels",
                        "samples"),
                names);
    }

    @Test
    void rowsStandBelowEachOtherInTheirHeights() {
        List<ChartTrack> tracks = chart(1).tracks().tracks();
        double y = 0;
        for (ChartTrack track : tracks) {
            assertEquals(y, track.top());
            y = track.bottom();
        }
        assertEquals(20 + 30 + 24 + 3 * 30 + 28 + 20 + 36, y);
    }

    @Test
    void aSelectedRowIsTallerAndAFoldedGroupIsOnlyItsHeader() {
        Chart selected = chart(1).withSelection(Set.of(InversionTrace.HIGH));
        assertEquals(42, track(selected, InversionTrace.HIGH).height());
        Chart folded = chart(1).withChoice(TrackList.Choice.ALL.toggled(0));
        assertEquals(
                List.of("Core 0", "Channels", "samples"),
                folded.tracks().tracks().stream().map(ChartTrack::name).toList());
    }

    @Test
    void theSliceUnderAPointIsExplained() {
        Chart chart = closeUp();
        Box row = chart.box(track(chart, InversionTrace.HIGH));
        ChartHit hit = chart.hit(new Point(chart.x(25 * MS), row.centreY()));
        ChartHit.OnSlice slice = assertInstanceOf(ChartHit.OnSlice.class, hit);
        assertEquals(
                List.of(
                        "control#1: blocked, 7.4 ms",
                        "22.900 ms to 30.300 ms",
                        "on state",
                        "arrived 22.000 ms",
                        "due 30.000 ms",
                        "response 9.5 ms",
                        "missed its deadline by 1.5 ms"),
                slice.details());
    }

    @Test
    void aSliceThinnerThanThePointerIsStillHit() {
        Chart chart = chart(10);
        ChartTrack handler = track(chart, InversionTrace.HANDLER);
        Point near = new Point(chart.x(25 * MS) + 2.5, chart.box(handler).centreY());
        assertInstanceOf(ChartHit.OnSlice.class, chart.hit(near));
    }

    @Test
    void everyPartOfThePictureAnswers() {
        Chart chart = closeUp();
        assertInstanceOf(ChartHit.Nothing.class, chart.hit(new Point(10, 10)));
        assertEquals(new ChartHit.OnOverview(100 * MS), chart.hit(new Point(164 + 450, 10)));
        assertEquals(new ChartHit.OnRuler(29 * MS), chart.hit(new Point(164 + 450, 50)));
        ChartTrack first = chart.tracks().tracks().getFirst();
        assertEquals(new ChartHit.OnHeader(first), chart.hit(new Point(30, 70)));
        assertInstanceOf(ChartHit.Nothing.class, chart.hit(new Point(300, 415)));
    }

    @Test
    void theRangeThatIsShownNeverLeavesTheRun() {
        VisibleRange all = VisibleRange.all(1000 * MS);
        VisibleRange close = all.zoomed(250 * MS, 10);
        assertEquals(new VisibleRange(225 * MS, 325 * MS, 1000 * MS), close);
        assertEquals(close.x(250 * MS, 900), all.x(250 * MS, 900), 1e-6);
        assertEquals(all, close.zoomed(250 * MS, 0.001));
        assertEquals(new VisibleRange(0, 100 * MS, 1000 * MS), close.panned(-900 * MS));
        assertEquals(new VisibleRange(900 * MS, 1000 * MS, 1000 * MS), close.panned(Long.MAX_VALUE / 4));
        assertEquals(VisibleRange.LEAST, close.zoomed(250 * MS, 1e12).spanNs());
        assertEquals(50, VisibleRange.all(50).zoomed(10, 100).spanNs());
    }

    @Test
    void showingAnInstantMovesNoMoreThanNeeded() {
        VisibleRange range = new VisibleRange(100, 1100, 100_000);
        assertEquals(range, range.showing(500));
        assertEquals(new VisibleRange(1100, 2100, 100_000), range.showing(2000));
    }

    @Test
    void ticksAreOneTwoOrFiveTimesAPowerOfTenAndLabelledInOneUnit() {
        Ruler ruler = Ruler.of(new VisibleRange(206 * MS, 224 * MS, 1000 * MS), 900);
        assertEquals(new Ruler(2 * MS, 4, "ms", MS, 0), ruler);
        assertEquals("208", ruler.label(208 * MS));
        assertEquals("212.500 ms", ruler.exact(212_500_000));
        assertEquals("212.500001 ms", ruler.exact(212_500_001));
    }

    @Test
    void statesAreToldApartWithoutColour() {
        String svg = svg(closeUp());
        assertTrue(svg.contains("<pattern"), "patterns");
        assertTrue(svg.contains("waits for state 7.4 ms"), svg);
        assertTrue(svg.contains("held by logger for 8.7 ms"));
        assertTrue(svg.contains(">full at 4<"));
    }

    @Test
    void aMissIsAFlagALineAndAFrame() {
        String red = "stroke=\"" + Theme.LIGHT.of(Token.MISSED).hex() + "\"";
        String svg = svg(closeUp());
        assertTrue(svg.contains(red + " stroke-width=\"2.2\""));
        assertTrue(svg.contains(red + " stroke-width=\"1.8\""));
        assertTrue(svg(closeUp().withSelection(Set.of(InversionTrace.HIGH))).contains("late by 1.5 ms"));
    }

    @Test
    void arrowsLeadFromTheWaitingRowToTheHolderAndBack() {
        Chart chart = closeUp();
        String x = "309"; // 164 + 2.9 ms at 50 px/ms
        Box high = chart.box(track(chart, InversionTrace.HIGH));
        Box low = chart.box(track(chart, InversionTrace.LOW));
        String dashed = "<path d=\"M" + x + " " + (int) (high.bottom() - 4) + "L" + x + " " + (int) low.y()
                + "\" fill=\"none\" stroke=\"#a35403\" stroke-width=\"1.5\" stroke-dasharray=\"3 2.5\"/>";
        assertTrue(svg(chart).contains(dashed), dashed);
    }

    @Test
    void aLongRunIsPaintedFromTheIndexInFewStrokes() {
        Chart chart = chart(20_000);
        String svg = svg(chart);
        assertTrue(svg.length() < 2_000_000, svg.length() + " characters");
        assertFalse(svg.contains("waits for"));
    }

    @Test
    void writesPicturesOfBothThemesToLookAt() throws IOException {
        for (Theme theme : Theme.values()) {
            picture(
                    "timeline-" + theme,
                    closeUp()
                            .withSelection(Set.of(InversionTrace.HIGH))
                            .withPlayhead(OptionalLong.of(24_500_000))
                            .withBrush(Optional.of(new Chart.Brush(22 * MS, 31_500_000))),
                    theme);
        }
        picture("timeline-whole", chart(50), Theme.LIGHT);
        picture("timeline-dense", chart(20_000), Theme.DARK);
    }

    private static void picture(String name, Chart chart, Theme theme) throws IOException {
        PngPen pen = new PngPen(chart.width(), chart.height(), 1.5);
        ChartPainter.paint(pen, chart, theme);
        Files.write(Path.of("target", name + ".png"), pen.png());
    }
}
