package dev.takt.sim.choices;

import static dev.takt.sim.design.Do.compute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.WorstJob;
import dev.takt.sim.design.Design;
import dev.takt.sim.plan.Choice;
import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.EventKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run that is told what to choose where the model leaves it open. */
class ChoicesTest {
    private static final Design DESIGN = Design.generic()
            .task("a", 2, new Activation.Periodic(100, 0, 10), compute(5, 20))
            .task("b", 1, new Activation.Sporadic(100, 30, 7), compute(1, 2));

    @Test
    void runWithoutAnyAnswersIsThePlainRun() {
        Choices asDrawn = question -> question.drawn;

        assertEquals(events(Choices.DRAWN), events(asDrawn));
    }

    /** a: released at 10, ends at 30. b: arrives at 7, ends at 31 or 32; the next gap is 100, so at 107, before a's release at 110. */
    @Test
    void answersDecideArrivalJitterGapAndWork() {
        Choices choices = question -> switch (question.choice) {
            case FIRST_ARRIVAL -> question.drawn;
            case GAP -> 0;
            case JITTER, WORK, BRANCH -> question.most;
        };

        assertEquals(
                "0,arrival,a 7,arrival,b 7,release,b 7,start,b 9,complete,b 10,release,a 10,start,a 30,complete,a"
                        + " 100,arrival,a 107,arrival,b 107,release,b 107,start,b 109,complete,b 110,release,a 110,start,a"
                        + " 130,complete,a ",
                events(choices));
    }

    @Test
    void answerOutsideTheModelIsItsNearestEdge() {
        Choices tooLong = question -> question.choice == Choice.WORK ? 1000 : 0;
        Choices tooShort = question -> question.choice == Choice.WORK ? -1 : 0;

        assertEquals(new WorstJob(0, 20, 20), run(tooLong).worst(0).orElseThrow());
        assertEquals(new WorstJob(0, 5, 5), run(tooShort).worst(0).orElseThrow());
    }

    /** Only a branch that can go either way is asked about; computations count as steps whether they are open or not. */
    @Test
    void branchIsChosenAndStepsAreCounted() {
        Step sure = new Step.Branch(1_000_000, List.of(compute(1)), List.of(compute(50)));
        Step open = new Step.Branch(1, List.of(compute(7)), List.of(compute(3)));
        Design design = Design.generic()
                .task(
                        "a",
                        1,
                        new Activation.Periodic(100, 0, 0),
                        sure,
                        open,
                        new Step.Compute("", 1, 5, Distribution.WORST));
        StringBuilder asked = new StringBuilder();
        Choices choices = question -> {
            asked.append(question.choice).append(question.step).append(' ');
            return question.choice == Choice.BRANCH ? 1 : question.drawn;
        };
        Run run = start(design, choices);
        run.advance(Limit.until(50), Progress.NONE);

        assertEquals("FIRST_ARRIVAL0 WORK1 BRANCH2 WORK3 WORK4 ", asked.toString());
        assertEquals(Optional.of(new WorstJob(0, 13, 13)), run.worst(0));
    }

    @Test
    void frozenRunMeetsTheSameAnswersAndKeepsItsWorst() {
        Choices choices = question -> question.choice == Choice.FIRST_ARRIVAL ? question.drawn : question.most;
        Run whole = start(DESIGN, choices);
        whole.advance(Limit.until(500), Progress.NONE);
        Run half = start(DESIGN, choices);
        half.advance(Limit.until(25), Progress.NONE);
        Run resumed = half.snapshot().resume();
        resumed.advance(Limit.until(500), Progress.NONE);

        assertEquals(whole.worst(0), resumed.worst(0));
        assertEquals(whole.worst(1), resumed.worst(1));
        assertEquals(Optional.of(new WorstJob(0, 9, 2)), resumed.worst(1));
    }

    private static Run run(Choices choices) {
        Run run = start(DESIGN, choices);
        run.advance(Limit.until(200), Progress.NONE);
        return run;
    }

    private static String events(Choices choices) {
        return DESIGN.csv(
                        run(choices).trace(),
                        EnumSet.of(EventKind.ARRIVAL, EventKind.RELEASE, EventKind.START, EventKind.COMPLETE))
                .replace('\n', ' ');
    }

    private static Run start(Design design, Choices choices) {
        return Simulation.start(
                PlanCompiler.compile(design.machine()), RunOptions.ofSeed(42).withChoices(choices));
    }
}
