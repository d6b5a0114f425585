package dev.takt.projects.analysis;

import static dev.takt.projects.machine.Designs.every;
import static dev.takt.projects.machine.Designs.id;
import static dev.takt.projects.machine.Designs.lock;
import static dev.takt.projects.machine.Designs.machine;
import static dev.takt.projects.machine.Designs.resource;
import static dev.takt.projects.machine.Designs.task;
import static dev.takt.projects.machine.Designs.work;

import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;

/** The case {@code deadlock_nested_locks}: T1 takes S1 then S2, T2 takes S2 then S1. */
final class NestedLocks {
    private NestedLocks() {}

    static Bound bound(Protocol protocol, String context) {
        var m = machine(
                "stm32f411re",
                "generic",
                resource("s1", protocol),
                resource("s2", protocol),
                task("t1", 2, every(50), work(1), lock("s1", work(1), lock("s2", work(2)), work(1)), work(1)),
                task("t2", 1, every(100), work(1), lock("s2", work(3), lock("s1", work(2)), work(1)), work(1)));
        return Analysis.of(m, Progress.NONE).of(id(context)).orElseThrow().bound();
    }
}
