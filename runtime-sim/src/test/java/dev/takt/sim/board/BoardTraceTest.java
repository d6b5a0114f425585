package dev.takt.sim.board;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.transfer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.machine.Bus;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.TransferMode;
import dev.takt.sim.design.Design;
import dev.takt.sim.metrics.Blame;
import dev.takt.sim.metrics.BlamePart;
import dev.takt.sim.metrics.Cause;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What firmware does not see of itself, derived by hand from what it does. */
class BoardTraceTest {
    private static final Set<EventKind> ALL = EnumSet.complementOf(EnumSet.of(EventKind.ARRIVAL, EventKind.RELEASE));

    private static Trace read(Design design, String lines) {
        String log = LogReader.HEADING + "\n" + lines;
        return BoardTrace.read(log, PlanCompiler.compile(design.machine())).trace();
    }

    private static Design three() {
        return Design.generic()
                .periodic("low", 1, 100, 0, compute(20))
                .periodic("mid", 2, 100, 0, compute(20))
                .periodic("high", 3, 100, 0, compute(20));
    }

    @Test
    void preemptionsNestAndWhoWasPreemptedLastGoesOnFirst() {
        Design design = three();
        assertEquals("""
                0,start,low
                10,preempt,low,mid
                10,start,mid
                15,preempt,mid,high
                15,start,high
                22,complete,high
                22,resume,mid
                30,complete,mid
                30,resume,low
                41,complete,low
                41,idle
                """, design.csv(read(design, """
                0,start,0,low,,0
                10,start,0,mid,,10
                15,start,0,high,,14
                22,complete,0,high,,
                30,complete,0,mid,,
                41,complete,0,low,,
                60,end,0,,,
                """), ALL));
    }

    /** What has arrived before mid ends and begins behind it comes at once: low does not run in between, and nothing explains the time. */
    @Test
    void whoHadArrivedByTheEndOfAnotherComesBeforeWhoWasPreempted() {
        Design design = three();
        Trace trace = read(design, """
                0,start,0,low,,0
                10,start,0,high,,10
                20,complete,0,high,,
                22,start,0,mid,,15
                30,complete,0,mid,,
                33,start,0,high,,31
                35,complete,0,high,,
                41,complete,0,low,,
                60,end,0,,,
                """);
        assertEquals("""
                0,start,low
                10,preempt,low,high
                10,start,high
                20,complete,high
                20,idle
                22,start,mid
                30,complete,mid
                30,resume,low
                33,preempt,low,high
                33,start,high
                35,complete,high
                35,resume,low
                41,complete,low
                41,idle
                """, design.csv(trace, ALL));
        Slices slices = Slices.of(trace);
        assertEquals(15, slices.jobs(1).arrival(0));
        assertEquals(List.of(10L, 31L), arrivals(slices.jobs(2)));
        List<BlamePart> parts = Blame.of(trace, slices, 1, 0);
        assertEquals(List.of(Cause.PREEMPTION, Cause.BLOCKING, Cause.EXECUTION), causes(parts));
        assertEquals(15, parts.stream().mapToLong(BlamePart::lengthNs).sum(), "the parts are the response");
    }

    @Test
    void waitGivesTheCoreAwayAndItsEndTakesItBack() {
        Design design = three();
        assertEquals("""
                0,start,high
                5,suspend,high
                5,idle
                8,start,low
                20,preempt,low,high
                20,resume,high
                25,complete,high
                25,resume,low
                33,complete,low
                33,idle
                """, design.csv(read(design, """
                0,start,0,high,,0
                5,suspend,0,high,time,
                8,start,0,low,,8
                20,resume,0,high,time,
                25,complete,0,high,,
                33,complete,0,low,,
                60,end,0,,,
                """), ALL));
    }

    @Test
    void whoWaitsForALockIsReadyWhenItsHolderGivesItBack() {
        Design design = three().resource("data", Protocol.NONE);
        Trace trace = read(design, """
                0,start,0,low,,0
                2,lock,0,low,data,
                5,start,0,high,,5
                7,suspend,0,high,data,
                12,unlock,0,low,data,
                14,resume,0,high,data,
                14,lock,0,high,data,
                16,unlock,0,high,data,
                18,complete,0,high,,
                20,complete,0,low,,
                60,end,0,,,
                """);
        assertEquals("""
                0,start,low
                2,lock,low,data
                5,preempt,low,high
                5,start,high
                7,block,high,data
                7,resume,low
                12,unlock,low,data
                12,unblock,high
                14,preempt,low,high
                14,resume,high
                14,lock,high,data
                16,unlock,high,data
                18,complete,high
                18,resume,low
                20,complete,low
                20,idle
                """, design.csv(trace, ALL));
        List<BlamePart> parts = Blame.of(trace, Slices.of(trace), 2, 0);
        assertEquals(new BlamePart(7, 12, Cause.BLOCKING, 0, 0, parts.get(1).grip()), parts.get(1));
    }

    @Test
    void coresRunByThemselvesAndAMessageReleasesATaskOfAnother() {
        Design design = Design.on("esp32s3", "generic", 1)
                .queue("samples", 2, FullPolicy.DROP_NEWEST)
                .periodic("sender", 1, 100, 0, compute(20))
                .task("receiver", 1, new Activation.On(ItemId.of("samples")), compute(20))
                .core("receiver", 1);
        Trace trace = read(design, """
                0,start,0,sender,,0
                5,send,0,sender,samples,
                7,send,0,sender,samples,
                20,complete,0,sender,,
                9,start,1,receiver,,
                9,receive,1,receiver,samples,
                30,complete,1,receiver,,
                31,start,1,receiver,,
                31,receive,1,receiver,samples,
                40,complete,1,receiver,,
                60,end,0,,,
                """);
        assertEquals("""
                0,start,sender
                5,send,sender,samples,1
                7,send,sender,samples,2
                7,overrun,receiver,QUEUED
                9,start,receiver
                9,receive,receiver,samples,1
                20,complete,sender
                20,idle
                30,complete,receiver
                30,idle
                31,start,receiver
                31,receive,receiver,samples,0
                40,complete,receiver
                40,idle
                """, design.csv(trace, ALL));
        assertEquals(List.of(5L, 7L), arrivals(Slices.of(trace).jobs(1)));
    }

    /** One of two that did not get in, and a spawn that was refused: no jobs come of them. */
    @Test
    void whatDidNotGetInAndWhatWasRefusedReleasesNobody() {
        Design design = three().queue("samples", 1, FullPolicy.DROP_NEWEST)
                .task("reader", 1, new Activation.On(ItemId.of("samples")), compute(20))
                .task("helper", 1, new Activation.Spawned(), compute(20));
        Trace trace = read(design, """
                0,start,0,high,,0
                2,send,0,high,samples,
                4,send,0,high,samples,
                4,drop,0,high,samples,
                5,release,0,helper,,
                6,release,0,helper,,
                6,overrun,0,helper,,
                8,complete,0,high,,
                10,start,0,reader,,
                10,receive,0,reader,samples,
                12,complete,0,reader,,
                13,start,0,helper,,
                15,complete,0,helper,,
                60,end,0,,,
                """);
        Slices slices = Slices.of(trace);
        assertEquals(List.of(2L), arrivals(slices.jobs(3)));
        assertEquals(List.of(5L, 6L), arrivals(slices.jobs(4)));
        assertEquals(JobOutcome.DROPPED, slices.jobs(4).outcome(1));
        assertEquals(1, Metrics.of(trace).queues().getFirst().dropped());
        assertEquals(1, Metrics.of(trace).queues().getFirst().sent());
        // what comes next had arrived when its forerunner ended: the core waits for nobody else
        assertEquals(8 + 2 + 2, slices.core(0).total(dev.takt.sim.trace.SliceState.RUNNING));
    }

    @Test
    void interruptArrivesAtItsEntryAndWhoIsInterruptedRunsUpToThere() {
        Design design = Design.generic()
                .periodic("low", 1, 100, 0, compute(20))
                .interrupt("edge", 1, new Activation.Sporadic(10, 0, 0), compute(2));
        Trace trace = read(design, """
                0,start,0,low,,0
                10,start,0,edge,,
                12,complete,0,edge,,
                20,start,0,edge,,
                22,complete,0,edge,,
                25,complete,0,low,,
                60,end,0,,,
                """);
        assertEquals("""
                0,start,low
                10,preempt,low,edge
                10,start,edge
                12,complete,edge
                12,resume,low
                20,preempt,low,edge
                20,start,edge
                22,complete,edge
                22,resume,low
                25,complete,low
                25,idle
                """, design.csv(trace, ALL));
        assertEquals(List.of(10L, 20L), arrivals(Slices.of(trace).jobs(1)));
    }

    /** Due at 30: ends at 30 in time, at 131 late; the arrival at 200 never began and is late at 230. */
    @Test
    void missesFollowFromArrivalsAndDeadlinesAlsoOfJobsThatNeverBegan() {
        Design design = Design.generic().periodic("low", 1, 100, 0, compute(20)).deadline("low", 30);
        Trace trace = read(design, """
                5,start,0,low,,0
                30,complete,0,low,,
                105,start,0,low,,100
                131,complete,0,low,,
                260,end,0,,,
                """);
        Jobs jobs = Slices.of(trace).jobs(0);
        assertEquals(List.of(0L, 100L, 200L), arrivals(jobs));
        assertEquals(List.of(false, true, true), List.of(jobs.missed(0), jobs.missed(1), jobs.missed(2)));
        assertEquals(260, trace.durationNs());
        assertEquals(
                31, Metrics.of(trace).contexts().getFirst().worstResponseNs().orElseThrow());
    }

    /** The job that begins at 250 says that it has arrived at 200: that of 100 was merged into it. */
    @Test
    void arrivalThatAJobTellsIsBelievedAndThoseBeforeItWereMerged() {
        Design design = Design.generic().periodic("low", 1, 100, 0, compute(20)).overrun("low", Overrun.MERGE);
        Trace trace = read(design, """
                0,start,0,low,,0
                240,complete,0,low,,
                250,start,0,low,,200
                260,complete,0,low,,
                290,end,0,,,
                """);
        Jobs jobs = Slices.of(trace).jobs(0);
        assertEquals(List.of(0L, 100L, 200L), arrivals(jobs));
        assertEquals(JobOutcome.DROPPED, jobs.outcome(1));
        assertEquals(250, jobs.start(2));
    }

    /** Nobody tells arrivals: counting began at 7 at the latest, since fast (offset 10) begins at 17; slow (no offset) begins 13 behind that. */
    @Test
    void periodsThatNobodyTellsAreLaidThroughTheEarliestBegin() {
        Design design =
                Design.generic().periodic("slow", 1, 200, 0, compute(20)).periodic("fast", 2, 100, 10, compute(20));
        Slices slices = Slices.of(read(design, """
                17,start,0,fast,,
                20,complete,0,fast,,
                20,start,0,slow,,
                30,complete,0,slow,,
                118,start,0,fast,,
                120,complete,0,fast,,
                180,end,0,,,
                """));
        assertEquals(List.of(7L), arrivals(slices.jobs(0)));
        assertEquals(List.of(17L, 117L), arrivals(slices.jobs(1)));
    }

    @Test
    void pausesCountFromTheEndOfAJob() {
        Design design = Design.generic().task("loop", 1, new Activation.After(50, 0), compute(10));
        Slices slices = Slices.of(read(design, """
                0,start,0,loop,,
                10,complete,0,loop,,
                64,start,0,loop,,
                70,complete,0,loop,,
                100,end,0,,,
                """));
        assertEquals(List.of(0L, 60L), arrivals(slices.jobs(0)));
    }

    /** A signal that nobody has taken is replaced, which the sender does not note. */
    @Test
    void signalKeepsTheNewestAndItsTaskHasOneJobForBoth() {
        Design design = three().channel("wake", ChannelKind.SIGNAL, 1, FullPolicy.OVERWRITE_OLDEST)
                .task("woken", 1, new Activation.On(ItemId.of("wake")), compute(20));
        Trace trace = read(design, """
                0,start,0,high,,0
                2,send,0,high,wake,
                4,send,0,high,wake,
                8,complete,0,high,,
                10,start,0,woken,,
                10,receive,0,woken,wake,
                12,complete,0,woken,,
                60,end,0,,,
                """);
        Jobs jobs = Slices.of(trace).jobs(3);
        assertEquals(List.of(2L, 4L), arrivals(jobs));
        assertEquals(List.of(JobOutcome.COMPLETED, JobOutcome.DROPPED), List.of(jobs.outcome(0), jobs.outcome(1)));
    }

    @Test
    void fullLogIsReadUpToWhereTheFirstEventIsLost() {
        Design design = three();
        String log = LogReader.HEADING + "\n" + """
                0,start,0,low,,0
                10,complete,0,low,,
                100,overflow,0,,,12
                100,stack,0,,,480
                100,end,0,,,
                """;
        BoardTrace read = BoardTrace.read(log, PlanCompiler.compile(design.machine()));
        assertEquals(List.of(new Loss(0, 12, 10)), read.losses());
        assertEquals(10, read.trace().durationNs(), "what came behind is not known");
        assertEquals(480, read.stackBytes().orElseThrow());
    }

    /** Who sends into a full channel waits; what it sends is in when it goes on. */
    @Test
    void senderThatWaitsForRoomIsBlockedUntilWhatItSendsIsIn() {
        Design design = three().queue("samples", 1, FullPolicy.BLOCK);
        Trace trace = read(design, """
                0,start,0,high,,0
                1,send,0,high,samples,
                2,send,0,high,samples,
                2,suspend,0,high,samples,
                4,start,0,low,,4
                6,receive,0,low,samples,
                7,resume,0,high,samples,
                9,complete,0,high,,
                12,complete,0,low,,
                60,end,0,,,
                """);
        assertTrue(design.csv(trace, ALL).contains("""
                1,send,high,samples,1
                2,block,high,samples
                2,idle
                4,start,low
                6,receive,low,samples,0
                6,unblock,high
                7,preempt,low,high
                7,resume,high
                7,send,high,samples,1
                9,complete,high
                """), design.csv(trace, ALL));
    }

    private static List<Long> arrivals(Jobs jobs) {
        return java.util.stream.IntStream.range(0, jobs.size())
                .mapToObj(jobs::arrival)
                .toList();
    }

    private static List<Cause> causes(List<BlamePart> parts) {
        return parts.stream().map(BlamePart::cause).toList();
    }

    private static Design duplex() {
        return Design.generic()
                .line("UART0", 1_000_000_000, 8)
                .once("reader", 2, 0, transfer("uart0", 4, TransferMode.DMA, Direction.READ))
                .once("writer", 1, 0, transfer("uart0", 1, TransferMode.DMA, Direction.WRITE));
    }

    @Test
    void whoSendsAndWhoReceivesWaitForTheirHalves() {
        Trace trace = read(duplex(), """
                0,start,0,reader,,
                1,suspend,0,reader,uart0.rx,
                2,start,0,writer,,
                3,suspend,0,writer,uart0.tx,
                11,resume,0,writer,,
                12,complete,0,writer,,
                33,resume,0,reader,,
                34,complete,0,reader,,
                40,end,0,,,
                """);
        assertEquals("""
                1,suspend,reader,uart0 RX
                3,suspend,writer,uart0 TX
                """, duplex().csv(trace, EnumSet.of(EventKind.SUSPEND)));
    }

    /** Firmware and whoever reads its log call every bus by one name. */
    @Test
    void aBusHasOneNameInLogs() {
        Machine machine = duplex().bus("spi", 1_000_000, 8).machine();
        TraceNames names = PlanCompiler.compile(machine).names();
        LogNames read = new LogNames(names);
        assertEquals(
                List.of("uart0.tx", "uart0.rx", "spi"),
                machine.buses().stream().map(Bus::logId).toList());
        assertEquals(
                machine.buses().stream().map(Bus::logId).toList(),
                names.buses().stream().map(read::id).toList());
    }
}
