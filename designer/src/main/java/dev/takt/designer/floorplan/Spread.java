package dev.takt.designer.floorplan;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts intervals on a line as close as possible to where they want to be without overlap, keeping their order: intervals that would overlap form a group
 * which moves to the mean of its members' wishes (pool adjacent violators).
 */
final class Spread {
    private record Group(double start, double length, double wish, int count) {}

    private Spread() {}

    /** Starts of intervals of these lengths whose wished starts ascend, none before {@code from}. */
    static List<Double> starts(List<Double> wishes, List<Double> lengths, double gap, double from) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            double wish = Math.max(from, wishes.get(i));
            Group group = new Group(wish, lengths.get(i) + gap, wish, 1);
            while (!groups.isEmpty()
                    && groups.getLast().start() + groups.getLast().length() > group.start()) {
                group = joined(groups.removeLast(), group, from);
            }
            groups.add(group);
        }
        return laidOut(groups, lengths, gap);
    }

    private static Group joined(Group first, Group second, double from) {
        int count = first.count() + second.count();
        // A wish of the second group, moved back by what lies before it.
        double wish = (first.wish() * first.count() + (second.wish() - first.length()) * second.count()) / count;
        return new Group(Math.max(from, wish), first.length() + second.length(), wish, count);
    }

    private static List<Double> laidOut(List<Group> groups, List<Double> lengths, double gap) {
        List<Double> starts = new ArrayList<>();
        for (Group group : groups) {
            double at = group.start();
            for (int i = 0; i < group.count(); i++) {
                starts.add(at);
                at += lengths.get(starts.size() - 1) + gap;
            }
        }
        return starts;
    }
}
