package dev.takt.sim.engine;

import dev.takt.sim.plan.Choice;
import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.Question;

/** Asks somebody else for what the model leaves open, and keeps the answers within it. */
final class Opening {
    final Choices choices;
    private final World world;
    private final Question question = new Question();

    Opening(World world, Choices choices) {
        this.world = world;
        this.choices = choices;
    }

    long firstArrival(int source, long declared) {
        return declared == Times.NEVER
                ? declared
                : ask(Choice.FIRST_ARRIVAL, source, 0, 0, 0, Times.NEVER - 1, declared);
    }

    long gap(int source, long number, long drawn) {
        return ask(Choice.GAP, source, number, 0, 0, Times.NEVER - 1, drawn);
    }

    long jitter(Runner r, long job, long drawn) {
        return ask(Choice.JITTER, r.index, job, 0, 0, r.jitterNs, drawn);
    }

    long work(Runner r, long least, long most, long drawn) {
        r.choices++;
        return ask(Choice.WORK, r.index, r.job(), r.choices, choices.shorter() ? 0 : least, most, drawn);
    }

    boolean branch(Runner r, boolean drawn) {
        r.choices++;
        return ask(Choice.BRANCH, r.index, r.job(), r.choices, 0, 1, drawn ? 1 : 0) == 1;
    }

    private long ask(Choice choice, int who, long job, int step, long least, long most, long drawn) {
        question.choice = choice;
        question.who = who;
        question.job = job;
        question.step = step;
        question.nowNs = world.now;
        question.least = least;
        question.most = most;
        question.drawn = drawn;
        return Math.clamp(choices.answer(question), least, most);
    }
}
