package dev.takt.projects.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Task sets as spreadsheets, pandas and MATLAB write them. */
class TaskSetExportsTest {
    private static final TaskSetOptions PLAIN = TaskSetOptions.of("set");

    private static Project project(String csv, TaskSetOptions options) {
        ImportedTaskSet imported = TaskSetCsv.read(csv, options);
        return imported.project().orElseThrow(() -> new AssertionError(imported.findings()));
    }

    private static List<String> said(String csv, TaskSetOptions options) {
        return TaskSetCsv.read(csv, options).findings().stream()
                .map(f -> f.line() + ":" + f.column() + " " + f.message().text())
                .toList();
    }

    /** Execution time, period and deadline of the first task, in nanoseconds, and its core. */
    private static List<Long> first(String csv) {
        Task task = project(csv, PLAIN).all(Task.class).getFirst();
        long wcet = task.body().stream()
                .filter(Step.Compute.class::isInstance)
                .mapToLong(s -> ((Step.Compute) s).worstNs())
                .sum();
        long period = ((Activation.Periodic) task.activation()).periodNs();
        return List.of(wcet, period, task.deadlineNs().orElseThrow(), (long) task.core());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,1000,1e4,9e3,1,1",
                "a,+1000,+10000,+9e+3,1.0,1.0",
                "a,1000.,10000.0,9.E3,+1,1.",
                "a,1E3,.1e5,90000e-1,1e0,1e0",
                "a,1 ms,10000 usec,0.009 sec,1,1",
                "a,1 msec,1*10 ms,9 milliseconds,1,1"
            })
    void numbersAreReadHoweverTheyAreWritten(String row) {
        assertEquals(
                List.of(1_000_000L, 10_000_000L, 9_000_000L, 1L),
                first("name,wcet_us,period_us,deadline_us,priority,core\n" + row + "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,wcet_us,period_us,deadline_us,priority,core",
                "id,wcet_usec,min_interarrival_usec,relative_deadline_usec,prio,cpu",
                "Task,C_i (us),T_i (us),D_i (us),Priority,Core",
                "task,C (us),T (us),D (us),prio,CPU",
                "Name,wcet.us,period.us,deadline.us,priority,processor",
                "name,wcetUs,periodUs,deadlineUs,priority,core",
                "NAME,WCET [µs],PERIOD [μs],DEADLINE [us],PRIORITY,CORE",
                "name,execution time in us,min inter-arrival time (us),deadline in us,priority,core id",
                "name,wcet (microseconds),cycle_time/us,deadline micros,priority,core"
            })
    void headersNameTheSameColumnsInManyWays(String header) {
        assertEquals(List.of(1_000_000L, 10_000_000L, 9_000_000L, 1L), first(header + "\na,1000,10000,9000,1,1\n"));
    }

    @Test
    void regionsHaveMoreThanOneName() {
        for (String name : List.of("max_np_region_us", "non_preemptive_us", "np_region_us", "nonPreemptive (us)")) {
            Task task = project("name,wcet_us,period_us,priority," + name + "\na,6,40,1,2\n", PLAIN)
                    .all(Task.class)
                    .getFirst();
            assertTrue(task.body().getFirst() instanceof Step.CriticalSection, name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeffname,wcet_ms,period_ms,deadline_ms,priority,core\r\na,1,10,9,1,1\r\n",
                "name;wcet_ms;period_ms;deadline_ms;priority;core\na;1,0;10;9,00;1;1\n",
                "sep=;\nname;wcet_ms;period_ms;deadline_ms;priority;core\na;1;10;9;1;1\n",
                "name\twcet_ms\tperiod_ms\tdeadline_ms\tpriority\tcore\na\t1,0\t10\t9\t1,0\t1\n",
                "\"name\",\"wcet_ms\",\"period_ms\",\"deadline_ms\",\"priority\",\"core\"\n\"a\",\"1\",\"10\",\"9\",\"1\",\"1\"\n",
                "\"name, of a task\",\"name\",wcet_ms,period_ms,deadline_ms,priority,core\nx,a,1,10,9,1,1\n",
                "# made by a script\nname,wcet_ms,period_ms,deadline_ms,priority,core,\na,1,10,9,1,1,\n",
                ",name,wcet_ms,period_ms,deadline_ms,priority,core\n0,a,1.0,10.0,9.0,1.0,1.0\n"
            })
    void tablesComeWithAnyOfTheCommonEndsAndSeparators(String csv) {
        TaskSetOptions options = csv.contains("of a task") ? PLAIN.withIgnored(List.of("name, of a task")) : PLAIN;
        Task task = project(csv, options).all(Task.class).getFirst();
        assertEquals("a", task.name());
        assertEquals(new Activation.Periodic(10_000_000, 0, 0), task.activation());
        assertEquals(1, task.core());
    }

    @Test
    void whatIsNotThereMayBeWrittenAsProgramsWriteIt() {
        assertEquals(
                List.of(1_000_000L, 10_000_000L, 10_000_000L, 0L),
                first("name,wcet_ms,period_ms,deadline_ms,priority,core,jitter_ms\nNone,1,10,NaN,1,n/a,null\n"));
    }

    /** A third of a millisecond up, a period and a deadline down, and what was done is said row by row. */
    @Test
    void timesBetweenNanosecondsAreRoundedSoThatNoBoundGetsShorter() {
        String csv = """
                name,wcet_ms,period_ms,deadline_ms,priority,jitter_us,blocking_us
                a,0.3333333,3.3333333,2.0000009,1,0.0001,0.0009
                """;
        Task task = project(csv, PLAIN).all(Task.class).getFirst();
        assertEquals(List.of(333_334L, 3_333_333L, 2_000_000L, 0L), first(csv));
        assertEquals(new Activation.Periodic(3_333_333, 0, 1), task.activation());
        assertEquals(1, task.blockingNs());
        List<String> said = said(csv, PLAIN);
        assertEquals(
                "2:3 wcet: \"0.3333333\" is no whole number of nanoseconds and was rounded up to 333334 ns, so that no bound gets shorter.",
                said.getFirst());
        assertEquals(5, said.size());
        assertEquals(2, said.stream().filter(s -> s.contains("rounded down")).count());
    }

    /** 25 rows: 20 are named, of the others how many. */
    @Test
    void manyRoundedTimesDoNotFillTheScreen() {
        StringBuilder csv = new StringBuilder("name,wcet_us,period_us,deadline_us,priority\n");
        for (int i = 1; i <= 25; i++) {
            csv.append("t%d,0.0001,100,100,%d\n".formatted(i, i));
        }
        List<String> said = said(csv.toString(), PLAIN);
        assertEquals(21, said.size());
        assertEquals("0:0 5 more times were rounded in the same way.", said.getLast());
    }

    @Test
    void aColumnThatIsNotKnownIsLeftOutOnlyByItsName() {
        String csv = "name,wcet_us,period_us,deadline_us,priority,Unnamed: 0,comment\na,1,10,10,1,7,hi\n";
        List<String> said = said(csv, PLAIN);
        assertEquals(2, said.size());
        assertTrue(said.getFirst().startsWith("1:45 No column \"Unnamed: 0\" is known."), said.getFirst());
        assertTrue(said.getFirst().contains("name, wcet, bcet, period"), said.getFirst());
        assertTrue(said.getFirst().endsWith("--ignore \"Unnamed: 0\"."), said.getFirst());
        assertEquals(List.of(), said(csv, PLAIN.withIgnored(List.of("unnamed: 0", "comment"))));
        assertEquals(
                List.of("1:1 There is no column \"note\" to leave out: --ignore takes the header as it is written."),
                said(csv, PLAIN.withIgnored(List.of("unnamed: 0", "comment", "note"))));
    }

    /** A known column can be left out too, so that of two with one meaning one stays. */
    @Test
    void ofTwoColumnsWithOneMeaningOneIsChosen() {
        String csv = "id,name,wcet_us,period_us,deadline_us,priority\n7,a,1,10,10,1\n";
        assertEquals(
                List.of(
                        "1:4 The column name is there twice; --ignore \"name\" leaves this one out if their headers differ."),
                said(csv, PLAIN));
        assertEquals(
                "a",
                project(csv, PLAIN.withIgnored(List.of("id")))
                        .all(Task.class)
                        .getFirst()
                        .name());
    }

    @Test
    void columnsWithoutANameAreLeftOutAndThatIsSaidIfTheyHoldSomething() {
        assertEquals(List.of(), said("name,wcet_us,period_us,deadline_us,priority,\na,1,10,10,1,\n", PLAIN));
        assertEquals(
                List.of("0:0 Column 1 has no name in the header and was left out."),
                said(",name,wcet_us,period_us,deadline_us,priority\n0,a,1,10,10,1\n", PLAIN));
    }

    @Test
    void aLeastPeriodIsNotTakenForMinutes() {
        assertTrue(said("name,wcet_us,period_min,deadline_us,priority\na,1,10,10,1\n", PLAIN)
                .getFirst()
                .startsWith("1:14 \"period_min\" may be a minimum or a time in minutes."));
        assertEquals(
                600_000_000_000L,
                first("name,wcet_us,period (min),deadline_us,priority\na,1,10,10,1\n")
                        .get(1));
    }

    @Test
    void wrongNumbersAreSaidInWordsThatAreTrue() {
        String header = "name,wcet_us,period_us,deadline_us,priority,jitter_us\n";
        assertEquals(
                List.of(
                        "2:3 wcet must be above 0, and this is \"-1\".",
                        "2:6 period must be above 0, and this is \"0\".",
                        "2:13 jitter must be 0 or more, and this is \"-2\".",
                        "3:3 \"1e308\" is longer than 1000000000 s, the longest time that is read.",
                        "3:9 \"parsecs\" is no unit of time. Accepted: ns, us, ms, s, min, h.",
                        "3:22 \"1.5\" is no whole number of at most nine digits, as priority has to be."),
                said(header + "a,-1,0,10,1,-2\nb,1e308,3 parsecs,10,1.5,0\n", PLAIN));
    }

    @Test
    void controlCharactersAreRefusedWhereTheyStand() {
        assertEquals(
                List.of(
                        "2:1 A control character (U+0000) stands in this cell. Names and numbers are plain text.",
                        "3:1 A control character (U+001B) stands in this cell. Names and numbers are plain text."),
                said("name,wcet_us,period_us,deadline_us,priority\na\0b,1,4,4,1\n\u001b[1m,1,4,4,2\n", PLAIN));
    }
}
