package dev.takt.projects.machine;

import static dev.takt.projects.machine.Designs.every;
import static dev.takt.projects.machine.Designs.handler;
import static dev.takt.projects.machine.Designs.id;
import static dev.takt.projects.machine.Designs.lock;
import static dev.takt.projects.machine.Designs.machine;
import static dev.takt.projects.machine.Designs.project;
import static dev.takt.projects.machine.Designs.resource;
import static dev.takt.projects.machine.Designs.task;
import static dev.takt.projects.machine.Designs.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.target.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void anUnknownTargetOrRuntimeGivesNoMachine() {
        assertTrue(
                Machine.of(project("nowhere", "rtic"), ShippedCatalogue.get()).isEmpty());
        assertTrue(
                Machine.of(project("lm3s6965", "magic"), ShippedCatalogue.get()).isEmpty());
    }

    @Test
    void rticHasTheIdleLevelAndOneForEachHardwarePriority() {
        Machine m = machine("lm3s6965", "rtic");
        MachineCore core = m.cores().getFirst();
        assertEquals(9, core.levels().size());
        assertEquals(
                new Level(0, Band.THREAD, 0, "idle", new Policy.ByOrder(), ""),
                core.levels().get(0));
        // 3 priority bits: logical 1 is native 7 << 5, logical 8 is native 0
        assertEquals(
                new Level(1, Band.INTERRUPT, 1, "224", new Policy.ByOrder(), ""),
                core.levels().get(1));
        assertEquals(
                new Level(8, Band.INTERRUPT, 8, "0", new Policy.ByOrder(), ""),
                core.levels().get(8));
        assertEquals(8, core.criticalRank());
    }

    @Test
    void rticPutsSoftwareTasksOnADispatcherThatNothingElseUses() {
        Machine m = machine(
                "lm3s6965",
                "rtic",
                handler("uart", 2, "I2C1", every(100)),
                Peripheral.blank(id("timer"), "timer").withInstance("TIMER3"),
                task("soft", 1, every(1000)),
                task("other", 2, every(1000)));
        // I2C1 (37) is bound, TIMER_3A and TIMER_3B (36, 35) belong to a peripheral of the design: UART2 (33) is next
        assertEquals("UART2", m.levelOf(m.context(id("soft")).orElseThrow()).dispatcher());
        assertEquals("TIMER_2B", m.levelOf(m.context(id("other")).orElseThrow()).dispatcher());
    }

    @Test
    void handlersOfALevelGoByVectorThenTasksByName() {
        Machine m = machine(
                "lm3s6965",
                "rtic",
                task("zebra", 1, every(1000)),
                task("ant", 1, every(1000)),
                handler("late", 1, "UART1", every(100)),
                handler("early", 1, "GPIOA", every(100)));
        List<String> order = m.contexts().stream()
                .sorted((a, b) -> Integer.compare(a.order(), b.order()))
                .map(Context::name)
                .toList();
        assertEquals(List.of("early", "late", "ant", "zebra"), order);
    }

    @Test
    void ceilingIsTheHighestRankOfTheUsers() {
        Machine m = machine(
                "lm3s6965",
                "rtic",
                resource("shared", Protocol.RUNTIME),
                task("low", 1, every(1000), lock("shared", work(1))),
                task("high", 3, every(1000), new Step.Repeat(2, List.of(lock("shared", work(1))))));
        assertEquals(
                new SharedResource(0, id("shared"), "shared", Protocol.IMMEDIATE_CEILING, false, 0, 3, List.of(0, 1)),
                m.resources().getFirst());
    }

    @Test
    void aCriticalSectionOfFreeRtosLeavesInterruptsAboveTheSyscallMask() {
        // Cortex-M4, 4 bits: native priorities 0 to 4 stay, that is logical 16 to 12
        Machine m = machine("stm32f411re", "freertos", task("t", 3, every(1000)));
        MachineCore core = m.cores().getFirst();
        Level masked = core.levels().get(core.criticalRank());
        assertEquals(Band.INTERRUPT, masked.band());
        assertEquals(11, masked.priority());
    }

    @Test
    void freeRtosHasThreadLevelsBelowAllInterrupts() {
        Machine m = machine("stm32f411re", "freertos", task("t", 3, every(1000)), handler("i", 1, "TIM2", every(100)));
        assertEquals(3, m.context(id("t")).orElseThrow().level());
        // thread levels 0 to 4 (one above the highest in use), then interrupts
        assertEquals(5, m.context(id("i")).orElseThrow().level());
        assertEquals(
                new Policy.RoundRobin(1_000_000, Turn.NEXT_CONTEXT),
                m.cores().getFirst().levels().get(3).policy());
    }

    @Test
    void embassyHasAnExecutorForEachCoreAndPriorityOnSoftwareInterruptsThatAreFree() {
        Machine m = machine(
                "esp32s3",
                "embassy",
                task("a", 0, every(1000)),
                task("b", 2, every(1000)),
                task("c", 1, every(1000)).withCore(1));
        Level thread = m.levelOf(m.context(id("a")).orElseThrow());
        assertEquals(new Level(0, Band.THREAD, 0, "thread", new Policy.Batches(), ""), thread);
        Level second = m.levelOf(m.context(id("b")).orElseThrow());
        assertEquals(new Level(2, Band.INTERRUPT, 2, "2", new Policy.Batches(), "FROM_CPU_INTR2"), second);
        assertEquals(
                "FROM_CPU_INTR3", m.levelOf(m.context(id("c")).orElseThrow()).dispatcher());
    }

    @Test
    void withOneCoreInUseEmbassyHasThreeSoftwareInterrupts() {
        Machine m = machine("esp32s3", "embassy", task("b", 1, every(1000)));
        assertEquals("FROM_CPU_INTR1", m.levelOf(m.contexts().getFirst()).dispatcher());
    }

    @Test
    void aHandlerOnAPeripheralGetsTheArrivalsOfTheDeviceWiredToIt() {
        Peripheral pin =
                Peripheral.blank(id("pin"), "pin").withInstance("GPIOC").withPins(List.of(new PinUse("IN", "PC13")));
        Device button = Device.blank(id("button"), "button")
                .withWires(List.of(id("pin")))
                .withArrivals(new Activation.Sporadic(20_000_000, 0, 0));
        Interrupt pressed = Interrupt.blank(id("pressed"), "pressed").withSource(Optional.of(id("pin")));
        Machine m = machine("stm32f411re", "rtic", pin, button, pressed);
        Context c = m.contexts().getFirst();
        assertEquals(new Activation.Sporadic(20_000_000, 0, 0), c.activation());
        assertEquals(OptionalLong.of(20_000_000), c.deadlineNs());
        assertEquals("EXTI15_10", c.vector());
        assertEquals(Overrun.MERGE, c.overrun());
    }

    @Test
    void aTaskReleasedOncePerJobOfAHandlerHasItsGapAsDeadline() {
        Machine m = machine(
                "lm3s6965",
                "rtic",
                handler("irq", 2, "UART0", new Activation.Sporadic(500_000, 0, 0), new Step.Spawn(id("work"))),
                task("work", 1, new Activation.Spawned(), work(10)));
        Context work = m.context(id("work")).orElseThrow();
        assertEquals(OptionalLong.of(500_000), work.deadlineNs());
        assertEquals(List.of(new Trigger(0, 1, 0)), m.triggers(work));
    }

    @Test
    void stepsThatReferToNothingAreLeftOutAndNotesUnwrapped() {
        Machine m = machine(
                "lm3s6965",
                "rtic",
                task(
                        "t",
                        1,
                        every(1000),
                        lock("gone", work(1)),
                        new Step.Send(id("gone"), OptionalLong.empty()),
                        new Step.Noted(work(2), Extras.NONE),
                        new Step.UnknownStep("dance", "{}")));
        assertEquals(List.of(work(1), work(2)), m.contexts().getFirst().body());
    }

    @Test
    void costsAreRoundedUpToNanosecondsAndTheUsersRowsGoFirst() {
        Project p = project("stm32f411re", "freertos");
        p = p.withSettings(p.settings().withCosts(List.of(new CostOverride("lock", 7))));
        Costs costs = Machine.of(p, ShippedCatalogue.get())
                .orElseThrow()
                .cores()
                .getFirst()
                .costs();
        // 100 MHz: 10 ns a cycle
        assertEquals(840, costs.of(Cost.CONTEXT_SWITCH));
        assertEquals(120, costs.of(Cost.INTERRUPT_ENTRY));
        assertEquals(70, costs.of(Cost.LOCK));
        Project slow = p.withSettings(p.settings().withClockHz(7_000_000));
        // 84 cycles at 7 MHz are 12 us exactly, 12 cycles 1714.28… ns
        Costs slowCosts = Machine.of(slow, ShippedCatalogue.get())
                .orElseThrow()
                .cores()
                .getFirst()
                .costs();
        assertEquals(12_000, slowCosts.of(Cost.CONTEXT_SWITCH));
        assertEquals(1_715, slowCosts.of(Cost.INTERRUPT_ENTRY));
    }

    @Test
    void prioritiesAndCoresOutOfRangeBecomeTheNearest() {
        Machine m = machine(
                "lm3s6965",
                "rtic",
                task("a", 99, every(1000)).withCore(7),
                task("b", -5, every(1000)).withCore(-1),
                handler("c", 0, "UART0", every(100)));
        assertEquals(List.of(8, 0, 1), m.contexts().stream().map(Context::level).toList());
        assertEquals(List.of(0, 0, 0), m.contexts().stream().map(Context::core).toList());
    }

    @Test
    void aTransferIsRoundedUpOnce() {
        // 7 bytes at 10 bits and 115200 baud: 607.638… us
        assertEquals(607_639, new Bus(0, id("u"), "u", "UART0", 115_200, 10, 1, 0, Optional.empty()).transferNs(7));
        assertEquals(0, new Bus(0, id("u"), "u", "UART0", 0, 10, 1, 0, Optional.empty()).transferNs(7));
    }

    private static Step moved(String line, Direction direction) {
        return new Step.Transfer(id(line), 4, TransferMode.DMA, direction);
    }

    private static Peripheral line(String instance) {
        return Peripheral.blank(id("line"), "line").withInstance(instance).withBitRateHz(115_200);
    }

    /** The labels of the buses that these tasks, one a step, have of a line of the chip. */
    private static List<String> buses(String instance, Step... steps) {
        List<Item> items = new ArrayList<>(List.of(line(instance)));
        for (Step step : steps) {
            items.add(task("t" + items.size(), 1, every(10_000), step));
        }
        return machine("stm32f411re", "freertos", items.toArray(Item[]::new)).buses().stream()
                .map(Bus::label)
                .toList();
    }

    @Test
    void aUartThatSomeReadAndOthersWriteIsTwoHalves() {
        Step read = moved("line", Direction.READ);
        Step write = moved("line", Direction.WRITE);
        assertEquals(List.of("line TX", "line RX"), buses("USART2", read, write));
        assertEquals(List.of("line TX", "line RX"), buses("USART2", write, new Step.Repeat(2, List.of(read)), write));
        assertEquals(List.of("line"), buses("USART2", read, read));
        assertEquals(List.of("line"), buses("USART2", new Step.Repeat(1, List.of(read, write))));
        assertEquals(List.of("line"), buses("SPI1", read, write));
        assertEquals(List.of("line"), buses("I2C1", read, write));
        assertEquals(List.of("line"), buses("", read, write));
    }

    /** Nobody waits for his turn at a half that he has for himself. */
    @Test
    void onlyWhoShareAHalfWaitForEachOther() {
        Machine machine = machine(
                "stm32f411re",
                "freertos",
                line("USART2"),
                task("reader", 3, every(10_000), moved("line", Direction.READ)),
                task("first", 2, every(10_000), moved("line", Direction.WRITE)),
                task("second", 1, every(10_000), moved("line", Direction.WRITE)));
        assertEquals(
                List.of(1, 2, 2),
                machine.contexts().stream()
                        .map(c -> Bodies.pauses(machine, c).size())
                        .toList());
    }

    /** 20 bytes: one interrupt by DMA, three of 8 bytes each without, none where the core does the work; and two further ones where start and stop interrupt too. */
    @Test
    void driversInterruptForBytesAndEvents() {
        Bus fifo = new Bus(0, id("u"), "u", "UART0", 115_200, 10, 8, 0, Optional.empty());
        Bus events = new Bus(0, id("i"), "i", "I2C1", 400_000, 9, 8, 2, Optional.empty());
        assertEquals(1, fifo.interrupts(20, TransferMode.DMA));
        assertEquals(3, fifo.interrupts(20, TransferMode.ASYNC));
        assertEquals(0, fifo.interrupts(20, TransferMode.BLOCKING));
        assertEquals(3, events.interrupts(20, TransferMode.DMA));
        assertEquals(5, events.interrupts(20, TransferMode.ASYNC));
        assertEquals(0, events.interrupts(0, TransferMode.ASYNC));
    }

    /** Eight releases by code lie in a channel of the firmware; a ticker counts on, a queue has its capacity, and a handler one pending bit. */
    @Test
    void embassyKeepsEightReleasesOfWhatCodeReleases() {
        Machine machine = machine(
                "stm32f411re",
                "embassy",
                handler("edge", 2, "EXTI0", every(100)),
                task("spawned", 0, new Activation.Spawned()),
                task("released", 0, new Activation.On(id("edge"))),
                task("fed", 0, new Activation.On(id("samples"))),
                task("ticking", 0, every(100)),
                task("merging", 0, new Activation.Spawned()).withOverrun(Overrun.MERGE),
                Channel.blank(id("samples"), "samples").withCapacity(20));
        assertEquals(
                Map.of("edge", 0, "spawned", 8, "released", 8, "fed", 0, "ticking", 0, "merging", 0),
                machine.contexts().stream().collect(Collectors.toMap(Context::name, Context::mostWaiting)));
    }
}
