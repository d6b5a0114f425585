package dev.takt.sim.search;

import dev.takt.projects.model.ItemId;
import dev.takt.sim.plan.Choice;
import dev.takt.sim.plan.Draws;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.plan.Question;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.trace.TraceNames.ContextName;
import java.util.Optional;

/**
 * A place in a run at which a choice is made.
 *
 * @param who number of the source for first arrivals and gaps, else of the context
 * @param job number of the job, or of the gap
 * @param step step of the job's body
 */
record Spot(Choice choice, int who, long job, int step) {
    static Spot of(Question question) {
        return new Spot(question.choice, question.who, question.job, question.step);
    }

    static boolean ofSource(Choice choice) {
        return choice == Choice.FIRST_ARRIVAL || choice == Choice.GAP;
    }

    /** The item that chooses. */
    ItemId item(SimPlan plan) {
        int context = ofSource(choice) ? plan.sources().get(who).targets().getFirst() : who;
        return plan.names().contexts().get(context).item();
    }

    /** The number of what an item has to choose with; empty if it has no such choice. */
    static Optional<Integer> who(SimPlan plan, ItemId item, Choice choice) {
        return ofSource(choice)
                ? plan.sources().stream()
                        .filter(source -> source.draws() == Draws.hash(item))
                        .findFirst()
                        .map(PlanSource::index)
                : plan.names().contexts().stream()
                        .filter(context -> context.item().equals(item))
                        .findFirst()
                        .map(ContextName::index);
    }
}
