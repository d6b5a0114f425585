package dev.takt.designer.draw;

import java.util.ArrayList;
import java.util.List;

/** A pen that draws nothing and keeps the words it was asked to write, in order. */
public final class WordPen implements Pen {
    private final List<String> words = new ArrayList<>();

    /** One that was asked for nothing yet. */
    public WordPen() {}

    /** What was to be written so far. */
    public List<String> words() {
        return List.copyOf(words);
    }

    @Override
    public void text(String text, double x, double y, Face face, Align align, Rgb ink) {
        words.add(text);
    }

    @Override
    public void fill(Shape shape, Ink ink) {}

    @Override
    public void stroke(Shape shape, Stroke stroke) {}

    @Override
    public void clip(Box box) {}

    @Override
    public void shift(double dx, double dy) {}

    @Override
    public void scale(double factor) {}

    @Override
    public void fade(double opacity) {}

    @Override
    public void restore() {}
}
