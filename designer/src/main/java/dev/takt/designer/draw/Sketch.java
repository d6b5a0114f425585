package dev.takt.designer.draw;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A pen that draws nothing and keeps what it was asked for, part by part: two pictures can be compared before either is drawn. */
public final class Sketch implements Pen {
    /** All there can be. */
    private static final Box EVERYWHERE = new Box(-1e9, -1e9, 2e9, 2e9);

    /** Fonts as they are drawn may be a little wider than their tables say. */
    private static final double WIDER = 1.1;

    private enum Verb {
        FILL,
        STROKE,
        TEXT,
        CLIP,
        SHIFT,
        SCALE,
        FADE,
        RESTORE
    }

    private final List<Part> parts = new ArrayList<>();
    private Part part = new Part();

    public Sketch() {
        parts.add(part);
    }

    /** Verbs, each followed by what it was asked with. Two parts are the same if they look the same. */
    private static final class Part {
        private final List<Object> words = new ArrayList<>();
        private Box reach = Box.EMPTY;
        /** Of lines with bends, which cover little of the box around them. */
        private final List<Box> lines = new ArrayList<>();

        private int hash;

        void reachInto(Patches patches) {
            patches.add(reach);
            lines.forEach(patches::add);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Part that && hashCode() == that.hashCode() && words.equals(that.words);
        }

        @Override
        public int hashCode() {
            if (hash == 0) {
                hash = words.hashCode();
            }
            return hash;
        }
    }

    /** A few boxes outside of which this looks like an earlier sketch; none if all of it does. */
    public List<Box> changedSince(Sketch before) {
        Set<Part> here = new HashSet<>(parts);
        Set<Part> there = new HashSet<>(before.parts);
        List<Part> kept = parts.stream().filter(there::contains).toList();
        if (!kept.equals(before.parts.stream().filter(here::contains).toList())) {
            return List.of(EVERYWHERE);
        }
        Patches changed = new Patches();
        parts.stream().filter(p -> !there.contains(p)).forEach(p -> p.reachInto(changed));
        before.parts.stream().filter(p -> !here.contains(p)).forEach(p -> p.reachInto(changed));
        return changed.boxes();
    }

    @Override
    public void part() {
        part = new Part();
        parts.add(part);
    }

    private void add(Box reach, Verb verb, Object... with) {
        part.words.add(verb);
        part.words.addAll(List.of(with));
        part.reach = part.reach.union(reach);
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        add(Extent.of(shape).inset(-1), Verb.FILL, shape, ink);
    }

    @Override
    public void stroke(Shape shape, Stroke stroke) {
        // joins may end in a tip
        double more = 1 + 2 * stroke.width();
        if (shape instanceof Outline line && line.pieces().size() > 2) {
            Extent.ofPieces(line).forEach(box -> part.lines.add(box.inset(-more)));
            add(Box.EMPTY, Verb.STROKE, shape, stroke);
        } else {
            add(Extent.of(shape).inset(-more), Verb.STROKE, shape, stroke);
        }
    }

    @Override
    public void text(String text, double x, double y, Face face, Align align, Rgb ink) {
        double width = TextMeasure.width(text, face) * WIDER;
        double left =
                switch (align) {
                    case LEFT -> x;
                    case CENTRE -> x - width / 2;
                    case RIGHT -> x - width;
                };
        Box reach = new Box(left, y - face.size(), width, 1.5 * face.size()).inset(-2);
        add(reach, Verb.TEXT, text, x, y, face, align, ink);
    }

    @Override
    public void clip(Box box) {
        add(Box.EMPTY, Verb.CLIP, box);
    }

    @Override
    public void shift(double dx, double dy) {
        add(EVERYWHERE, Verb.SHIFT, dx, dy);
    }

    @Override
    public void scale(double factor) {
        add(EVERYWHERE, Verb.SCALE, factor);
    }

    @Override
    public void fade(double opacity) {
        add(Box.EMPTY, Verb.FADE, opacity);
    }

    @Override
    public void restore() {
        add(Box.EMPTY, Verb.RESTORE);
    }
}
