package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Progress;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Task sets as CSV: what is read, what is refused and where. */
class TaskSetCsvTest {
    private static final TaskSetOptions PLAIN = TaskSetOptions.of("set");

    private static Project project(String csv, TaskSetOptions options) {
        ImportedTaskSet imported = TaskSetCsv.read(csv, options);
        return imported.project().orElseThrow(() -> new AssertionError(imported.findings()));
    }

    private static List<String> errors(String csv, TaskSetOptions options) {
        ImportedTaskSet imported = TaskSetCsv.read(csv, options);
        assertTrue(imported.project().isEmpty());
        return imported.findings().stream()
                .filter(CsvFinding::isError)
                .map(f -> f.line() + ":" + f.column() + " " + f.message().text())
                .toList();
    }

    private static long boundUs(Project project, String name) {
        AnalysisResult result =
                Analysis.of(Machine.of(project, ShippedCatalogue.get()).orElseThrow(), Progress.NONE);
        Bound bound = result.of(ItemId.of(name.toLowerCase(Locale.ROOT)))
                .orElseThrow()
                .bound();
        return ((Bound.Known) bound).ns() / 1_000;
    }

    private static List<String> notes(String csv, TaskSetOptions options) {
        return TaskSetCsv.read(csv, options).findings().stream()
                .map(f -> f.message().text())
                .toList();
    }

    /** A third of 100 us is no whole number of nanoseconds. */
    @Test
    void aShareOfTheCoreAndThePeriodGiveTheExecutionTime() {
        String csv = "task,T_us,D,U,prio\na,100,100us,0.25,1\nb,200,200us,12.5%,2\nc,100,100us,.3333333,3\n";
        Project project = project(csv, PLAIN);
        List<Step> bodies =
                project.all(Task.class).stream().map(t -> t.body().getFirst()).toList();
        assertEquals(
                List.of(25_000L, 25_000L, 33_334L),
                bodies.stream().map(s -> ((Step.Compute) s).worstNs()).toList());
        assertEquals(50, boundUs(project, "b"));
    }

    /** Of a burst each job has its part. */
    @Test
    void theJobsOfABurstDivideTheShare() {
        Project project = project("name,period_us,utilization,prio,arrival\na,100,0.5,1,burst:2\n", PLAIN);
        assertEquals(
                25_000,
                ((Step.Compute) project.all(Task.class).getFirst().body().getFirst()).worstNs());
    }

    @Test
    void whatIsNoShareIsRefused() {
        assertEquals(
                List.of(
                        "2:6 \"0\" is no share of a core. Accepted: a number above 0 as in 0.25, or percent as in 25%.",
                        "3:6 \"5us\" is no share of a core. Accepted: a number above 0 as in 0.25, or percent as in 25%.",
                        "4:1 utilization is missing."),
                errors("name,U,T_us,prio\naaaa,0,10,1\nbbbb,5us,10,2\nc,,10,3\n", PLAIN).stream()
                        .map(e -> e.replace("4:3 ", "4:1 "))
                        .toList());
    }

    @Test
    void anExecutionTimeCountsBeforeAShare() {
        assertTrue(notes("name,C_us,T_us,U,prio\na,1,10,0.1,1\n", PLAIN)
                .contains("The column utilization is not used: wcet says how long a job takes."));
    }

    /** Burns and Davis write P for priorities, Liu for periods. */
    @Test
    void aLetterThatMayBePriorityOrPeriodIsWhatTheTableLacks() {
        assertTrue(notes("name,C_us,T_us,P\na,1,10,1\n", PLAIN)
                .contains("\"P\" was read as the priority, as there is a column for the period."));
        assertTrue(notes("name,C_us,pi,prio\na,1,10us,1\n", PLAIN)
                .contains("\"pi\" was read as the period, without which there is no task set."));
        assertEquals(
                new Activation.Periodic(10_000, 0, 0),
                project("name,C_us,P_us,prio\na,1,10,1\n", PLAIN)
                        .all(Task.class)
                        .getFirst()
                        .activation());
        assertEquals(
                List.of(
                        "1:23 \"P\" may be the priority or the period, and the table has both already. --ignore \"P\" leaves this one out."),
                errors("name,C_us,T_us,prio , P\na,1,10,1,1\n", PLAIN));
    }

    /** A table that counts cores from 1 leaves core 0 of the chip idle, and its chip has one more than it means. */
    @Test
    void coresWithoutATaskAreSaid() {
        String csv = "name, wcet_us, period_us, priority, core\na, 1, 10, 1, 1\nb, 1, 10, 2, 3\n";
        assertEquals(
                List.of("Cores without a task: 0, 2. Cores are numbered from 0, and the table leaves these out."),
                TaskSetCsv.read(csv, PLAIN).findings().stream()
                        .map(f -> f.message().text())
                        .filter(t -> t.contains("Cores"))
                        .toList());
    }

    @Test
    void ofManyCoresWithoutATaskFourAreNamedAndTheOthersCounted() {
        String csv = "name, wcet_us, period_us, priority, core\na, 1, 10, 1, 7\nb, 1, 10, 2, 9\n";
        assertEquals(
                List.of(
                        "Cores without a task: 0, 1, 2, 3 and 4 more. Cores are numbered from 0, and the table leaves these out."),
                TaskSetCsv.read(csv, PLAIN).findings().stream()
                        .map(f -> f.message().text())
                        .filter(t -> t.contains("Cores"))
                        .toList());
    }

    /** With a decimal comma 1.500 is fifteen hundred, with a decimal point it is one and a half. */
    @Test
    void aPointThatMayGroupThousandsIsRefusedBetweenSemicolons() {
        String header = "name;wcet_us;period_us;priority\n";
        assertEquals(
                List.of(
                        "2:3 \"1.500\" may be 1500 or 1,500: cells are separated by semicolons, and no number of the table says"
                                + " whether a point is decimal. Write 1500, or 1,500 with a decimal comma."),
                errors(header + "a;1.500;20.000;1\nb;7;90;2\n", PLAIN));
        assertEquals(1, errors(header + "a;1.500us;10000;1\n", PLAIN).size());
        assertEquals(
                1,
                errors(
                                "name;wcet_us;period_us;priority;critical_sections_us\na;9;90;1;R1:1.500+2\n",
                                TaskSetOptions.of("set"))
                        .size());
    }

    @Test
    void pointsAndCommasInTheNumbersOfOneTableAreRefused() {
        assertEquals(
                List.of("2:7 Numbers of this table have points (\"1.500\") and commas (\"2,5\"), one of which may group"
                        + " thousands. Write all with the same decimal mark, and none between thousands."),
                errors("name;wcet_us;period_us;priority\na;2,5;1.500;1\n", PLAIN));
    }

    @Test
    void aNumberThatCannotHaveThousandsSaysThatPointsAreDecimal() {
        for (String shows : List.of("0.250", "2.5", "1234.567", "1.5000", "1.500e0")) {
            Project project =
                    project("name;wcet_us;period_us;priority\na;1.500;9000;1\nb;" + shows + ";9000;2\n", PLAIN);
            assertEquals(
                    new Step.Compute("", 1_500, 1_500, Distribution.WORST),
                    ((Task) project.items().getFirst()).body().getFirst());
        }
    }

    @Test
    void betweenTabsThePointOfAProgramIsDecimalAndSaid() {
        ImportedTaskSet imported = TaskSetCsv.read("name\twcet_us\tperiod_us\tpriority\na\t1.500\t20.000\t1\n", PLAIN);
        assertTrue(imported.project().isPresent());
        assertTrue(imported.findings().stream()
                .anyMatch(f -> f.message().text().startsWith("\"1.500\" was read as 1,500 with a decimal comma")));
    }

    @Test
    void aPointIsDecimalWhereCommasSeparateCells() {
        Project project = project("name,wcet_us,period_us,priority\na,1.500,20.000,1\n", PLAIN);
        assertEquals(
                new Activation.Periodic(20_000, 0, 0), ((Task) project.items().getFirst()).activation());
    }

    @Test
    void aRowBecomesATaskWithEverythingItSays() {
        Project project = project("""
                name, wcet_us, bcet_us, period (ms), deadline, priority, jitter_us, offset_us, core
                T1, 100, 50, 10, 5 ms, 1, 20, 30, 1
                T2, 1.5, , 2, 2ms, 2, , , 0
                """, PLAIN);
        assertEquals("generic-2", project.target());
        assertEquals(
                List.of(
                        Task.blank(ItemId.of("t1"), "T1")
                                .withActivation(new Activation.Periodic(10_000_000, 30_000, 20_000))
                                .withDeadlineNs(OptionalLong.of(5_000_000))
                                .withPriority(1)
                                .withCore(1)
                                .withOverrun(Overrun.QUEUE)
                                .withBody(List.of(new Step.Compute("", 50_000, 100_000, Distribution.UNIFORM))),
                        Task.blank(ItemId.of("t2"), "T2")
                                .withActivation(new Activation.Periodic(2_000_000, 0, 0))
                                .withDeadlineNs(OptionalLong.of(2_000_000))
                                .withOverrun(Overrun.QUEUE)
                                .withBody(List.of(new Step.Compute("", 1_500, 1_500, Distribution.WORST)))),
                project.items());
    }

    @Test
    void tasksThatShareCoresMayBeAllowedOnSomeOnly() {
        Project project = project("""
                name, wcet_ms, period_ms, priority, affinity
                a, 1, 10, 1, 0|2
                b, 1, 20, 2, 1
                c, 1, 30, 3,
                d, 1, 40, 4, 2 1 2
                """, PLAIN.withSharing(Sharing.GLOBAL));
        assertEquals("generic-3", project.target());
        assertEquals(
                List.of(List.of(0, 2), List.of(1), List.of(), List.of(1, 2)),
                project.all(Task.class).stream().map(Task::affinity).toList());
        assertEquals(
                List.of(0, 1, 0, 1),
                project.all(Task.class).stream().map(Task::core).toList());
        assertEquals(
                project,
                ProjectFormat.read(ProjectFormat.write(project)).project().orElseThrow());
    }

    @Test
    void allowedCoresNeedSharedCoresThatThereAre() {
        String csv = """
                name, wcet_ms, period_ms, priority, core, affinity
                a, 1, 10, 1, 0, 0|x
                b, 1, 20, 2, left, 1
                c, 1, 30, 3, 0, 2
                """;
        assertEquals(
                List.of(
                        "1:43 Allowed cores need tasks that share cores: --sharing global. Elsewhere the column core says where a task runs."),
                errors(csv, PLAIN));
        assertEquals(
                List.of(
                        "2:17 \"0|x\" is no set of cores. Accepted: numbers from 0 to 15 with bars or spaces between them, as in 0|2.",
                        "3:14 The column affinity needs cores that are numbers; left in the column core is a name.",
                        "4:17 Core 2 is allowed here, but there are 2, from 0: --cores."),
                errors(csv, PLAIN.withSharing(Sharing.GLOBAL).withCores(OptionalInt.of(2))));
    }

    @Test
    void nestedSectionsNestAndTheDesignSurvivesItsFile() {
        Project project = project("""
                name,wcet,period,priority,critical_sections_ms
                T1,6ms,50ms,1,S1:1+4; S2:2+2
                T2,8ms,100ms,2,S2:1+6 | S1:4+2
                """, PLAIN.withProtocol(Protocol.CEILING));
        ItemId s1 = ItemId.of("r-s1");
        Step inner = new Step.Lock(ItemId.of("r-s2"), List.of(work(2)));
        assertEquals(
                List.of(work(1), new Step.Lock(s1, List.of(work(1), inner, work(1))), work(1)),
                ((Task) project.items().getFirst()).body());
        assertEquals(
                List.of(Protocol.CEILING, Protocol.CEILING),
                project.all(Resource.class).stream().map(Resource::protocol).toList());
        assertEquals(
                project,
                ProjectFormat.read(ProjectFormat.write(project)).project().orElseThrow());
    }

    private static Step work(long ms) {
        return new Step.Compute("", ms * 1_000_000, ms * 1_000_000, Distribution.WORST);
    }

    @Test
    void aWaitLiesInTheMiddleAndRegionsAtTheStartAndTheEnd() {
        Project project = project("""
                name,wcet_ms,period_ms,priority,suspension_ms,max_np_region_ms,last_np_region_ms
                A,5,20,1,7,,
                B,8,40,2,,4,3
                """, PLAIN);
        Task a = (Task) project.items().getFirst();
        assertEquals(new Step.Delay(7_000_000), a.body().get(1));
        assertEquals(
                List.of(
                        new Step.CriticalSection(List.of(work(4))),
                        work(1),
                        new Step.CriticalSection(List.of(work(3)))),
                ((Task) project.items().get(1)).body());
    }

    @Test
    void everyErrorIsReportedWithItsPlaceAndWhatIsAccepted() {
        List<String> errors = errors("""
                name,wcet,period_us,priority
                T1,5,100,1
                T1,-3 us,0,one
                ,10 us,,3,9
                """, PLAIN);
        assertEquals(
                List.of("2:4", "3:4", "3:10", "3:12", "4:11", "4:1", "4:8"),
                errors.stream().map(e -> e.substring(0, e.indexOf(' '))).toList());
        assertTrue(errors.getFirst().contains("wcet_us"), errors.getFirst());
        assertTrue(errors.getFirst().contains("ns, us, ms, s, min, h"), errors.getFirst());
    }

    @Test
    void theHeaderIsTakenAtItsWord() {
        assertEquals(
                List.of("1:6"),
                errors("name,cost_lines,wcet_us,period_us,priority\nA,1,1,2,1\n", PLAIN).stream()
                        .map(e -> e.substring(0, 3))
                        .toList());
        assertTrue(errors("name,wcet_us,period_us\nA,1,2\n", PLAIN).getFirst().contains("--policy rm"));
        assertTrue(errors("name,wcet_us,period_us,priority\n", PLAIN).getFirst().contains("wcet"));
        assertTrue(errors("", PLAIN).getFirst().startsWith("0:0 "));
    }

    @Test
    void theOrderFollowsFromThePolicy() {
        String csv = """
                name,wcet_us,period_us,deadline_us,priority
                A,1,30,10,5
                B,1,20,20,6
                C,1,30,30,7
                """;
        assertEquals(List.of(2, 1, 0), priorities(csv, PLAIN));
        assertEquals(List.of(0, 1, 2), priorities(csv, PLAIN.withHigherIsMoreUrgent(true)));
        assertEquals(List.of(1, 2, 0), priorities(csv, PLAIN.withPolicy(TaskSetPolicy.RM)));
        assertEquals(List.of(2, 1, 0), priorities(csv, PLAIN.withPolicy(TaskSetPolicy.DM)));
        assertEquals(List.of(0, 0, 0), priorities(csv, PLAIN.withPolicy(TaskSetPolicy.EDF)));
    }

    private static List<Integer> priorities(String csv, TaskSetOptions options) {
        return project(csv, options).all(Task.class).stream()
                .map(Task::priority)
                .toList();
    }

    @Test
    void blockingThatIsGivenGoesIntoTheBound() {
        // T2: B 3 + C 4 + ceil(w / 10) * 2: 9
        Project project =
                project("name,wcet_us,period_us,priority,blocking_us\nT1,2,10,1,0\nT2,4,50,2,3\nT3,5,100,3,\n", PLAIN);
        assertEquals(9, boundUs(project, "t2"));
        assertEquals(2, boundUs(project, "t1"));
    }

    /**
     * C = T = 17, J = 13, by hand: job q ends at 17 (q + 1); it arrives at 17 q - 13 and is released then at the earliest, but not before 0, when the busy time begins. From arrival 17 + 13 = 30 for each. From its
     * release job 0 takes 17, and job 1, which may come without jitter at 4, waits for job 0 and ends at 34: 30 again, not the 17 of w - qT.
     */
    @Test
    void aResponseFromReleaseCountsTheBacklogThatJitterMakes() {
        Project project = project("name,wcet_us,period_us,deadline_us,priority,jitter_us\na,17,17,40,1,13\n", PLAIN);
        AnalysisResult result =
                Analysis.of(Machine.of(project, ShippedCatalogue.get()).orElseThrow(), Progress.NONE);
        Bound.Known bound =
                (Bound.Known) result.of(ItemId.of("a")).orElseThrow().bound();
        assertEquals(30_000, bound.ns());
        assertEquals(30_000, bound.fromReleaseNs());
    }

    @Test
    void hundredsOfTasksWithTheirOwnPrioritiesAreRead() {
        StringBuilder csv = new StringBuilder("name,wcet_us,period_us,priority\n");
        for (int i = 1; i <= 600; i++) {
            csv.append("T%d,1,%d,%d\n".formatted(i, 1_000 + i, i));
        }
        Project project = project(csv.toString(), PLAIN);
        assertEquals(600, boundUs(project, "t600"));
        assertEquals(
                project,
                ProjectFormat.read(ProjectFormat.write(project)).project().orElseThrow());
    }

    @Test
    void coresMayBeNamedOrAskedFor() {
        String csv = "name,wcet_us,period_us,core\nA,1,10,R1\nB,1,10,R2\n";
        TaskSetOptions rm = PLAIN.withPolicy(TaskSetPolicy.RM);
        assertEquals(
                List.of(0, 1),
                project(csv, rm).all(Task.class).stream().map(Task::core).toList());
        assertEquals("generic-4", project(csv, rm.withCores(OptionalInt.of(4))).target());
        assertTrue(errors(csv, rm.withCores(OptionalInt.of(99))).getFirst().contains("99"));
    }

    @Test
    void whatIsNoCoreAndWhatIsNotClosedIsSaidWhereItStands() {
        String header = "name,wcet_us,period_us,priority,core\n";
        assertEquals(List.of("2:10", "3:10", "4:10"), places(header + "A,1,10,1,-1\nB,1,10,2,1.5\nC,1,10,3,16\n"));
        assertEquals(List.of("2:1"), places(header + "\"A,1,10,1,0\nB,1,10,2,0\n"));
        assertEquals(1, project(header + "\"A,1\",1,10,1,15\n", PLAIN).items().size());
    }

    @Test
    void theFirstRowTooManyIsNamed() {
        StringBuilder csv = new StringBuilder("name,wcet_us,period_us,priority\n");
        for (int i = 0; i <= TaskSetCsv.MAX_ROWS; i++) {
            csv.append("T,1,1,1\n");
        }
        assertEquals(List.of("10002:1"), places(csv.toString()));
    }

    /** In the second row the work is meant in milliseconds and the period in microseconds, as the heading says. */
    @Test
    void aUnitInACellThatIsNotThatOfTheHeadingIsSaidOnceAColumn() {
        String csv =
                "name,wcet_us,period_us,deadline_us,priority\na,1 us,4,4,1\nb,1 ms,4000 us,5 ms,2\nc,2 ms,9000,9000,3\n";
        assertEquals(
                List.of(
                        "3:3 wcet: \"1 ms\" is taken as it is written, not in us, in which numbers of the column are that have no unit.",
                        "3:16 deadline: \"5 ms\" is taken as it is written, not in us, in which numbers of the column are that have no unit."),
                TaskSetCsv.read(csv, PLAIN).findings().stream()
                        .map(f ->
                                f.line() + ":" + f.column() + " " + f.message().text())
                        .toList());
        Task b = project(csv, PLAIN).item(ItemId.of("b"), Task.class).orElseThrow();
        assertEquals(new Activation.Periodic(4_000_000, 0, 0), b.activation());
    }

    private static List<String> places(String csv) {
        return errors(csv, PLAIN).stream()
                .map(e -> e.substring(0, e.indexOf(' ')))
                .toList();
    }
}
