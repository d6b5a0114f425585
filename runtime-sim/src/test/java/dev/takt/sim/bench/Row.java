package dev.takt.sim.bench;

import java.util.Locale;

/** A figure of a benchmark as {@code ./bench} reads it: a line of name, value, unit, ratio, goal and anchor between tabs; what does not apply is a hyphen. */
record Row(String name, double value, String unit, String ratio, String goal, String anchor) {
    static Row of(String name, double value, String unit) {
        return new Row(name, value, unit, "-", "-", "-");
    }

    Row ratio(double ratio) {
        return new Row(name, value, unit, String.format(Locale.ROOT, "%.2f", ratio), goal, anchor);
    }

    Row goal(String goal) {
        return new Row(name, value, unit, ratio, goal, anchor);
    }

    Row anchor(String anchor) {
        return new Row(name, value, unit, ratio, goal, anchor);
    }

    void print() {
        System.out.printf(Locale.ROOT, "BENCH\t%s\t%.2f\t%s\t%s\t%s\t%s%n", name, value, unit, ratio, goal, anchor);
    }
}
