package dev.takt.codegen.trace;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Cost;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The rows of the cost table that fit what firmware of one design has noted: found by descent along single rows and pairs, on the sum of the squared differences in time, starting
 * from the rows of the catalogue. Other designs are then compared with these rows; what the firmware does in them has had no influence.
 */
public final class Calibration {
    private static final long LARGEST_STEP = 16;
    private static final long PROBE = 8;
    private static final int MOST_ROUNDS = 20;
    private static final long MOST_CYCLES = 2000;
    /** Events that may fall behind the end in one of the two; more that are missing mean that overheads leave no time for the design. */
    private static final long AT_THE_END = 2;

    /** Those of the hardware alone: an emulator gives a chained interrupt its entry all the same, and wakes at once. */
    private static final Set<Cost> UNSEEN = EnumSet.of(Cost.TAIL_CHAIN, Cost.WAKE);

    private static final List<Cost> FITTED =
            Stream.of(Cost.values()).filter(c -> !UNSEEN.contains(c)).toList();

    private final Project project;
    private final List<Seen> noted;
    private final long untilNs;
    private final Map<Cost, Long> cycles = new EnumMap<>(Cost.class);
    private double best;

    private Calibration(Project project, List<Seen> noted, long untilNs) {
        this.project = project;
        this.noted = Stand.others(noted);
        this.untilNs = untilNs;
        Machine machine = machine(project);
        for (Cost cost : Cost.values()) {
            cycles.put(cost, UNSEEN.contains(cost) ? 0 : machine.runtime().cycles(cost, machine.chip()));
        }
    }

    /** The rows, in cycles, that bring the simulation of a design closest to its firmware. */
    public static List<CostOverride> of(Project project, List<Seen> noted, long untilNs) {
        return new Calibration(project, noted, untilNs).fit();
    }

    /** A design with these rows in place of the catalogue's. */
    public static Project with(Project project, List<CostOverride> rows) {
        return project.withSettings(project.settings().withCosts(rows));
    }

    static Machine machine(Project project) {
        return Machine.of(project, ShippedCatalogue.get()).orElseThrow();
    }

    private List<CostOverride> fit() {
        best = distance();
        for (int i = 0; i < MOST_ROUNDS && improves(); i++) {}
        descend();
        return rows();
    }

    /** Times are sums of rows as long as events keep their order: a round solves for all rows at once, and goes as far in that direction as it gets better. */
    private boolean improves() {
        double[] misses = misses().orElseThrow();
        double[][] effects = new double[FITTED.size()][misses.length];
        for (int row = 0; row < effects.length; row++) {
            cycles.merge(FITTED.get(row), PROBE, Long::sum);
            double[] shifted = misses().orElse(misses);
            cycles.merge(FITTED.get(row), -PROBE, Long::sum);
            for (int i = 0; i < misses.length; i++) {
                effects[row][i] = (misses[i] - shifted[i]) / PROBE;
            }
        }
        Map<Cost, Long> before = new EnumMap<>(cycles);
        double[] wanted = LeastSquares.notBelow(
                effects,
                misses,
                FITTED.stream().mapToDouble(c -> -before.get(c)).toArray());
        for (double share = 1; share > 0.01; share /= 2) {
            for (int row = 0; row < effects.length; row++) {
                Cost cost = FITTED.get(row);
                cycles.put(cost, before.get(cost) + Math.round(wanted[row] * share));
            }
            double distance = distance();
            if (distance < best) {
                best = distance;
                return true;
            }
        }
        cycles.putAll(before);
        return false;
    }

    private void descend() {
        for (long step = LARGEST_STEP; step >= 1; step /= 2) {
            boolean better = true;
            while (better) {
                better = false;
                for (Cost cost : FITTED) {
                    better |= moved(cost, step, cost, 0) || moved(cost, -step, cost, 0);
                }
                for (Cost more : FITTED) {
                    for (Cost less : FITTED) {
                        better |= more != less && moved(more, step, less, -step);
                    }
                }
            }
        }
    }

    /** One row alone, or two against one another. */
    private boolean moved(Cost first, long step, Cost second, long other) {
        Map<Cost, Long> before = new EnumMap<>(cycles);
        cycles.merge(first, step, Long::sum);
        cycles.merge(second, other, Long::sum);
        if (cycles.values().stream().allMatch(c -> c >= 0 && c <= MOST_CYCLES)) {
            double distance = distance();
            if (distance < best) {
                best = distance;
                return true;
            }
        }
        cycles.putAll(before);
        return false;
    }

    private List<CostOverride> rows() {
        List<CostOverride> rows = new ArrayList<>();
        cycles.forEach((cost, value) -> rows.add(new CostOverride(cost.tag(), value)));
        return rows;
    }

    private double distance() {
        return misses().map(m -> DoubleStream.of(m).map(d -> d * d).sum()).orElse(Double.MAX_VALUE);
    }

    /** How much later than simulated each event was noted; nothing if they come in another order: such rows are out of the question. */
    private Optional<double[]> misses() {
        List<Seen> simulated = Stand.others(Reading.simulated(machine(with(project, rows()))));
        int count = (int) before(noted) - (int) AT_THE_END;
        if (Math.abs(before(simulated) - before(noted)) > AT_THE_END) {
            return Optional.empty();
        }
        double[] misses = new double[count];
        for (int i = 0; i < count; i++) {
            if (!noted.get(i).name().equals(simulated.get(i).name())) {
                return Optional.empty();
            }
            misses[i] = noted.get(i).ns() - simulated.get(i).ns();
        }
        return Optional.of(misses);
    }

    private long before(List<Seen> events) {
        return events.stream().filter(e -> e.ns() < untilNs).count();
    }
}
