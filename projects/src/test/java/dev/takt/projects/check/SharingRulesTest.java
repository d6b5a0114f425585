package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.body;
import static dev.takt.projects.check.Designs.compute;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.item;
import static dev.takt.projects.check.Designs.items;
import static dev.takt.projects.check.Designs.lock;
import static dev.takt.projects.check.Designs.periodic;
import static dev.takt.projects.check.Designs.step;
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.problem.Fix;
import dev.takt.projects.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failing and a passing design for each rule about locks and what is shared. */
class SharingRulesTest {
    private static Project three(String protocol, int between) {
        return Designs.of(
                "stm32f411re",
                "freertos",
                items(
                        task("high", "'priority': 3, " + periodic("10 ms") + ", " + body(lock("r", compute("1 ms")))),
                        task("mid", "'priority': " + between + ", " + periodic("20 ms") + ", " + body(compute("5 ms"))),
                        task("low", "'priority': 1, " + periodic("40 ms") + ", " + body(lock("r", compute("1 ms")))),
                        item("shared-resource", "r", "'protocol': '" + protocol + "'")));
    }

    @Test
    void priorityInversion() {
        Project project = three("none", 2);
        Problem problem =
                new PriorityInversionRule().check(Designs.context(project)).getFirst();
        assertEquals(
                "r.protocol: \"r\" is a binary semaphore, which lifts nobody: while \"low\" holds it, \"high\" waits, and so for mid as well, which the lock has nothing to do with.",
                Designs.line(problem));
        assertEquals(
                List.of("Guard r by: Priority inheritance", "Guard r by: Critical section"),
                problem.fixes().stream().map(f -> f.edit().label().text()).toList());
        Project fixed = problem.fixes().getFirst().edit().apply(project);
        assertEquals(
                Protocol.INHERITANCE,
                fixed.item(ItemId.of("r"), Resource.class).orElseThrow().protocol());
        assertEquals(List.of(), found(new PriorityInversionRule(), fixed));
    }

    @Test
    void nobodyBetweenIsNoInversion() {
        assertEquals(List.of(), found(new PriorityInversionRule(), three("none", 4)));
        assertEquals(List.of(), found(new PriorityInversionRule(), three("none", 0)));
    }

    private static Project crossed(String runtime, String first, String second, String more) {
        return Designs.of(
                runtime.equals("rtic") ? "lm3s6965" : "stm32f411re",
                runtime,
                items(
                        task("t1", "'priority': 2, " + periodic("10 ms") + ", " + body(first)),
                        task("t2", "'priority': 1, " + periodic("20 ms") + ", " + body(second)),
                        item("shared-resource", "a", more),
                        item("shared-resource", "b", more)));
    }

    @Test
    void lockOrderCycle() {
        String ab = lock("a", lock("b", compute("1 ms")));
        String ba = lock("b", compute("1 ms"), lock("a", compute("1 ms")));
        assertEquals(
                List.of(
                        "a.: Locks are taken in a circle: a, b. Two contexts can wait for each other for ever: take them in one order everywhere."),
                found(new LockOrderCycleRule(), crossed("freertos", ab, ba, "")));
        assertEquals(List.of(), found(new LockOrderCycleRule(), crossed("freertos", ab, ab, "")));
    }

    @Test
    void immediateCeilingsExcludeACircle() {
        String ab = lock("a", lock("b", compute("1 ms")));
        String ba = lock("b", lock("a", compute("1 ms")));
        assertEquals(List.of(), found(new LockOrderCycleRule(), crossed("rtic", ab, ba, "")));
    }

    /** On one core or on shared ones, as long as all locks are of that protocol. */
    @Test
    void originalCeilingsExcludeACircle() {
        String ab = lock("a", lock("b", compute("1 ms")));
        String ba = lock("b", lock("a", compute("1 ms")));
        Project ceilings = crossed("generic", ab, ba, "'protocol': 'ceiling'");
        assertEquals(List.of(), found(new LockOrderCycleRule(), ceilings));
        Project shared = ceilings.withTarget("generic-2");
        shared = shared.withSettings(shared.settings().withSharing(Sharing.GLOBAL));
        assertEquals(List.of(), found(new LockOrderCycleRule(), shared));
        Resource other =
                ceilings.item(ItemId.of("b"), Resource.class).orElseThrow().withProtocol(Protocol.INHERITANCE);
        assertEquals(
                1, found(new LockOrderCycleRule(), ceilings.withItem(other)).size());
    }

    @Test
    void oneContextAloneClosesNoCircle() {
        String both = lock("a", lock("b", compute("1 ms"))) + ", " + lock("b", lock("a", compute("1 ms")));
        assertEquals(List.of(), found(new LockOrderCycleRule(), crossed("freertos", both, compute("1 ms"), "")));
    }

    @Test
    void aLockTakenAgainWaitsForItself() {
        String again = lock("a", lock("a", compute("1 ms")));
        assertEquals(
                List.of(
                        "a.reentrant: \"t1\" takes \"a\" while it holds it: it waits for itself. Mark it reentrant or lock once."),
                found(new LockOrderCycleRule(), crossed("freertos", again, compute("1 ms"), "")));
        assertEquals(
                List.of(),
                found(new LockOrderCycleRule(), crossed("freertos", again, compute("1 ms"), "'reentrant': true")));
    }

    @Test
    void suspendHoldingLock() {
        String delay = "{'do': 'delay', 'time': '1 ms'}";
        Project threads = crossed("freertos", lock("a", delay), lock("a", compute("1 ms")), "");
        Project rtic = crossed("rtic", lock("a", delay), lock("a", compute("1 ms")), "");
        assertEquals(
                List.of(
                        "t1.body: \"t1\" delays while it holds \"a\": everybody who needs that waits along. Do it before or after."),
                found(new SuspendHoldingLockRule(), threads));
        assertEquals(
                List.of(
                        "t1.body: \"t1\" delays inside \"a\", which masks others and so cannot be waited in. Do it before or after."),
                found(new SuspendHoldingLockRule(), rtic));
        Project good = crossed("freertos", lock("a", compute("1 ms")) + ", " + delay, lock("a", compute("1 ms")), "");
        assertEquals(List.of(), found(new SuspendHoldingLockRule(), good));
    }

    @Test
    void nothingWaitsInACriticalSection() {
        Project project = crossed(
                "freertos",
                "{'do': 'critical-section', 'body': [{'do': 'repeat', 'count': 2, 'body': ["
                        + step("receive", "channel", "q") + "]}]}",
                compute("1 ms"),
                "");
        Project withChannel = Designs.read(dev.takt.projects.format.ProjectFormat.write(project)
                .replaceFirst(
                        "\"items\": \\[", "\"items\": [{\"id\": \"q\", \"kind\": \"channel\", \"name\": \"q\"},"));
        assertEquals(
                List.of(
                        "t1.body: \"t1\" receives from \"q\" inside \"a critical section\", which masks others and so cannot be waited in. Do it before or after."),
                found(new SuspendHoldingLockRule(), withChannel));
    }

    private static Project bus(String first, String second) {
        return Designs.of(
                "stm32f411re",
                "freertos",
                items(
                        task("t1", periodic("10 ms") + ", " + body(first)),
                        task("t2", periodic("20 ms") + ", " + body(second)),
                        item("shared-resource", "guard", ""),
                        item("peripheral", "i2c", "'instance': 'I2C1', 'bit-rate': '400 kHz'")));
    }

    @Test
    void sharedWithoutGuard() {
        String transfer = "{'do': 'transfer', 'peripheral': 'i2c', 'bytes': 4}";
        assertEquals(
                List.of(
                        "i2c.: \"i2c\" is used by t1, t2 without a common lock: one waits for the other in no known order. Put the transfers inside a lock of one resource, or let one task own it."),
                found(new SharedWithoutGuardRule(), bus(transfer, lock("guard", transfer))));
        assertEquals(
                List.of(), found(new SharedWithoutGuardRule(), bus(lock("guard", transfer), lock("guard", transfer))));
        assertEquals(List.of(), found(new SharedWithoutGuardRule(), bus(transfer, compute("1 ms"))));
    }

    private static Project uart(String... directions) {
        StringBuilder tasks = new StringBuilder();
        for (int i = 0; i < directions.length; i++) {
            String transfer =
                    "{'do': 'transfer', 'peripheral': 'modem', 'bytes': 4, 'direction': '" + directions[i] + "'}";
            tasks.append(task("t" + i, periodic("10 ms") + ", " + body(transfer)))
                    .append(", ");
        }
        return Designs.of(
                "stm32f411re",
                "freertos",
                tasks + item("peripheral", "modem", "'instance': 'USART2', 'bit-rate': '115200 Hz'"));
    }

    @Test
    void theHalvesOfAUartAreGuardedApart() {
        assertEquals(List.of(), found(new SharedWithoutGuardRule(), uart("read", "write")));
        assertEquals(
                List.of(
                        "modem.: \"modem TX\" is used by t1, t2 without a common lock: one waits for the other in no known order. Put the transfers inside a lock of one resource, or let one task own it."),
                found(new SharedWithoutGuardRule(), uart("read", "write", "write")));
    }

    @Test
    void aCeilingDoesNotGuardAcrossCores() {
        Project project = Designs.of(
                "esp32s3",
                "generic",
                items(
                        task("t1", "'core': 0, " + periodic("10 ms") + ", " + body(lock("r", compute("1 ms")))),
                        task("t2", "'core': 1, " + periodic("10 ms") + ", " + body(lock("r", compute("1 ms")))),
                        item("shared-resource", "r", "'protocol': 'immediate-ceiling'")));
        assertEquals(
                List.of(
                        "r.protocol: \"r\" is used on several cores, but Immediate ceiling holds back only one: levels of one core mean nothing on another. Take a spin lock or a critical section, which spins between cores, or move its users to one core."),
                found(new SharedWithoutGuardRule(), project));
        assertInstead(project);
    }

    /** Each way out that is offered leaves nothing to say. */
    private static void assertInstead(Project project) {
        List<Fix> fixes = new SharedWithoutGuardRule()
                .check(Designs.context(project))
                .getFirst()
                .fixes();
        assertEquals(
                List.of("Guard r by: Spin lock", "Guard r by: Critical section"),
                fixes.stream().map(f -> f.edit().label().text()).toList());
        for (Fix fix : fixes) {
            assertEquals(
                    List.of(), found(new SharedWithoutGuardRule(), fix.edit().apply(project)));
        }
    }

    private static Project shared(String protocol, Scheduling scheduling, String other) {
        Project project = Designs.of(
                "generic-2",
                "generic",
                items(
                        task("t1", periodic("10 ms") + ", " + body(lock("r", compute("1 ms")))),
                        other,
                        item("shared-resource", "r", "'protocol': '" + protocol + "'")));
        return project.withSettings(
                project.settings().withSharing(Sharing.GLOBAL).withScheduling(scheduling));
    }

    @Test
    void ceilingsGuardTasksThatShareCores() {
        String task = task("t2", periodic("10 ms") + ", " + body(lock("r", compute("1 ms"))));
        Scheduling priorities = Scheduling.FIXED;
        assertEquals(List.of(), found(new SharedWithoutGuardRule(), shared("ceiling", priorities, task)));
        assertEquals(List.of(), found(new SharedWithoutGuardRule(), shared("immediate-ceiling", priorities, task)));
        assertEquals(List.of(), found(new SharedWithoutGuardRule(), shared("ceiling", Scheduling.EDF, task)));
    }

    @Test
    void ceilingsOfSharedCoresHoldBackNoHandlerAndNoDeadline() {
        String task = task("t2", periodic("10 ms") + ", " + body(lock("r", compute("1 ms"))));
        String handler = item("interrupt", "h", periodic("10 ms") + ", " + body(lock("r", compute("1 ms"))));
        for (Project project : List.of(
                shared("immediate-ceiling", Scheduling.EDF, task),
                shared("immediate-ceiling", Scheduling.FIXED, handler),
                shared("ceiling", Scheduling.FIXED, handler))) {
            assertEquals(1, found(new SharedWithoutGuardRule(), project).size());
            assertInstead(project);
        }
    }

    @Test
    void embassyMutexTwoWaiters() {
        Project three = embassy(3);
        assertEquals(
                List.of(
                        "r.protocol: \"r\" is locked by t0, t1, t2: an async mutex remembers one waiter, two wake each other in a loop."),
                found(new EmbassyMutexTwoWaitersRule(), three));
        Problem problem =
                new EmbassyMutexTwoWaitersRule().check(Designs.context(three)).getFirst();
        assertEquals(
                List.of(),
                found(
                        new EmbassyMutexTwoWaitersRule(),
                        problem.fixes().getFirst().edit().apply(three)));
        assertEquals(List.of(), found(new EmbassyMutexTwoWaitersRule(), embassy(2)));
    }

    private static Project embassy(int users) {
        StringBuilder tasks = new StringBuilder();
        for (int i = 0; i < users; i++) {
            tasks.append(task("t" + i, periodic("10 ms") + ", " + body(lock("r", compute("1 ms")))))
                    .append(", ");
        }
        return Designs.of("esp32s3", "embassy", tasks + item("shared-resource", "r", ""));
    }
}
