package dev.takt.designer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Document;
import dev.takt.designer.document.Playhead;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.SvgPen;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.timeline.TimelineViewModel;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows that are pinned, hidden and searched, marks, arrows and breakpoints, on ten rounds of the inversion by hand. */
class ChartRowsTest {
    private static final long US = 1000;
    private static final long MS = 1_000_000;

    private final ChartData data = ChartData.of(InversionTrace.of(10));
    private final Document document = new Document(Project.blank("p", "stm32f411re", "freertos")
            .withItems(List.of(
                    Task.blank(InversionTrace.HIGH, "control"),
                    Task.blank(InversionTrace.MIDDLE, "filter"),
                    Task.blank(InversionTrace.LOW, "logger"))));
    private final Playhead playhead = new Playhead();
    private final TimelineViewModel model = new TimelineViewModel(document, playhead);

    {
        model.resize(1064, 300);
        model.show(data, document.project());
        playhead.setEnd(data.durationNs());
    }

    private Chart chart() {
        return model.chartProperty().get().orElseThrow();
    }

    private List<String> names() {
        return chart().tracks().tracks().stream().map(ChartTrack::name).toList();
    }

    private void select(ItemId... items) {
        document.select(new Selection(List.of(items)));
    }

    /** Of three rounds the most urgent task is late in each: its job arrives at 2 ms and ends at 10.9 + 2.6 ms at the latest. */
    @Test
    void aRowIsSpokenWithHowItsJobsWent() {
        String spoken =
                SpokenTrack.of(data, chart().tracks().of(InversionTrace.HIGH).orElseThrow());
        int rounds = data.slices().jobs(0).size();
        assertTrue(
                spoken.startsWith("control, priority 2, " + rounds + " jobs, " + rounds + " missed, longest response "),
                spoken);
        assertEquals(
                "samples, at most 1 of 4",
                SpokenTrack.of(data, chart().tracks().of(InversionTrace.QUEUE).orElseThrow()));
    }

    @Test
    void aPinnedRowLeavesItsPlaceAndStandsOnTopUntilItIsUnpinned() {
        select(InversionTrace.LOW);
        model.rows().pin();
        assertEquals(
                List.of(
                        "Pinned",
                        "logger",
                        "Core 0",
                        "Running",
                        "button_isr",
                        "control",
                        "filter",
                        "state",
                        "Channels",
                        "samples"),
                names());
        model.rows().pin();
        assertEquals("Core 0", names().getFirst());
    }

    @Test
    void pinnedRowsDoNotScrollAndCoverThoseThatDo() {
        select(InversionTrace.LOW);
        model.rows().pin();
        ChartTrack row = chart().tracks().of(InversionTrace.LOW).orElseThrow();
        double y = chart().box(row).y();
        model.scroll(1000);
        assertTrue(chart().scroll() > 0);
        assertEquals(y, chart().box(row).y());
        ChartHit hit = chart().hit(new Point(20, chart().box(row).centreY()));
        assertEquals(row, assertInstanceOf(ChartHit.OnHeader.class, hit).track());
        SvgPen pen = new SvgPen(1064, 300);
        ChartPainter.paint(pen, chart(), Theme.DARK);
        assertTrue(pen.svg().contains(">Pinned<"));
    }

    @Test
    void rowsAreHiddenAloneOrAllButTheSelectedOnesAndShownAgain() {
        select(InversionTrace.MIDDLE);
        model.rows().hide();
        assertTrue(model.rows().hidesRows());
        assertEquals(
                List.of("Core 0", "Running", "button_isr", "control", "logger", "state", "Channels", "samples"),
                names());
        model.rows().showAll();
        model.rows().hideOthers();
        assertEquals(List.of("Core 0", "Running", "filter", "Channels"), names());
        model.rows().showAll();
        assertEquals(9, names().size());
    }

    /** From 1 ms to 11.7 ms of every round of 20 ms the core is busy. */
    @Test
    void theLoadOfACoreIsTheShareOfAColumnInWhichItIsNotIdle() {
        model.rows().setLoads(true);
        Chart whole = chart().withRange(VisibleRange.all(data.durationNs()));
        ChartTrack load = whole.tracks().tracks().get(2);
        assertEquals(ChartTrack.Kind.LOAD, load.kind());
        Chart busy = whole.withRange(new VisibleRange(2 * MS, 3 * MS, data.durationNs()));
        ChartHit.OnSlice hit = assertInstanceOf(
                ChartHit.OnSlice.class, busy.hit(new Point(600, busy.box(load).centreY())));
        assertEquals("busy 100.0 %", hit.details().getFirst());
        Chart idle = whole.withRange(new VisibleRange(12 * MS, 13 * MS, data.durationNs()));
        ChartHit.OnSlice none = assertInstanceOf(
                ChartHit.OnSlice.class, idle.hit(new Point(600, idle.box(load).centreY())));
        assertEquals("busy 0.0 %", none.details().getFirst());
    }

    /** The first slice of the selected row begins at 1 ms, and a run does not begin with it. */
    @Test
    void aStepBackFromTheFirstSliceLeadsToTheStartAndOneBehindTheLastStays() {
        select(InversionTrace.LOW);
        model.walk().step(true);
        assertEquals(MS, playhead.atNs());
        model.walk().step(false);
        assertEquals(0, playhead.atNs());
        model.walk().step(false);
        assertEquals(0, playhead.atNs());
        playhead.moveTo(playhead.endNs() - 1);
        model.walk().step(true);
        assertEquals(playhead.endNs() - 1, playhead.atNs());
    }

    @Test
    void marksAreSetAtThePlayheadTakenAwayThereAndWalkedAlong() {
        playhead.moveTo(5 * MS);
        model.walk().mark();
        playhead.moveTo(2 * MS);
        model.walk().mark();
        assertEquals(List.of(2 * MS, 5 * MS), chart().marks());
        model.walk().nextMark();
        assertEquals(5 * MS, playhead.atNs());
        model.walk().nextMark();
        assertEquals(2 * MS, playhead.atNs());
        model.walk().mark();
        assertEquals(List.of(5 * MS), chart().marks());
        SvgPen pen = new SvgPen(1064, 300);
        Chart close = chart().withRange(new VisibleRange(0, 8 * MS, data.durationNs()));
        ChartPainter.paint(pen, close.withMarks(List.of(2 * MS, 5 * MS)), Theme.LIGHT);
        assertTrue(pen.svg().contains("Δ 3 ms"));
        model.walk().unmark();
        assertEquals(List.of(), chart().marks());
    }

    @Test
    void marksStayWhenTheDesignRunsAgain() {
        playhead.moveTo(5 * MS);
        model.walk().mark();
        model.show(data, document.project());
        assertEquals(List.of(5 * MS), chart().marks());
    }

    /** Control waits for logger at 2.9 ms; logger hands over at 10.3 ms. */
    @Test
    void arrowsLeadFromWhoWaitsToWhoHoldsAndBack() {
        select(InversionTrace.HIGH);
        model.walk().follow(true);
        assertEquals(2900 * US, playhead.atNs());
        assertEquals(Selection.of(InversionTrace.LOW), document.selection());
        model.walk().follow(true);
        assertEquals(10_300 * US, playhead.atNs());
        assertEquals(Selection.of(InversionTrace.HIGH), document.selection());
        model.walk().follow(false);
        assertEquals(2900 * US, playhead.atNs());
    }

    @Test
    void eventsAreFoundByKindNameThingAndJobFromOneEndOnToTheOther() {
        assertTrue(model.walk().find("miss control", true));
        assertEquals(10 * MS, playhead.atNs());
        assertEquals(Selection.of(InversionTrace.HIGH), document.selection());
        assertTrue(model.walk().find("miss control", true));
        assertEquals(30 * MS, playhead.atNs());
        assertTrue(model.walk().find("MISS", false));
        assertTrue(model.walk().find("miss", false));
        assertEquals(190 * MS, playhead.atNs());
        assertTrue(model.walk().find("complete #3 filter", true));
        assertEquals(67_700 * US, playhead.atNs());
        assertEquals(10, model.walk().found("send samples"));
        assertEquals(0, model.walk().found("miss filter"));
        assertEquals(0, model.walk().found("  "));
        assertEquals(false, model.walk().find("nothing of the sort", true));
    }

    @Test
    void aReplayStopsOnAMissWhenAChannelFillsAndAtTheStartOfATask() {
        assertEquals(Optional.of(10 * MS), stop("miss", 0, 200 * MS));
        assertEquals(Optional.of(190 * MS), stop("miss control", 200 * MS, 0));
        assertEquals(Optional.empty(), stop("miss filter", 0, 200 * MS));
        assertEquals(Optional.of(2500 * US), stop("samples > 0", 0, 200 * MS));
        assertEquals(Optional.empty(), stop("samples > 1", 0, 200 * MS));
        assertEquals(Optional.of(2900 * US), stop("samples > 7, start FILTER", 0, 200 * MS));
        assertEquals(Optional.of(30 * MS), stop("miss", 10 * MS, 200 * MS));
    }

    private Optional<Long> stop(String line, long from, long to) {
        Breakpoints.Parsed parsed = Breakpoints.parse(line, data.trace().names());
        assertEquals(Optional.empty(), parsed.complaint());
        var at = parsed.stops().between(data.trace(), from, to);
        return at.isPresent() ? Optional.of(at.getAsLong()) : Optional.empty();
    }

    @Test
    void whatIsNotUnderstoodIsSaidAndTheRestStillStops() {
        Breakpoints.Parsed parsed =
                Breakpoints.parse("mis, samples > x, miss", data.trace().names());
        assertTrue(parsed.complaint().orElseThrow().startsWith("\"mis\" is not understood"));
        assertEquals(10 * MS, parsed.stops().between(data.trace(), 0, 20 * MS).orElseThrow());
        assertEquals(Set.of(), Set.copyOf(chart().choice().pinned()));
    }

    @Test
    void thePlayheadPausesAtAStop() {
        Breakpoints stops = Breakpoints.parse("miss", data.trace().names()).stops();
        playhead.setStops((from, to) -> stops.between(data.trace(), from, to));
        playhead.setSpeed(100 * MS);
        playhead.play();
        playhead.advance(50_000_000);
        assertEquals(5 * MS, playhead.atNs());
        playhead.advance(100_000_000);
        assertEquals(10 * MS, playhead.atNs());
        assertEquals(false, playhead.isPlaying());
        playhead.play();
        playhead.advance(100_000_000);
        assertEquals(20 * MS, playhead.atNs());
    }
}
