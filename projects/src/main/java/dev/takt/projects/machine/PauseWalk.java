package dev.takt.projects.machine;

import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.List;

/** Collects where a body may pause. */
final class PauseWalk {
    private final PauseRules rules;
    private final List<Pause> pauses = new ArrayList<>();

    PauseWalk(PauseRules rules) {
        this.rules = rules;
    }

    List<Pause> of(List<Step> steps) {
        walk(steps, 1, true);
        return List.copyOf(pauses);
    }

    private void walk(List<Step> steps, long times, boolean always) {
        for (Step step : steps) {
            for (Pause pause : rules.of(step, always)) {
                pauses.add(new Pause(pause.reason(), pause.on(), times, pause.ns()));
            }
            long inside = step instanceof Step.Repeat r ? Amounts.product(times, r.count()) : times;
            boolean sure = always && !(step instanceof Step.Repeat) && !(step instanceof Step.Branch);
            Ways.of(step).forEach(inner -> walk(inner, inside, sure));
        }
    }
}
