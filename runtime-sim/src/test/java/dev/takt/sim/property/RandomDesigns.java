package dev.takt.sim.property;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Designs of anything that can be put together, sensible or not; the same seed gives the same design. */
final class RandomDesigns {
    private static final long US = 1000;

    private final SplittableRandom random;

    RandomDesigns(long seed) {
        random = new SplittableRandom(seed);
    }

    Design next() {
        Design design =
                switch (random.nextInt(9)) {
                    case 0 -> Design.on("lm3s6965", "rtic", 1);
                    case 1 -> Design.on("stm32f411re", "freertos", 1);
                    case 2 -> Design.on("esp32s3", "embassy", 1);
                    case 3 -> Design.on("stm32f411re", "zephyr", 1);
                    case 4 -> Design.on("nrf52840", "tock", 1).slice((1 + random.nextInt(4)) * 400 * US);
                    case 5 -> Design.on("stm32f411re", "drone", 1);
                    case 6 -> Design.on("stm32f411re", "bare-metal", 1);
                    case 7 -> generic(Design.on("esp32s3", "generic", 1));
                    default -> generic(Design.generic());
                };
        if (random.nextInt(3) == 0) {
            for (String row : List.of(
                    "interrupt-entry",
                    "interrupt-exit",
                    "context-switch",
                    "lock",
                    "unlock",
                    "poll",
                    "remote-interrupt")) {
                design = design.cost(row, random.nextInt(200));
            }
            design = design.cost("tick", random.nextInt(2) * 50L);
        }
        if (random.nextInt(4) == 0) {
            design = design.slice((1 + random.nextInt(20)) * 10 * US);
        }
        Protocol[] protocols = {
            Protocol.NONE,
            Protocol.INHERITANCE,
            Protocol.CEILING,
            Protocol.IMMEDIATE_CEILING,
            Protocol.NON_PREEMPTIVE,
            Protocol.SPIN
        };
        for (int i = 0; i < 3; i++) {
            design = design.resource("r" + i, protocols[random.nextInt(protocols.length)]);
        }
        for (int i = 0; i < 3; i++) {
            design = design.channel(
                    "q" + i,
                    ChannelKind.values()[random.nextInt(ChannelKind.values().length)],
                    1 + random.nextInt(3),
                    FullPolicy.values()[random.nextInt(3)]);
        }
        design = design.bus("bus", 1_000_000, 10).pool("pool", 1 + random.nextInt(2));
        if (random.nextInt(4) == 0) {
            Expiry expiry = Expiry.values()[random.nextInt(3)];
            design = design.watchdog("dog", (1 + random.nextInt(10)) * 100 * US, random.nextInt(2) * 20 * US, expiry)
                    .boot(100 * US);
        }
        int tasks = 1 + random.nextInt(6);
        for (int i = 0; i < tasks; i++) {
            String id = "t" + i;
            // of Zephyr preemptible and cooperative ones
            int lowest = design.project().runtime().equals("zephyr") ? 13 : 0;
            design = design.task(id, lowest + random.nextInt(4), activation(i), body(3, false));
            design = design.overrun(id, Overrun.values()[random.nextInt(Overrun.values().length)]);
            design = design.core(id, random.nextInt(2));
        }
        int interrupts = random.nextInt(3);
        for (int i = 0; i < interrupts; i++) {
            design = design.interrupt("i" + i, 1 + random.nextInt(3), timed(), body(2, true));
        }
        return design;
    }

    /** By deadline or without preemption for some. */
    private Design generic(Design design) {
        Design ordered = random.nextInt(3) == 0 ? design.edf() : design;
        return random.nextInt(6) == 0 ? ordered.nonPreemptive() : ordered;
    }

    private Activation timed() {
        long period = (5 + random.nextInt(60)) * 10 * US;
        long offset = random.nextInt(20) * 10 * US;
        return switch (random.nextInt(4)) {
            case 0 -> new Activation.Periodic(period, offset, random.nextInt(2) * random.nextInt(100) * US);
            case 1 -> new Activation.Sporadic(period, random.nextInt(100) * US, offset);
            case 2 -> new Activation.Burst(1 + random.nextInt(4), random.nextInt(20) * US, 4 * period, offset);
            default -> new Activation.Periodic(period, offset, 0);
        };
    }

    private Activation activation(int index) {
        return switch (random.nextInt(10)) {
            case 0 -> new Activation.On(ItemId.of("q" + random.nextInt(3)));
            case 1 -> new Activation.On(ItemId.of("i" + random.nextInt(2)));
            case 2 -> new Activation.Spawned();
            case 3 -> index == 0 ? new Activation.Background() : new Activation.Startup();
            case 4 -> new Activation.After(random.nextInt(50) * 10 * US, 0);
            default -> timed();
        };
    }

    private Step[] body(int depth, boolean interrupt) {
        List<Step> steps = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            steps.add(Do.compute(random.nextInt(3) * US, (2 + random.nextInt(20)) * US));
            steps.add(step(depth, interrupt));
        }
        return steps.toArray(new Step[0]);
    }

    private Step step(int depth, boolean interrupt) {
        String resource = "r" + random.nextInt(3);
        String channel = "q" + random.nextInt(3);
        int kind = random.nextInt(interrupt ? 5 : 17);
        boolean nests = depth > 0;
        return switch (kind) {
            case 0 -> Do.send(channel);
            case 1 -> Do.raise(channel);
            case 2 -> Do.spawn("t" + random.nextInt(6));
            case 3 -> nests ? Do.critical(body(0, interrupt)) : Do.compute(US);
            case 4, 5, 6 -> nests && !interrupt ? Do.lock(resource, body(depth - 1, false)) : Do.compute(0);
            case 7 -> Do.receive(channel, random.nextInt(100) * US);
            case 8 -> Do.receive(channel);
            case 9 -> Do.transfer("bus", 1 + random.nextInt(4), TransferMode.values()[random.nextInt(3)]);
            case 10 -> Do.delay(random.nextInt(100) * US);
            case 11 -> Do.giveWay();
            case 12 -> nests ? Do.repeat(1 + random.nextInt(4), body(depth - 1, false)) : Do.compute(US);
            case 13 -> nests ? branch(depth) : Do.compute(US);
            case 14 -> Do.alloc("pool");
            case 15 -> Do.free("pool");
            default -> Do.feed("dog");
        };
    }

    private Step branch(int depth) {
        return new Step.Branch(
                random.nextInt(1_000_001),
                List.of(body(depth - 1, false)),
                random.nextBoolean() ? List.of() : List.of(body(depth - 1, false)));
    }
}
