package dev.takt.sim.search;

import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.Question;
import java.util.ArrayList;
import java.util.List;

/** Answers as others do and remembers what was asked. For one run on one thread. */
final class Recording implements Choices {
    private final Choices choices;
    private final List<Asked> asked = new ArrayList<>();

    Recording(Choices choices) {
        this.choices = choices;
    }

    @Override
    public long answer(Question q) {
        long value = Math.clamp(choices.answer(q), q.least, q.most);
        asked.add(new Asked(Spot.of(q), q.nowNs, q.least, q.most, q.drawn, value));
        return value;
    }

    @Override
    public boolean shorter() {
        return choices.shorter();
    }

    List<Asked> asked() {
        return asked;
    }
}
