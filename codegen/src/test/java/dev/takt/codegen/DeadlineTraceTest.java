package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.trace.AtWorst;
import dev.takt.codegen.trace.Extra;
import dev.takt.codegen.trace.Qemu;
import dev.takt.codegen.trace.RandomDesigns;
import dev.takt.codegen.trace.TracedFirmware;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.sim.board.BoardTrace;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames.ContextName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What firmware says of its deadlines itself is what its log says of them, read as a trace: as many missed, and the same worst response. */
@Tag("firmware")
class DeadlineTraceTest {
    private static final long MS = 1_000_000;
    /** Each looks at the clock for itself, and what firmware knows in ticks the log has in nanoseconds. */
    private static final long NEAR_NS = 30_000;
    /** Somebody may come in between: the log is written first. */
    private static final long LATER_NS = MS;

    private static final int DESIGNS = RandomDesigns.count(3);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "LM3S6965, rtic",
        "AN385, rtic",
        "LM3S6965, embassy",
        "VIRT, embassy",
        "LM3S6965, bare-metal",
        "VIRT, bare-metal"
    })
    void firmwareCountsMissesAsItsLogIsRead(Qemu machine, String runtime) throws Exception {
        boolean loop = runtime.equals("bare-metal");
        UnaryOperator<Project> adapted = loop
                ? BareTraceTest::withoutWaits
                : machine == Qemu.VIRT ? EmbassyTraceTest::flat : UnaryOperator.identity();
        List<Extra> extras = new ArrayList<>(loop ? Extra.LOOPED : Extra.MOST);
        if (!loop) {
            extras.addAll(Extra.TURNS);
        }
        RandomDesigns designs = new RandomDesigns(machine.target(), runtime, MS, List.of(), adapted).with(extras);
        for (int nth = 0, compared = 0; compared < DESIGNS; nth++) {
            long seed = RandomDesigns.seed(nth) + 700_000;
            Project project = withDeadlines(designs.from(seed), new Random(seed));
            if (Designs.generate(project) instanceof Generation.Refused) {
                continue;
            }
            compare(project, machine, Files.createTempDirectory(folder, "firmware"));
            compared++;
        }
    }

    private static void compare(Project design, Qemu machine, Path place) throws Exception {
        Project project = TracedFirmware.named(design);
        String log =
                machine.run(ExportedProject.of(Designs.files(project), ExportedProject.triple(machine.target()), place)
                        .build("takt-load", "takt-trace", "takt-deadlines"));
        Machine read = Machine.of(AtWorst.of(project), ShippedCatalogue.get()).orElseThrow();
        Trace trace = BoardTrace.read(log, PlanCompiler.compile(read)).trace();
        for (ContextName name : trace.names().contexts()) {
            Context context = read.contexts().get(name.index());
            Jobs jobs = Slices.of(trace).jobs(name.index());
            // the job with whose end the log is full counts, and is not in it
            if (jobs.size() > 0 && jobs.outcome(jobs.size() - 1) != JobOutcome.COMPLETED) {
                continue;
            }
            long[] responses = IntStream.range(0, jobs.size())
                    .filter(job -> jobs.outcome(job) == JobOutcome.COMPLETED)
                    .mapToLong(job -> jobs.finish(job) - jobs.arrival(job))
                    .toArray();
            String what = project.name() + ", " + name.name() + " " + Arrays.toString(responses) + ", deadline "
                    + context.deadlineNs();
            String id = context.item().value();
            long worst = Arrays.stream(responses).max().orElse(0);
            long seen = row(log, "worst-response", id);
            assertTrue(seen > worst - NEAR_NS && seen < worst + LATER_NS, what + ": worst " + seen);
            long deadline = context.deadlineNs().orElse(Long.MAX_VALUE / 2);
            long late = row(log, "misses", id);
            assertTrue(
                    late >= beyond(responses, deadline + NEAR_NS) && late <= beyond(responses, deadline - LATER_NS),
                    what + ": misses " + late);
        }
    }

    private static long beyond(long[] responses, long ns) {
        return Arrays.stream(responses).filter(r -> r > ns).count();
    }

    private static Project withDeadlines(Project project, Random random) {
        List<Item> items = new ArrayList<>();
        for (Item item : project.items()) {
            if (item instanceof Task task) {
                long most = task.activation() instanceof Activation.Periodic p ? p.periodNs() : 4 * MS;
                long deadline = most * (5 + random.nextInt(95)) / 100;
                items.add(task.withDeadlineNs(OptionalLong.of(deadline)));
            } else {
                items.add(item);
            }
        }
        return project.withItems(items);
    }

    private static long row(String log, String event, String task) {
        Matcher matcher = Pattern.compile("(?m)^\\d+," + event + ",0," + task + ",,(\\d+)$")
                .matcher(log);
        assertTrue(matcher.find(), event + " of " + task + " in " + log);
        return Long.parseLong(matcher.group(1));
    }
}
