package dev.takt.designer.draw;

/** How a state is drawn: what fills it, its outline (width 0: none), its height in a track of a given height, and the colour of words on it. */
public record StateLook(Ink ink, Stroke outline, Rgb words, Extent extent) {

    /** How much of a track a state covers. */
    public enum Extent {
        /** Track less 8. */
        FULL(8),
        /** Track less 10. */
        LOWER(10),
        /** 8 pixels, centred. */
        THIN(0);

        private final double less;

        Extent(double less) {
            this.less = less;
        }

        /** Height in a track. */
        public double in(double track) {
            return this == THIN ? Math.min(8, track - 4) : Math.max(6, track - less);
        }
    }

    /** The box of this state between two x in a track. */
    public Box box(double x1, double x2, double trackTop, double trackHeight) {
        double height = extent.in(trackHeight);
        return new Box(x1, trackTop + (trackHeight - height) / 2, x2 - x1, height);
    }

    /** Fills and outlines a box. */
    public void paint(Pen pen, Shape shape) {
        pen.fill(shape, ink);
        if (outline.width() > 0) {
            pen.stroke(shape, outline);
        }
    }
}
