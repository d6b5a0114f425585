package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.model.Watchdog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a superloop is made of, and what of a design it refuses. */
class BareBackendTest {
    private static final long MS = 1_000_000;
    private static final ItemId PIPE = ItemId.of("pipe");
    private static final ItemId DATA = ItemId.of("data");

    @Test
    void theLoopAsksInDeclaredOrderAndStartupStandsBeforeIt() {
        String main = main(
                periodic("second", 2 * MS),
                task("boots", new Activation.Startup()),
                task("always", new Activation.Background(), BareDesigns.compute("spin", 1)),
                periodic("first", MS));
        List<String> calls = main.lines()
                .map(String::strip)
                .filter(l -> l.startsWith("functions::") || l.equals("loop {"))
                .toList();
        assertEquals(
                List.of(
                        "functions::boots(&mut bodies.boots);",
                        "loop {",
                        "functions::second(&mut bodies.second);",
                        "functions::always(&mut bodies.always);",
                        "functions::first(&mut bodies.first);"),
                calls);
        assertFalse(main.contains("wfi"), "something is always due");
    }

    @Test
    void mergedFlagsComeDownBeforeTheCallAndSkippedOnesBehindIt() {
        String merges = main(periodic("job", MS));
        assertTrue(merges.contains("if shared::JOB.take() {"), merges);
        String skips = main(periodic("job", MS).withOverrun(Overrun.SKIP));
        assertTrue(skips.contains("if shared::JOB.is_raised() {"), skips);
        assertTrue(skips.indexOf("functions::job(") < skips.indexOf("shared::JOB.lower();"), skips);
    }

    @Test
    void theLoopLooksOnceMoreWithInterruptsMaskedBeforeItSleeps() {
        String main = main(periodic("job", MS));
        assertTrue(main.contains("""
                        critical_section::with(|_| {
                            if !shared::is_anything_due() {
                                cortex_m::asm::wfi();
                            }
                        });
                """), main);
    }

    /** A queue is looked into under the same mask. */
    @Test
    void theLookBeforeTheSleepMasksOnce() {
        Item work = periodic("job", MS).withBody(List.of(new Step.Send(PIPE, OptionalLong.empty())));
        Item[] items = {work, task("eats", new Activation.On(PIPE)), pipe(FullPolicy.DROP_NEWEST)};
        assertTrue(main(items).contains("if !shared::is_anything_due(cs) {"), main(items));
        String shared = file("src/takt/shared.rs", items);
        assertTrue(shared.contains("JOB.is_raised() || !PIPE.is_empty(cs)"), shared);
    }

    /** Waiting for an interrupt on Xtensa lowers the level that the critical section has raised. */
    @Test
    void theLoopOfAnXtensaCoreDoesNotSleep() {
        Project project = design(periodic("job", MS)).withTarget("esp32s3");
        List<GeneratedFile> files = Designs.files(project);
        String main = Designs.text(files, "src/main.rs");
        assertFalse(main.contains("critical_section::with"), main);
        assertFalse(Designs.text(files, "src/takt/shared.rs").contains("is_anything_due"), "nobody asks");
    }

    /** RISC-V start-up code does not paint the stack, cortex-m-rt does. */
    @Test
    void aRiscVCorePaintsItsStackFirst() {
        for (String target : List.of("riscv-virt", "esp32c3", "esp32c6")) {
            List<GeneratedFile> files =
                    Designs.files(design(periodic("job", MS)).withTarget(target));
            String main = Designs.text(files, "src/main.rs");
            assertTrue(main.contains("fn main() -> ! {\n    takt::stack::paint();\n"), main);
        }
        assertFalse(main(periodic("job", MS)).contains("paint"), "cortex-m-rt");
    }

    /** 2^32 ticks of 1 ms are 49.7 days: the count that traces and deadlines go by has 64 bits, and its low half wraps. */
    @Test
    void ticksAreCountedBeyond32Bits() {
        String time = Designs.text(Designs.files(design(periodic("job", MS))), "src/takt/time.rs");
        assertTrue(time.contains("pub fn served() -> u64 {"), time);
        assertTrue(time.contains("let low = LOW.load(Ordering::Relaxed).wrapping_add(1);"), time);
    }

    @Test
    void periodsAreWholeTicksWhereTheyCanBeAndAFinerGridElse() {
        String whole = file("src/takt/time.rs", periodic("job", 10 * MS));
        assertTrue(whole.contains("static JOB: Grid = Grid::new(10, 10);"), whole);
        assertTrue(whole.contains("fn begin() {\n    shared::JOB.raise();\n}"), whole);
        String fine = file("src/takt/time.rs", task("job", new Activation.Periodic(1_500_000, 250_000, 0)));
        assertTrue(fine.contains("const UNITS_A_TICK: u32 = 4;"), fine);
        assertTrue(fine.contains("static JOB: Grid = Grid::new(1, 6);"), fine);
        assertFalse(fine.contains("fn begin()"), fine);
    }

    @Test
    void fullQueuesDoWhatTheirPolicySays() {
        Step send = new Step.Send(PIPE, OptionalLong.empty());
        Item work = periodic("job", MS).withBody(List.of(send));
        Item eats = task("eats", new Activation.On(PIPE));
        String drops = file("src/takt/functions.rs", work, eats, pipe(FullPolicy.DROP_NEWEST));
        assertTrue(drops.contains("if shared::PIPE.put(()).is_err() {"), drops);
        String overwrites = file("src/takt/functions.rs", work, eats, pipe(FullPolicy.OVERWRITE_OLDEST));
        assertTrue(overwrites.contains("if shared::PIPE.replace(()).is_some() {"), overwrites);
    }

    @Test
    void handlersGetThePriorityOfTheNvic() {
        Interrupt irq = interrupt("irq", 3, BareDesigns.compute("work", 1));
        String main = main(irq);
        // level 3 of 8 on 3 bits: (8 - 3) << 5
        assertTrue(main.contains("nvic.set_priority(Interrupt::GPIOB, 160);"), main);
        // beyond the levels of the chip the nearest there is, as a check says
        assertTrue(main(interrupt("irq", 99)).contains("nvic.set_priority(Interrupt::GPIOB, 0);"));
    }

    @Test
    void watchdogOfSeveralIsFedByTheLastThatWasMissing() {
        ItemId dog = ItemId.of("dog");
        Watchdog guard = Watchdog.blank(dog, "guard").withTimeoutNs(20 * MS);
        Item slow = periodic("slow", 10 * MS).withBody(List.of(new Step.Feed(dog)));
        Item quick = periodic("quick", MS).withBody(List.of(new Step.Feed(dog)));
        String one = file("src/takt/functions.rs", guard, quick);
        assertTrue(one.contains("    body.feed_guard();"), one);
        assertFalse(one.contains("is_alive"), one);
        String both = file("src/takt/functions.rs", guard, slow, quick);
        assertTrue(both.contains("if crate::takt::supervisor::GUARD.is_alive(0) {\n        body.feed_guard();"), both);
        assertTrue(both.contains("if crate::takt::supervisor::GUARD.is_alive(1) {\n        body.feed_guard();"), both);
        assertRefused(
                "slow feeds a watchdog together with others every 10 ms", guard.withTimeoutNs(10 * MS), slow, quick);
    }

    @Test
    void noStaticMutAndUnsafeOnlyWithItsReason() {
        for (GeneratedFile file :
                Designs.files(BareDesigns.everything("mps2-an385", List.of("TIMER0", "TIMER1"), name -> name))) {
            if (file.path().endsWith(".rs")) {
                assertFalse(file.text().contains("static mut"), file.path());
                assertUnsafeIsExplained(file);
            }
        }
    }

    private static void assertUnsafeIsExplained(GeneratedFile file) {
        List<String> lines = file.text().lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean block = lines.get(i).contains("unsafe {") || lines.get(i).startsWith("unsafe impl");
            int above = i;
            while (block && above > 0 && !lines.get(above - 1).contains("SAFETY")) {
                above--;
                assertTrue(i - above < 3, file.path() + ": " + lines.get(i));
            }
        }
    }

    @Test
    void waitingIsRefused() {
        assertRefused(
                "job waits, and a function of a loop runs to its end",
                periodic("job", MS).withBody(List.of(new Step.Delay(MS))));
        assertRefused("runs to its end", periodic("job", MS).withBody(List.of(new Step.Yield())));
        assertRefused(
                "runs to its end",
                pipe(FullPolicy.DROP_NEWEST),
                periodic("job", MS).withBody(List.of(new Step.Receive(PIPE, OptionalLong.empty()))));
        assertRefused(
                "runs to its end",
                pipe(FullPolicy.BLOCK),
                task("eats", new Activation.On(PIPE)),
                periodic("job", MS).withBody(List.of(new Step.Send(PIPE, OptionalLong.of(MS)))));
        ItemId bus = ItemId.of("bus");
        assertRefused(
                "runs to its end",
                Peripheral.blank(bus, "bus").withInstance("UART0").withBitRateHz(9600),
                periodic("job", MS).withBody(List.of(new Step.Transfer(bus, 1, TransferMode.ASYNC, Direction.WRITE))));
    }

    @Test
    void looksThatDoNotWaitAreGenerated() {
        String functions = file(
                "src/takt/functions.rs",
                pipe(FullPolicy.BLOCK),
                periodic("job", MS).withBody(List.of(new Step.Receive(PIPE, OptionalLong.of(0)))),
                periodic("fills", MS).withBody(List.of(new Step.Send(PIPE, OptionalLong.of(0)))));
        assertTrue(functions.contains("if shared::PIPE.take().is_some() {"), functions);
        assertTrue(functions.contains("if shared::PIPE.put(()).is_err() {"), functions);
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"NONE", "INHERITANCE", "CEILING", "IMMEDIATE_CEILING", "SPIN"},
            mode = EnumSource.Mode.INCLUDE)
    void otherProtocolsThanMaskingAreRefused(Protocol protocol) {
        assertRefused(
                "data",
                Resource.blank(DATA, "data").withProtocol(protocol),
                periodic("job", MS).withBody(List.of(new Step.Lock(DATA, List.of()))));
    }

    @Test
    void queuedAndAbortedOverrunsOfAFlagAreRefused() {
        assertRefused("a flag is one bit", periodic("job", MS).withOverrun(Overrun.QUEUE));
        assertRefused("a flag is one bit", periodic("job", MS).withOverrun(Overrun.ABORT));
    }

    @Test
    void whatWouldLoseTicksIsRefused() {
        assertRefused(
                "job masks interrupts for up to 1 ms. The timer ticks every 1 ms",
                periodic("job", 10 * MS)
                        .withBody(List.of(new Step.CriticalSection(
                                List.of(new Step.Repeat(2, List.of(BareDesigns.compute("long", 500))))))));
        assertRefused(
                "irq runs for up to 1 ms at the highest priority",
                interrupt("irq", 8, BareDesigns.compute("long", 1_000)));
        Designs.files(design(interrupt("irq", 7, BareDesigns.compute("long", 1_000))));
    }

    @Test
    void clocksTicksAndSpansThatCannotBeAreRefused() {
        assertRefused("is not a whole number of timer ticks of 1 ms", task("job", new Activation.After(1_500_000, 0)));
        assertRefused(
                "1.5 ms is not a whole number of its ticks of 1 ms",
                periodic("job", 1_500_000).withOverrun(Overrun.SKIP));
        assertRefused(
                "the nearest are 8 MHz and 12.5 MHz",
                design(periodic("job", MS)).withSettings(Settings.DEFAULT.withClockHz(12_000_000)));
        assertRefused(
                "cannot be divided into ticks of 10 us",
                design(periodic("job", MS)).withSettings(Settings.DEFAULT.withTickNs(OptionalLong.of(10_000))));
    }

    @Test
    void twoFunctionsFedByOneQueueAreRefused() {
        assertRefused(
                "pipe is taken from by more than one task",
                pipe(FullPolicy.DROP_NEWEST),
                periodic("job", MS).withBody(List.of(new Step.Send(PIPE, OptionalLong.empty()))),
                task("eats", new Activation.On(PIPE)),
                task("eats-too", new Activation.On(PIPE)));
    }

    private static Channel pipe(FullPolicy full) {
        return Channel.blank(PIPE, "pipe").withFull(full);
    }

    private static Task periodic(String name, long periodNs) {
        return task(name, new Activation.Periodic(periodNs, 0, 0));
    }

    private static Task task(String name, Activation activation, Step... body) {
        return Task.blank(ItemId.of(name), name).withActivation(activation).withBody(List.of(body));
    }

    private static Interrupt interrupt(String name, int priority, Step... body) {
        return Interrupt.blank(ItemId.of(name), name)
                .withSource(Optional.empty())
                .withVector("GPIOB")
                .withActivation(new Activation.Sporadic(10 * MS, 0, 0))
                .withPriority(priority)
                .withBody(List.of(body));
    }

    private static Project design(Item... items) {
        return Project.blank("loop", "lm3s6965", "bare-metal").withItems(new ArrayList<>(Arrays.asList(items)));
    }

    private static String main(Item... items) {
        return file("src/main.rs", items);
    }

    private static String file(String path, Item... items) {
        return Designs.text(Designs.files(design(items)), path);
    }

    private static void assertRefused(String words, Item... items) {
        assertRefused(words, design(items));
    }

    private static void assertRefused(String words, Project project) {
        Generation.Refused refused = assertInstanceOf(Generation.Refused.class, Designs.generate(project));
        assertTrue(refused.reason().text().contains(words), refused.reason().text());
    }
}
