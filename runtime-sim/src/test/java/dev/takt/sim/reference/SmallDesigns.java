package dev.takt.sim.reference;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small random designs of a few nanoseconds a step, and what may be in them. */
final class SmallDesigns {
    enum With {
        LOCKS,
        NESTED_LOCKS,
        EDF
    }

    private final SplittableRandom random;
    private final List<With> features;
    private final List<Protocol> protocols;

    SmallDesigns(long seed, List<With> features, List<Protocol> protocols) {
        this.random = new SplittableRandom(seed);
        this.features = features;
        this.protocols = protocols;
    }

    Design next() {
        Design design = Design.generic();
        if (features.contains(With.EDF)) {
            design = design.edf();
        }
        int tasks = 2 + random.nextInt(4);
        for (int i = 0; i < 3; i++) {
            design = design.resource("r" + i, protocols.get(random.nextInt(protocols.size())));
        }
        for (int i = 0; i < tasks; i++) {
            String id = "t" + i;
            long period = 10 + random.nextInt(40);
            design =
                    design.task(id, random.nextInt(4), new Activation.Periodic(period, random.nextInt(20), 0), body(0));
            if (random.nextInt(3) == 0) {
                design = design.deadline(id, 1 + random.nextInt(60));
            }
        }
        return design;
    }

    private Step[] body(int depth) {
        List<Step> steps = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            steps.add(step(depth));
        }
        return steps.toArray(new Step[0]);
    }

    private Step step(int depth) {
        boolean locks = features.contains(With.LOCKS) && (depth == 0 || features.contains(With.NESTED_LOCKS));
        if (locks && depth < 3 && random.nextInt(3) == 0) {
            return Do.lock("r" + random.nextInt(3), body(depth + 1));
        }
        return Do.compute(random.nextInt(8));
    }
}
