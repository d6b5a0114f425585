package dev.takt.designer.overlay;

import dev.takt.designer.text.Texts;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.CoreLoad;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Trigger;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.units.Fraction;
import dev.takt.projects.units.ShareText;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The figures of every task and handler of a machine, exact until they are shown. */
public final class Figures {
    private static final Fraction MILLION = Fraction.of(1_000_000, 1);

    private Figures() {}

    /** Figures by item; without an analysis no bounds. */
    public static Map<ItemId, Figure> of(Machine machine, Optional<AnalysisResult> analysis) {
        Map<ItemId, Figure> figures = new HashMap<>();
        for (Context context : machine.contexts()) {
            long worst = Bodies.worstNs(context.body(), machine, context);
            Optional<Fraction> rate = perNs(machine, context, new HashSet<>());
            OptionalLong share = rate.isEmpty() ? OptionalLong.empty() : share(worst, rate.get());
            figures.put(
                    context.item(),
                    new Figure(
                            context.deadlineNs(),
                            OptionalLong.of(worst),
                            share,
                            analysis.flatMap(a -> a.of(context.item()))));
        }
        return Map.copyOf(figures);
    }

    /** Demand on each core in words: of those whose rate is known, in every run; what a run has shown is another figure. */
    public static Map<Integer, String> loads(AnalysisResult analysis) {
        Map<Integer, String> loads = new HashMap<>();
        for (CoreLoad load : analysis.loads()) {
            loads.put(load.core(), Texts.words("board.demand", ShareText.ofThousandths(load.permille())));
        }
        return Map.copyOf(loads);
    }

    private static OptionalLong share(long worstNs, Fraction perNs) {
        BigInteger millionths =
                perNs.times(Fraction.of(worstNs, 1)).times(MILLION).ceil();
        return OptionalLong.of(
                millionths.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
    }

    /** Most jobs a nanosecond in the long run; empty if nothing bounds them. */
    private static Optional<Fraction> perNs(Machine machine, Context context, Set<Integer> asked) {
        return switch (context.activation()) {
            case Activation.Periodic periodic -> Optional.of(Fraction.of(1, periodic.periodNs()));
            case Activation.Sporadic sporadic -> Optional.of(Fraction.of(1, sporadic.minGapNs()));
            case Activation.Burst burst -> Optional.of(Fraction.of(burst.count(), burst.outerGapNs()));
            case Activation.Startup _ -> Optional.of(Fraction.ZERO);
            case Activation.On _, Activation.Spawned _ -> triggered(machine, context, asked);
            case Activation.After _, Activation.Background _, Activation.Recorded _ -> Optional.empty();
        };
    }

    private static Optional<Fraction> triggered(Machine machine, Context context, Set<Integer> asked) {
        if (!asked.add(context.index())) {
            return Optional.empty();
        }
        Fraction sum = Fraction.ZERO;
        for (Trigger trigger : machine.triggers(context)) {
            Optional<Fraction> rate = perNs(machine, machine.contexts().get(trigger.context()), asked);
            if (rate.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(rate.get().times(Fraction.of(trigger.perJob(), 1)));
        }
        asked.remove(context.index());
        return Optional.of(sum);
    }
}
