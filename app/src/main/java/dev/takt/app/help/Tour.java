package dev.takt.app.help;

import dev.takt.app.help.TourStep.Moments;
import java.util.List;
import java.util.Optional;

/** The tour as a state: which step it is at. A step is done when the user has really done it, and what a step wants is compared with the window as the step began. */
public final class Tour {
    private static final List<TourStep> STEPS = List.of(
            new TourStep("replay", m -> m.now().playing()),
            new TourStep(
                    "zoom",
                    m -> !m.now().view().equals(m.began().view()) && !m.now().playing()),
            new TourStep("why", m -> m.now().whyShown()),
            new TourStep(
                    "fix",
                    m -> m.now().missed() == 0 && m.now().project() != m.began().project()),
            new TourStep("undo", Tour::undoneAndBack),
            new TourStep(
                    "slider",
                    m -> m.now().dragging() && m.now().project() != m.began().project()),
            new TourStep(
                    "add",
                    m -> m.now().project().items().size()
                            > m.began().project().items().size()),
            new TourStep("problems", Tour::atAProblem),
            new TourStep("code", m -> m.now().page().equals("code")),
            new TourStep("save", m -> m.now().saved()));

    private int at;
    private Optional<TourState> began = Optional.empty();
    private boolean away;

    /** At the first step. */
    public Tour() {}

    private static boolean undoneAndBack(Moments m) {
        return m.now().project() == m.began().project() && m.away();
    }

    private static boolean atAProblem(Moments m) {
        return !m.now().selected().equals(m.began().selected())
                && m.now().selected().stream().anyMatch(m.now().problems()::contains);
    }

    /** Looks at the window; true if the step is done and the next has begun. */
    public boolean look(TourState now) {
        if (isOver()) {
            return false;
        }
        if (began.isEmpty()) {
            began = Optional.of(now);
            return false;
        }
        away |= now.project() != began.get().project();
        if (!STEPS.get(at).done().test(new Moments(began.get(), now, away))) {
            return false;
        }
        skip();
        // what is done from here on counts for the next step
        began = Optional.of(now);
        return true;
    }

    /** Goes on without it. */
    public void skip() {
        at++;
        began = Optional.empty();
        away = false;
    }

    public boolean isOver() {
        return at >= STEPS.size();
    }

    /** Id of the step it is at; empty after the last. */
    public String step() {
        return isOver() ? "" : STEPS.get(at).id();
    }

    int number() {
        return at + 1;
    }

    static int count() {
        return STEPS.size();
    }

    String title() {
        return isOver() ? "" : STEPS.get(at).title();
    }

    String words() {
        return isOver() ? "" : STEPS.get(at).words();
    }
}
