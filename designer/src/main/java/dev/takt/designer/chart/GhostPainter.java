package dev.takt.designer.chart;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.RunState;
import dev.takt.designer.draw.StateLook;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.Ghost;
import dev.takt.sim.trace.TraceNames;
import java.util.List;

/** Paints over a row what its task would do after a fix: what it did fades, the ghost is outlined with dashes. */
final class GhostPainter {
    private static final double SEEN = 0.45;

    private final Pen pen;
    private final Chart chart;
    private final Theme theme;

    GhostPainter(Pen pen, Chart chart, Theme theme) {
        this.pen = pen;
        this.chart = chart;
        this.theme = theme;
    }

    void paint(Ghost ghost, ChartTrack track, Box box) {
        TraceNames.ContextName context = chart.data().trace().names().contexts().get(track.index());
        double left = Math.max(Chart.HEADER, chart.x(ghost.fromNs()));
        double right = Math.min(chart.width(), chart.x(ghost.toNs()));
        if (right <= left) {
            return;
        }
        pen.fill(
                new Box(left, box.y(), right - left, box.height() - 1),
                theme.of(Token.RAISED).withOpacity(0.72));
        int level = chart.data().scale().fromBottom(context.level());
        int levels = chart.data().scale().count();
        for (Ghost.Piece piece : ghost.pieces().getOrDefault(context.item(), List.of())) {
            double from = Math.max(left - 2, chart.x(piece.fromNs()));
            double to = Math.min(right + 2, chart.x(piece.toNs()));
            if (piece.state() != RunState.IDLE && to > left && from < right) {
                piece(theme.state(piece.state(), level, levels, to - from), from, to, box);
            }
        }
    }

    private void piece(StateLook look, double from, double to, Box box) {
        Box at = look.box(from, Math.max(to, from + 1), box.y(), box.height());
        pen.fade(SEEN);
        pen.fill(at, look.ink());
        pen.restore();
        if (at.width() >= 3) {
            pen.stroke(at, Stroke.dashed(theme.of(Token.ACCENT), 1, 4, 2.5));
        }
    }
}
