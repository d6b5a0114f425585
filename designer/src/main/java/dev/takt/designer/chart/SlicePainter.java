package dev.takt.designer.chart;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Glyph;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.RunState;
import dev.takt.designer.draw.StateLook;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.LiveStates;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.text.Texts;
import dev.takt.sim.trace.PixelRow;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.Track;
import java.util.function.IntFunction;

/**
 * Paints the slices of one row. Slices of a pixel and more are drawn one by one with their words; thinner ones share a column that shows the most severe of them;
 * if there are many more slices than pixels, columns come from the index. One use per row and picture.
 */
final class SlicePainter {
    /** More slices than this per pixel, and the index is asked. */
    private static final int DENSE = 4;

    private static final SliceState[] SEVERITY = {
        SliceState.BLOCKED,
        SliceState.SPINNING,
        SliceState.RUNNING,
        SliceState.OVERHEAD,
        SliceState.BOOTING,
        SliceState.READY,
        SliceState.SUSPENDED
    };

    private final Pen pen;
    private final Chart chart;
    private final Theme theme;
    private final ChartTrack track;
    private final Box box;
    private final TraceNames names;
    private final double left;
    private final double right;
    private double columnX = Double.NaN;
    private RunState columnState = RunState.IDLE;
    private int columnContext;
    private double runStart;
    private double runEnd = Double.NaN;
    private RunState runState = RunState.IDLE;
    private int runContext;

    SlicePainter(Pen pen, Chart chart, Theme theme, ChartTrack track, Box box) {
        this.pen = pen;
        this.chart = chart;
        this.theme = theme;
        this.track = track;
        this.box = box;
        this.names = chart.data().trace().names();
        this.left = Chart.HEADER;
        this.right = chart.width();
    }

    void paint() {
        Track slices = chart.slicesOf(track);
        int first = slices.at(chart.range().startNs());
        int last = slices.at(chart.range().endNs());
        if (last - first > DENSE * chart.area().width()) {
            columns(track.kind() == ChartTrack.Kind.HELD ? held(slices) : indexed());
            return;
        }
        for (int slice = first;
                slice < slices.size() && slices.start(slice) < chart.range().endNs();
                slice++) {
            slice(slices, slice);
        }
        flush();
    }

    private void slice(Track slices, int slice) {
        RunState state = track.kind() == ChartTrack.Kind.HELD ? RunState.BLOCKED : LiveStates.look(slices.state(slice));
        if (state == RunState.IDLE) {
            return;
        }
        double x1 = chart.x(slices.start(slice));
        double x2 = chart.x(slices.end(slice));
        if (x2 - x1 < 1) {
            thin(Math.floor(x1), state, slices.context(slice));
            return;
        }
        flush();
        // What reaches far outside the picture is cut, because pens count in single precision.
        double from = Math.max(x1, left - 20);
        double to = Math.min(x2, right + 20);
        draw(state, slices.context(slice), from, to);
        words(slices, slice, state, Math.max(from, left), Math.min(to, right));
    }

    /** A slice below one pixel: shares its column with its neighbours. */
    private void thin(double x, RunState state, int context) {
        if (x != columnX) {
            endColumn();
            columnX = x;
            columnState = state;
            columnContext = context;
        } else if (state.compareTo(columnState) > 0) {
            columnState = state;
            columnContext = context;
        }
    }

    /** Columns side by side that look alike are one box. */
    private void endColumn() {
        if (Double.isNaN(columnX)) {
            return;
        }
        boolean goesOn = columnX == runEnd && columnState == runState && columnContext == runContext;
        if (!goesOn) {
            endRun();
            runStart = columnX;
            runState = columnState;
            runContext = columnContext;
        }
        runEnd = columnX + 1;
        columnX = Double.NaN;
    }

    private void endRun() {
        if (!Double.isNaN(runEnd)) {
            double more = runState == RunState.OVERHEAD ? 1 : 0.2;
            thinly(runState, runContext, runStart, runEnd + more);
            runEnd = Double.NaN;
        }
    }

    private void flush() {
        endColumn();
        endRun();
    }

    private void draw(RunState state, int context, double x1, double x2) {
        if (x2 - x1 < 3) {
            thinly(state, context, x1, x2);
            return;
        }
        StateLook look = look(state, context, x2 - x1);
        Box slice = look.box(x1, x2, box.y(), box.height());
        // Patterns are clipped to their shape, which is cheap for boxes only.
        look.paint(pen, track.kind() == ChartTrack.Kind.HELD ? slice.rounded(2.5) : slice);
    }

    /** What is too thin for an outline is filled with it, else it would be too faint to see. */
    private void thinly(RunState state, int context, double x1, double x2) {
        StateLook look = look(state, context, 1);
        Box slice = look.box(x1, x2, box.y(), box.height());
        pen.fill(slice, track.kind() == ChartTrack.Kind.HELD ? look.outline().ink() : look.ink());
    }

    private StateLook look(RunState state, int context, double width) {
        if (track.kind() == ChartTrack.Kind.HELD) {
            return theme.held();
        }
        int level = context == Trace.NONE ? 0 : names.contexts().get(context).level();
        return theme.state(
                state,
                chart.data().scale().fromBottom(level),
                chart.data().scale().count(),
                width);
    }

    // Words

    private void words(Track slices, int slice, RunState state, double x1, double x2) {
        if (x2 - x1 < 24) {
            return;
        }
        StateLook look = look(state, slices.context(slice), x2 - x1);
        String length = TimeText.up(slices.end(slice) - slices.start(slice));
        String thing = slices.thing(slice) == Trace.NONE
                ? ""
                : names.things().get(slices.thing(slice)).name();
        switch (track.kind()) {
            case RUNNING -> {
                if (state == RunState.RUNNING) {
                    plain(context(slices, slice), x1, x2, look, Face.strong(10.5));
                } else if (slices.state(slice) == SliceState.BOOTING) {
                    reason(Texts.words("chart.boots", length), x1, x2);
                }
            }
            case HELD ->
                plain(Texts.words("chart.held", context(slices, slice), length), x1, x2, look, Face.words(10.5));
            case INTERRUPT, TASK -> {
                switch (state) {
                    case RUNNING -> plain(length, x1, x2, look, Face.mono(10.5));
                    case BLOCKED -> pill(Texts.words("chart.waits", thing, length), x1, x2);
                    case SUSPENDED -> reason(thing.isEmpty() ? length : thing + " " + length, x1, x2);
                    case READY, OVERHEAD, IDLE -> {}
                }
            }
            case GROUP, DEPTH -> {}
        }
    }

    private String context(Track slices, int slice) {
        return slices.context(slice) == Trace.NONE
                ? ""
                : names.contexts().get(slices.context(slice)).name();
    }

    private void plain(String words, double x1, double x2, StateLook look, Face face) {
        if (TextMeasure.width(words, face) + 6 <= x2 - x1) {
            pen.text(words, (x1 + x2) / 2, box.centreY() + TextMeasure.middle(face), face, Align.CENTRE, look.words());
        }
    }

    private void pill(String words, double x1, double x2) {
        Face face = Face.strong(10.5);
        double width = TextMeasure.width(words, face) + 32;
        if (width + 8 > x2 - x1 || box.height() < 24) {
            return;
        }
        Box pill = new Box((x1 + x2 - width) / 2, box.centreY() - 9, width, 18);
        pen.fill(pill.rounded(9), theme.of(Token.RAISED));
        pen.stroke(pill.rounded(9), Stroke.of(theme.of(Token.BLOCKED), 1));
        pen.glyph(Glyph.LOCK, pill.x() + 9, pill.y() + 3.5, 11, theme.of(Token.LOCK));
        pen.text(words, pill.x() + 24, pill.centreY() + TextMeasure.middle(face), face, Align.LEFT, theme.of(Token.FG));
    }

    private void reason(String words, double x1, double x2) {
        Face face = Face.mono(10.5);
        double width = TextMeasure.width(words, face) + 12;
        if (width + 16 > x2 - x1) {
            return;
        }
        double left = (x1 + x2 - width) / 2;
        pen.fill(new Box(left, box.centreY() - 7, width, 14), theme.of(Token.RAISED));
        pen.text(
                words,
                left + width / 2,
                box.centreY() + TextMeasure.middle(face),
                face,
                Align.CENTRE,
                theme.of(Token.MUTED));
    }

    // Many slices per pixel

    private IntFunction<RunState> held(Track slices) {
        return pixel -> {
            int at = slices.at(chart.nsAt(left + pixel));
            boolean any = at < slices.size() && slices.start(at) < chart.nsAt(left + pixel + 1);
            return any ? RunState.BLOCKED : RunState.IDLE;
        };
    }

    private IntFunction<RunState> indexed() {
        int pixels = (int) chart.area().width();
        PixelRow row = track.kind() == ChartTrack.Kind.RUNNING
                ? chart.data()
                        .index()
                        .coreGlance(
                                track.index(),
                                chart.range().startNs(),
                                chart.range().endNs(),
                                pixels)
                : chart.data()
                        .index()
                        .contextGlance(
                                track.index(),
                                chart.range().startNs(),
                                chart.range().endNs(),
                                pixels);
        return pixel -> state(row, pixel);
    }

    /** Neighbouring columns of one state are one box. */
    private void columns(IntFunction<RunState> states) {
        int pixels = (int) chart.area().width();
        int context = track.ofContext() ? track.index() : Trace.NONE;
        int from = 0;
        RunState state = states.apply(0);
        for (int pixel = 1; pixel <= pixels; pixel++) {
            RunState next = pixel == pixels ? RunState.IDLE : states.apply(pixel);
            if (next != state || pixel == pixels) {
                if (state != RunState.IDLE) {
                    draw(state, context, left + from, left + pixel);
                }
                from = pixel;
                state = next;
            }
        }
    }

    private static RunState state(PixelRow row, int pixel) {
        for (SliceState state : SEVERITY) {
            if (row.ns(pixel, state) > 0) {
                return LiveStates.look(state);
            }
        }
        return RunState.IDLE;
    }
}
