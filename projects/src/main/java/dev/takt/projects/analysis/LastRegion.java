package dev.takt.projects.analysis;

import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Step;
import java.util.List;

/** The critical section that a body ends with: how long it takes at most and the highest rank it masks. {@code ns} is 0 if there is none, if the runtime has work to do behind it, or if a threshold covers the whole job anyway. */
record LastRegion(int rank, long ns) {
    static final LastRegion NONE = new LastRegion(-1, 0);

    static LastRegion of(Facts f, Machine machine) {
        List<Step> body = f.context().body();
        boolean whole = f.hasThreshold() || f.runsToCompletion() || f.takesTurns() || f.isHandler();
        boolean goesOn = Bodies.aroundNs(machine, f.context()) > 0;
        if (whole || goesOn || body.isEmpty() || f.pauseCount() > 0) {
            return NONE;
        }
        if (!(body.getLast() instanceof Step.CriticalSection section) || takesLocks(section.body())) {
            return NONE;
        }
        long ns = Bodies.worstNs(section.body(), machine, f.context());
        return ns > 0 ? new LastRegion(machine.coreOf(f.context()).criticalRank(), ns) : NONE;
    }

    /** A lock inside may have to be waited for. */
    private static boolean takesLocks(List<Step> steps) {
        return steps.stream()
                .anyMatch(s -> s instanceof Step.Lock || s.inner().stream().anyMatch(LastRegion::takesLocks));
    }
}
