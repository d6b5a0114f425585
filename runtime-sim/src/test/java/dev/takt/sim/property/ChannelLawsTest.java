package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames.ThingName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Channels of every kind and policy between many tasks and handlers, held against {@link ToldChannel}, which reads a trace and knows what the primitive allows: how many elements are in, who may take one,
 * when one is lost and which, that nobody waits who need not, and that of those who wait the most urgent goes first, of equals the longest waiting. A failure names the seed of its design.
 */
class ChannelLawsTest {
    private static final int DESIGNS = 200;
    private static final int CHANNELS = 6;
    private static final int TASKS = 18;
    private static final long US = 1_000;
    private static final Limit LIMIT = Limit.until(400_000 * US).withMaxEvents(60_000);

    /** A design, and what it says of its channels: kind, capacity and policy, and who reads each. */
    private record Drawn(Design design, List<ToldChannel> channels, List<Set<String>> readers) {
        /** The channels by their numbers in a trace. */
        Map<Integer, ToldChannel> in(Trace trace) {
            Map<Integer, ToldChannel> byThing = new HashMap<>();
            for (ThingName thing : trace.names().queues()) {
                int channel = Integer.parseInt(thing.item().value().substring(1));
                byThing.put(thing.index(), channels.get(channel));
                trace.names().contexts().stream()
                        .filter(c -> readers.get(channel).contains(c.item().value()))
                        .forEach(c -> channels.get(channel).isReadBy(c.index()));
            }
            return byThing;
        }
    }

    @Test
    void channelsDoAsTheirPrimitivesSay() {
        Map<ChannelKind, Set<EventKind>> seen = new EnumMap<>(ChannelKind.class);
        long events = 0;
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS; seed++) {
            Drawn drawn = draw(new SplittableRandom(seed));
            Run run = drawn.design().start(seed);
            run.advance(LIMIT, Progress.NONE);
            Trace trace = run.trace();
            Map<Integer, ToldChannel> byThing = drawn.in(trace);
            for (int e = 0; e < trace.size(); e++) {
                ToldChannel channel = byThing.get(trace.other(e));
                EventKind kind = trace.kind(e);
                if (kind == EventKind.ABORT) {
                    int gone = trace.context(e);
                    byThing.values().forEach(c -> c.leave(gone));
                } else if (channel != null && ToldChannel.EVENTS.contains(kind)) {
                    events++;
                    seen.computeIfAbsent(channel.kind(), _ -> EnumSet.noneOf(EventKind.class))
                            .add(kind);
                    channel.told(trace, e, "seed " + seed + ", event " + e + " at " + trace.time(e));
                }
            }
        }
        assertTrue(events > 500_000, "only " + events + " events of channels");
        for (ChannelKind kind : ChannelKind.values()) {
            Set<EventKind> expected =
                    EnumSet.of(EventKind.SEND, EventKind.RECEIVE, EventKind.SUSPEND, EventKind.TIMEOUT);
            if (kind != ChannelKind.WATCH) {
                expected.add(EventKind.DROP);
            }
            if (kind == ChannelKind.QUEUE || kind == ChannelKind.PUBSUB) {
                expected.add(EventKind.BLOCK);
            }
            assertEquals(expected, seen.get(kind), kind.tag());
        }
    }

    private static Drawn draw(SplittableRandom random) {
        Design design = Design.generic();
        List<ToldChannel> channels = new ArrayList<>();
        List<Set<String>> readers = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            ChannelKind kind = ChannelKind.values()[random.nextInt(ChannelKind.values().length)];
            FullPolicy full = FullPolicy.values()[random.nextInt(FullPolicy.values().length)];
            int capacity = random.nextInt(1, 6);
            design = design.channel("q" + i, kind, capacity, full);
            channels.add(new ToldChannel(kind, capacity, full));
            readers.add(new HashSet<>());
        }
        for (int i = 0; i < TASKS; i++) {
            List<Step> body = new ArrayList<>();
            int steps = random.nextInt(1, 5);
            for (int s = 0; s < steps; s++) {
                body.add(Do.compute(random.nextInt(20) * US, random.nextLong(20, 120) * US));
                int channel = random.nextInt(CHANNELS);
                body.add(talk(random, "q" + channel));
            }
            for (Step step : body) {
                if (step instanceof Step.Receive receive) {
                    readers.get(Integer.parseInt(receive.channel().value().substring(1)))
                            .add("t" + i);
                }
            }
            long period = random.nextLong(20, 200) * 100 * US;
            design = design.task(
                    "t" + i,
                    random.nextInt(6),
                    new Activation.Periodic(period, random.nextLong(period), 0),
                    body.toArray(Step[]::new));
        }
        for (int i = 0; i < 2; i++) {
            long gap = random.nextLong(10, 100) * 100 * US;
            design = design.interrupt(
                    "i" + i,
                    1,
                    new Activation.Sporadic(gap, gap, 0),
                    Do.compute(5 * US),
                    Do.send("q" + random.nextInt(CHANNELS)));
        }
        return new Drawn(design, channels, readers);
    }

    private static Step talk(SplittableRandom random, String channel) {
        return switch (random.nextInt(6)) {
            case 0 -> Do.receive(channel);
            case 1 -> Do.receive(channel, random.nextInt(3) * 500 * US);
            case 2 -> Do.receive(channel, random.nextInt(1, 50) * 100 * US);
            case 3 -> Do.send(channel, random.nextInt(3) * 500 * US);
            default -> Do.send(channel);
        };
    }
}
