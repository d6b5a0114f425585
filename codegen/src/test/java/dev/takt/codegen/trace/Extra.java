package dev.takt.codegen.trace;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** What a random design may have beside priorities, locks, delays and software tasks: each brings a few tasks of its own, at random rates and priorities. */
public enum Extra {
    /** Elements that are waited for in the midst of a job, and given up after a while. */
    TIMEOUTS {
        @Override
        List<Item> items(Random random) {
            ItemId post = ItemId.of("post");
            List<Step> send = List.of(work(random), new Step.Send(post, OptionalLong.empty()));
            Step receive = new Step.Receive(post, milliseconds(1 + random.nextInt(3)));
            return List.of(
                    Channel.blank(post, "post")
                            .withCapacity(1 + random.nextInt(3))
                            .withFull(FullPolicy.DROP_NEWEST),
                    periodic(random, "poster", new Step.Repeat(1 + random.nextInt(3), send), work(random)),
                    periodic(random, "getter", work(random), receive, work(random)));
        }
    },
    /** Signals, of which the newest value counts: one that releases a task and one that is waited for in the midst of a job. */
    SIGNALS {
        @Override
        List<Item> items(Random random) {
            ItemId bell = ItemId.of("bell");
            ItemId horn = ItemId.of("horn");
            Step wait = new Step.Wait(bell, milliseconds(1 + random.nextInt(3)));
            return List.of(
                    Channel.blank(bell, "bell").withChannel(ChannelKind.SIGNAL),
                    Channel.blank(horn, "horn").withChannel(ChannelKind.SIGNAL),
                    periodic(
                            random,
                            "ringer",
                            work(random),
                            new Step.Notify(bell),
                            work(random),
                            new Step.Notify(horn),
                            work(random)),
                    periodic(random, "waiter", work(random), wait, work(random)),
                    task(random, "listener")
                            .withActivation(new Activation.On(horn))
                            .withBody(List.of(work(random))));
        }
    },
    /** A full queue whose senders wait for room, for ever or for a while. */
    ROOM {
        @Override
        List<Item> items(Random random) {
            OptionalLong limit = random.nextBoolean() ? OptionalLong.empty() : milliseconds(1 + random.nextInt(2));
            List<Step> emptying = random.nextBoolean()
                    ? List.of(work(random))
                    : List.of(work(random), new Step.Delay(MS), work(random));
            List<Step> burst = List.of(work(random), new Step.Send(LINE, limit));
            return List.of(
                    Channel.blank(LINE, "line")
                            .withCapacity(1 + random.nextInt(2))
                            .withFull(FullPolicy.BLOCK),
                    periodic(random, "filler", new Step.Repeat(2 + random.nextInt(3), burst), work(random)),
                    task(random, "emptier")
                            .withActivation(new Activation.On(LINE))
                            .withBody(emptying));
        }
    },
    /** A task that is due again before it has ended. */
    OVERRUNS {
        @Override
        List<Item> items(Random random) {
            List<Step> body = List.of(work(random), new Step.Delay((5 + random.nextInt(4)) * MS), work(random));
            Overrun[] policies = {Overrun.MERGE, Overrun.SKIP, Overrun.RUNTIME};
            return List.of(task(random, "slack")
                    .withActivation(new Activation.Periodic(5 * MS, (1 + random.nextInt(4)) * MS, 0))
                    .withOverrun(policies[random.nextInt(policies.length)])
                    .withBody(body));
        }
    },
    /** Loops, branches and critical sections. */
    CONTROL {
        @Override
        List<Item> items(Random random) {
            int chance = random.nextBoolean() ? 1_000_000 : 0;
            Step turn = new Step.Branch(
                    chance, List.of(work(random)), List.of(new Step.CriticalSection(List.of(work(random)))));
            return List.of(periodic(
                    random,
                    "looper",
                    new Step.Repeat(2 + random.nextInt(3), List.of(work(random), turn)),
                    work(random)));
        }
    },
    /** What a loop can look at in passing: a value that is there for everybody, flags, and a queue that throws away its oldest. */
    VIEWS {
        @Override
        List<Item> items(Random random) {
            ItemId view = ItemId.of("view");
            ItemId bits = ItemId.of("bits");
            ItemId recent = ItemId.of("recent");
            Step put = new Step.Send(recent, OptionalLong.empty());
            return List.of(
                    Channel.blank(view, "view").withChannel(ChannelKind.WATCH),
                    Channel.blank(bits, "bits").withChannel(ChannelKind.FLAGS),
                    Channel.blank(recent, "recent")
                            .withCapacity(1 + random.nextInt(2))
                            .withFull(FullPolicy.OVERWRITE_OLDEST),
                    periodic(
                            random,
                            "teller",
                            work(random),
                            new Step.Notify(view),
                            work(random),
                            new Step.Notify(bits),
                            new Step.Repeat(1 + random.nextInt(4), List.of(put, work(random)))),
                    periodic(random, "looker", work(random), new Step.Wait(view, OptionalLong.of(0)), work(random)),
                    periodic(random, "taker", work(random), new Step.Receive(recent, OptionalLong.of(0)), work(random)),
                    task(random, "flagged")
                            .withActivation(new Activation.On(bits))
                            .withBody(List.of(work(random))));
        }
    },
    /** A watchdog that is fed in time. */
    WATCHDOG {
        @Override
        List<Item> items(Random random) {
            ItemId dog = ItemId.of("dog");
            return List.of(
                    Watchdog.blank(dog, "dog").withTimeoutNs(50 * MS),
                    periodic(random, "feeder", work(random), new Step.Feed(dog), work(random)));
        }
    },
    /** Jobs that give way to those of their priority, some of which do so too. */
    YIELDS {
        @Override
        List<Item> items(Random random) {
            int priority = 1 + random.nextInt(4);
            List<Step> part = List.of(work(random), new Step.Yield());
            List<Item> items = new ArrayList<>();
            for (String name : List.of("polite", "kind", "plain")) {
                Step body = name.equals("plain") ? work(random) : new Step.Repeat(1 + random.nextInt(3), part);
                items.add(periodic(random, name, body, work(random)).withPriority(priority));
            }
            return items;
        }
    },
    /** Tasks that run once, at the start. */
    STARTS {
        @Override
        List<Item> items(Random random) {
            return List.of(
                    once(random, "first", work(random)),
                    once(random, "second", work(random), new Step.Delay((1 + random.nextInt(3)) * MS), work(random)),
                    once(random, "third", work(random), new Step.Spawn(ItemId.of("fourth")), work(random)),
                    task(random, "fourth")
                            .withActivation(new Activation.Spawned())
                            .withBody(List.of(work(random))));
        }
    },
    /** A job that is asked for again before it has ended, or has begun. */
    BURSTS {
        @Override
        List<Item> items(Random random) {
            List<Step> part = List.of(new Step.Spawn(ItemId.of("echo")), work(random));
            List<Step> body = random.nextBoolean()
                    ? List.of(work(random))
                    : List.of(work(random), new Step.Delay(MS), work(random));
            return List.of(
                    periodic(random, "caller", work(random), new Step.Repeat(2 + random.nextInt(3), part)),
                    task(random, "echo")
                            .withActivation(new Activation.Spawned())
                            .withBody(body));
        }
    },
    /** Jobs that are asked for again while they wait, and what becomes of that. */
    POLICIES {
        @Override
        List<Item> items(Random random) {
            List<Step> calls = new ArrayList<>();
            List<Item> items = new ArrayList<>();
            for (Overrun overrun : List.of(Overrun.QUEUE, Overrun.MERGE, Overrun.SKIP)) {
                String name = "asked-" + overrun.tag();
                calls.add(new Step.Spawn(ItemId.of(name)));
                calls.add(work(random));
                items.add(task(random, name)
                        .withActivation(new Activation.Spawned())
                        .withOverrun(overrun)
                        .withBody(List.of(work(random), new Step.Delay((1 + random.nextInt(3)) * MS), work(random))));
            }
            Step again = new Step.Repeat(2 + random.nextInt(3), calls);
            items.add(periodic(random, "asker", work(random), again, work(random)));
            return items;
        }
    },
    /** Tasks that sleep after their work. */
    PAUSES {
        @Override
        List<Item> items(Random random) {
            return PAUSING.stream().<Item>map(name -> pausing(random, name)).toList();
        }
    },
    /** A lock that is held while its holder sleeps, and one other who wants it. */
    HELD {
        @Override
        List<Item> items(Random random) {
            ItemId bus = ItemId.of("bus");
            List<Step> inside = List.of(work(random), new Step.Delay((1 + random.nextInt(3)) * MS), work(random));
            return List.of(
                    Resource.blank(bus, "bus"),
                    periodic(random, "master", work(random), new Step.Lock(bus, inside), work(random)),
                    periodic(random, "guest", work(random), new Step.Lock(bus, List.of(work(random))), work(random)));
        }
    };

    /** The queue whose senders wait for room. */
    public static final ItemId LINE = ItemId.of("line");

    /** The tasks that sleep after their work. */
    static final List<String> PAUSING = List.of("pump", "fan");

    private static final long STACK_BYTES = 1024;
    private static final long MS = 1_000_000;
    private static final long US = 1_000;
    private static final long[] PERIODS_MS = {5, 10, 20};

    /** What a superloop can express: nobody waits there. */
    public static final List<Extra> LOOPED =
            List.of(TIMEOUTS, SIGNALS, ROOM, OVERRUNS, CONTROL, VIEWS, WATCHDOG, STARTS, BURSTS, PAUSES);

    /** What any runtime can express in its own way, but for senders that wait. */
    public static final List<Extra> MOST = List.of(TIMEOUTS, SIGNALS, OVERRUNS, CONTROL, WATCHDOG);

    /** What tasks of executors and dispatchers can beside. */
    public static final List<Extra> TURNS = List.of(YIELDS, STARTS, BURSTS, PAUSES);

    /** The items that it brings. */
    abstract List<Item> items(Random random);

    /** Some of these, at least one. */
    static List<Item> some(Random random, List<Extra> extras) {
        List<Item> items = new ArrayList<>();
        int certain = extras.isEmpty() ? -1 : random.nextInt(extras.size());
        for (int i = 0; i < extras.size(); i++) {
            if (i == certain || random.nextInt(2) == 0) {
                items.addAll(extras.get(i).items(random));
            }
        }
        return items;
    }

    private static OptionalLong milliseconds(long ms) {
        return OptionalLong.of(ms * MS);
    }

    private static Task task(Random random, String name) {
        return Task.blank(ItemId.of(name), name).withStackBytes(STACK_BYTES).withPriority(1 + random.nextInt(4));
    }

    private static Task once(Random random, String name, Step... body) {
        return task(random, name).withActivation(new Activation.Startup()).withBody(List.of(body));
    }

    private static Task pausing(Random random, String name) {
        return task(random, name)
                .withActivation(new Activation.After((3 + random.nextInt(6)) * MS, (1 + random.nextInt(4)) * MS))
                .withBody(List.of(work(random)));
    }

    private static Task periodic(Random random, String name, Step... body) {
        long period = PERIODS_MS[random.nextInt(PERIODS_MS.length)] * MS;
        return task(random, name)
                .withActivation(new Activation.Periodic(period, (1 + random.nextInt(4)) * MS, 0))
                .withBody(List.of(body));
    }

    private static Step work(Random random) {
        return RandomDesigns.work(random, 300);
    }
}
