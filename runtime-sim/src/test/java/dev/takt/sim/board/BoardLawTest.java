package dev.takt.sim.board;

import static dev.takt.sim.design.Do.compute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What firmware would note of a simulated run, read back, is that run: every core runs the same jobs at the same time, every job arrives, begins, ends and misses its deadline when it did. Of a handler only the arrival is another: its entry.
 */
class BoardLawTest {
    private static final int DESIGNS = Seeds.count(400);
    private static final long END_NS = 4_000_000;

    @Test
    void simulationReducedToWhatFirmwareNotesAndReadBackIsTheSimulation() {
        long compared = 0;
        long all = 0;
        long missed = 0;
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS; seed++) {
            Design design = new Drawn(seed + 90_000).next();
            Machine machine = design.machine();
            Trace simulated = design.run(END_NS);
            AsNoted.Noted noted = AsNoted.of(machine, simulated, END_NS);
            String log = noted.log();
            if (!isInOrder(noted, machine)) {
                continue;
            }
            compared++;
            Trace read = BoardTrace.read(log, PlanCompiler.compile(machine)).trace();
            String where = "seed " + seed + "\n" + log;
            Slices expected = Slices.of(simulated);
            Slices seen = Slices.of(read);
            for (int core = 0; core < simulated.names().cores().size(); core++) {
                assertEquals(runs(expected, simulated, core), runs(seen, simulated, core), where);
            }
            for (ContextName context : simulated.names().contexts()) {
                assertEquals(jobs(expected, context), jobs(seen, context), context.name() + ", " + where);
                all += expected.jobs(context.index()).size();
            }
            missed += seen.misses().size();
            assertEquals(
                    new String(TraceBytes.of(read)),
                    new String(TraceBytes.of(TraceBytes.read(TraceBytes.of(read)))),
                    "it is written and read as any trace, " + where);
        }
        String figures = compared + " designs, " + all + " jobs, " + missed + " misses";
        assertTrue(compared > DESIGNS / 2 && all > 10 * DESIGNS && missed > DESIGNS / 4, figures);
    }

    /** What two cores do at the same nanosecond a log does not put in order; designs where that matters are not compared. */
    private static boolean isInOrder(AsNoted.Noted noted, Machine machine) {
        List<String> lines = noted.log().lines().toList();
        List<String> read = new LogReader(PlanCompiler.compile(machine).names())
                .read(noted.log()).lines().stream()
                        .map(l -> lines.get(l.line() - 1))
                        .toList();
        return read.equals(noted.inOrder());
    }

    private static List<String> runs(Slices slices, Trace simulated, int core) {
        Track track = slices.core(core);
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < track.size() && track.start(i) < END_NS; i++) {
            boolean idle = track.state(i) == SliceState.IDLE;
            boolean handler =
                    !idle && simulated.names().contexts().get(track.context(i)).interrupt();
            runs.add(track.start(i) + " " + Math.min(END_NS, track.end(i)) + " " + track.state(i) + " "
                    + track.context(i) + (handler ? "" : " " + track.job(i)));
        }
        return runs;
    }

    private static List<String> jobs(Slices slices, ContextName context) {
        Jobs jobs = slices.jobs(context.index());
        List<String> all = new ArrayList<>();
        for (int i = 0; i < jobs.size() && jobs.arrival(i) < END_NS; i++) {
            long start = jobs.start(i) < END_NS ? jobs.start(i) : -1;
            long finish = jobs.finish(i) < END_NS ? jobs.finish(i) : -1;
            String ran = start + " " + finish + " ";
            if (!context.interrupt()) {
                boolean missed = jobs.missed(i) && jobs.deadline(i) < END_NS;
                all.add(jobs.arrival(i) + " " + ran + missed + " " + (finish < 0 ? "" : jobs.outcome(i)));
            } else if (start >= 0) {
                all.add(ran);
            }
        }
        return all;
    }

    /** Designs whose firmware could be: each lock is of one core, priorities are fixed or deadlines order, nobody spins. */
    private static final class Drawn {
        private final SplittableRandom random;

        Drawn(long seed) {
            random = new SplittableRandom(seed);
        }

        Design next() {
            Design design = Design.on("esp32s3", "generic", 1);
            boolean edf = random.nextInt(4) == 0;
            design = edf ? design.edf() : design;
            design = random.nextInt(6) == 0 ? design.nonPreemptive() : design;
            Protocol[] protocols = {
                Protocol.IMMEDIATE_CEILING, Protocol.INHERITANCE, Protocol.NON_PREEMPTIVE, Protocol.NONE
            };
            for (int core = 0; core < 2; core++) {
                design = design.resource("r" + core, protocols[random.nextInt(protocols.length)]);
            }
            design = design.queue("q0", 1 + random.nextInt(3), FullPolicy.BLOCK)
                    .queue("q1", 1 + random.nextInt(3), FullPolicy.DROP_NEWEST)
                    .channel("s0", ChannelKind.SIGNAL, 1, FullPolicy.OVERWRITE_OLDEST);
            design = design.task("reader", random.nextInt(5), new Activation.On(ItemId.of("q1")), body(0, 1))
                    .core("reader", random.nextInt(2))
                    .task("woken", random.nextInt(5), new Activation.On(ItemId.of("s0")), body(0, 1))
                    .core("woken", random.nextInt(2))
                    .task("helper", random.nextInt(5), new Activation.Spawned(), body(0, 1))
                    .deadline("helper", 60_000);
            int tasks = 2 + random.nextInt(5);
            for (int i = 0; i < tasks; i++) {
                String id = "t" + i;
                int core = random.nextInt(2);
                Overrun[] policies = {Overrun.QUEUE, Overrun.MERGE, Overrun.SKIP};
                design = design.task(id, random.nextInt(5), activation(), body(core, 3))
                        .core(id, core)
                        .overrun(id, policies[random.nextInt(3)]);
            }
            int handlers = random.nextInt(3);
            for (int i = 0; i < handlers; i++) {
                design = design.interrupt(
                        "i" + i,
                        1 + random.nextInt(3),
                        new Activation.Sporadic(
                                70_000 + random.nextInt(200_000), random.nextInt(50_000), random.nextInt(60_000)),
                        compute(1 + random.nextInt(9_000)),
                        Do.raise("s0"),
                        compute(1 + random.nextInt(9_000)));
            }
            return design;
        }

        private Activation activation() {
            long period = (50L + random.nextInt(40) * 10) * 1_000;
            return switch (random.nextInt(6)) {
                case 0 -> new Activation.After(period, random.nextInt(50_000));
                case 1 -> new Activation.Startup();
                default -> new Activation.Periodic(period, random.nextInt(5) * 10_000L, 0);
            };
        }

        private Step[] body(int core, int most) {
            List<Step> steps = new ArrayList<>();
            int count = 1 + random.nextInt(most);
            for (int i = 0; i < count; i++) {
                steps.add(compute(1 + random.nextInt(10_000), 11_000 + random.nextInt(20_000)));
                steps.add(step(core, most > 1));
            }
            steps.add(compute(random.nextInt(5_000)));
            return steps.toArray(new Step[0]);
        }

        private Step step(int core, boolean calls) {
            return switch (random.nextInt(calls ? 9 : 3)) {
                case 0 -> Do.critical(compute(1 + random.nextInt(9_000)));
                case 1, 2 -> Do.delay(1 + random.nextInt(40_000));
                case 3, 4 -> Do.lock("r" + core, compute(1 + random.nextInt(20_000)));
                case 5 -> Do.send("q0", 30_000 + random.nextInt(50_000));
                case 6 -> Do.receive("q0", random.nextInt(60_000));
                case 7 -> Do.send("q1", 0);
                default -> random.nextBoolean() ? Do.raise("s0") : Do.spawn("helper");
            };
        }
    }
}
