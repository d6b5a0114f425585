package dev.takt.sim.board;

import dev.takt.projects.model.Activation;
import dev.takt.sim.plan.PlanContext;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.plan.SimPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * When time alone brings jobs, by the periods of the design. Where a job that starts tells its arrival, its period is laid through that. Where none does, nobody has noted when the firmware began to count: as early as the first job
 * of any task that time brings allows, so that it began no later than released.
 */
final class Schedule {
    private final SimPlan plan;
    private final Map<Integer, LogLine> firstStarts = new HashMap<>();
    private final long originNs;

    Schedule(SimPlan plan, List<LogLine> lines) {
        this.plan = plan;
        lines.stream().filter(l -> l.event() == LogEvent.START).forEach(l -> firstStarts.putIfAbsent(l.context(), l));
        originNs = plan.sources().stream().anyMatch(this::isUntold) ? origin() : 0;
    }

    /** True if its jobs come by their period and the first of them does not say when it came. */
    private boolean isUntold(PlanSource source) {
        return source.activation() instanceof Activation.Periodic
                && firsts(source).anyMatch(l -> l.arrivalNs().isEmpty());
    }

    private long origin() {
        return plan.sources().stream()
                .filter(s -> isByTime(s.activation()))
                .flatMapToLong(
                        s -> firsts(s).filter(l -> l.arrivalNs().isEmpty()).mapToLong(l -> l.ns() - offsetNs(s)))
                .filter(ns -> ns >= 0)
                .min()
                .orElse(0);
    }

    private Stream<LogLine> firsts(PlanSource source) {
        return source.targets().stream()
                .filter(c -> !plan.contexts().get(c).interrupt())
                .map(firstStarts::get)
                .filter(Objects::nonNull);
    }

    /** The jobs of a context, none yet. Of a handler only its entries are known. */
    SeenJobs jobs(PlanContext context) {
        for (PlanSource source : plan.sources()) {
            if (source.targets().contains(context.index()) && !context.interrupt()) {
                return new SeenJobs(context, periodNs(source), firstNs(source, context.index()));
            }
        }
        return new SeenJobs(context, 0, OptionalLong.empty());
    }

    /** How many jobs time alone brings until then, about. */
    double arrivals(long untilNs) {
        return plan.sources().stream()
                .mapToLong(Schedule::periodNs)
                .filter(ns -> ns > 0)
                .mapToDouble(ns -> (double) untilNs / ns)
                .sum();
    }

    private static boolean isByTime(Activation activation) {
        return switch (activation) {
            case Activation.Periodic _, Activation.After _, Activation.Startup _, Activation.Background _ -> true;
            case Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> false;
            case Activation.On _, Activation.Spawned _ -> false;
        };
    }

    private static long periodNs(PlanSource source) {
        return source.activation() instanceof Activation.Periodic p ? p.periodNs() : 0;
    }

    private static long offsetNs(PlanSource source) {
        return switch (source.activation()) {
            case Activation.Periodic p -> p.offsetNs();
            case Activation.After a -> a.offsetNs();
            case Activation.Startup _, Activation.Background _ -> 0;
            case Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> 0;
            case Activation.On _, Activation.Spawned _ -> 0;
        };
    }

    private OptionalLong firstNs(PlanSource source, int context) {
        return switch (source.activation()) {
            case Activation.Periodic p -> OptionalLong.of(firstNs(p, context));
            case Activation.After _, Activation.Startup _, Activation.Background _ ->
                OptionalLong.of(originNs + offsetNs(source));
            case Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> OptionalLong.empty();
            case Activation.On _, Activation.Spawned _ -> OptionalLong.empty();
        };
    }

    private long firstNs(Activation.Periodic p, int context) {
        LogLine start = firstStarts.get(context);
        if (start == null || start.arrivalNs().isEmpty()) {
            return originNs + p.offsetNs();
        }
        long told = start.arrivalNs().getAsLong();
        return told < p.offsetNs() ? told : told - (told - p.offsetNs()) / p.periodNs() * p.periodNs();
    }
}
