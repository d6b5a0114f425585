package dev.takt.projects.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.check.CheckContext;
import dev.takt.projects.check.DesignRules;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetargetTest {
    private static final Catalogue CATALOGUE = ShippedCatalogue.get();

    private static Project sample(String id) {
        return Samples.byId(id).orElseThrow().project();
    }

    private static Retargeted moved(Project project, String chip, String runtime) {
        return Retarget.to(
                project,
                CATALOGUE,
                CATALOGUE.chip(chip).orElseThrow(),
                CATALOGUE.runtime(runtime).orElseThrow());
    }

    private static List<Problem> problems(Project project) {
        return DesignRules.check(new CheckContext(
                project, CATALOGUE, Machine.of(project, CATALOGUE), Optional.empty(), Optional.empty()));
    }

    private static String words(Retargeted moved) {
        return moved.changes().stream().map(c -> c.words().text()).collect(Collectors.joining("\n"));
    }

    private static Peripheral peripheral(Retargeted moved, String id) {
        return moved.project().item(ItemId.of(id), Peripheral.class).orElseThrow();
    }

    @Test
    void aDesignMovedToItsOwnChipIsTheSame() {
        for (Sample sample : Samples.ALL) {
            Project project = sample.project();
            Retargeted moved = moved(project, project.target(), project.runtime());
            assertEquals(List.of(), moved.changes(), sample.id());
            assertEquals(project, moved.project(), sample.id());
        }
    }

    /** The F411 has no CAN and three priorities less than nothing: its 16 levels hold all; ADC, timer and watchdog are called the same. */
    @Test
    void namesThatBothChipsHaveStay() {
        Project motor = sample("motor-control");
        Retargeted moved = moved(motor, "stm32f411re", "rtic");
        assertEquals(motor.item(ItemId.of("pwm")), moved.project().item(ItemId.of("pwm")));
        assertEquals(motor.item(ItemId.of("adc")), moved.project().item(ItemId.of("adc")));
        assertEquals(motor.item(ItemId.of("guard")), moved.project().item(ItemId.of("guard")));
        assertFalse(moved.isWhole());
        assertTrue(words(moved).contains("CAN1: the chip has nothing free in the place of CAN1."), words(moved));
    }

    /** RP2040 datasheet, table 2: GPIO0 and GPIO1 bear UART0, GPIO4 and 5 bear I2C0 and UART1. */
    @Test
    void peripheralsGetInstancesAndPinsThatBearTheirSignals() {
        Retargeted moved = moved(sample("esp32s3-sensor-node"), "rp2040", "embassy");
        assertTrue(moved.isWhole(), words(moved));
        assertEquals("UART0", peripheral(moved, "uart0").instance());
        assertEquals("I2C0", peripheral(moved, "i2c0").instance());
        Chip chip = CATALOGUE.chip("rp2040").orElseThrow();
        for (String id : List.of("uart0", "uart1", "i2c0")) {
            Peripheral peripheral = peripheral(moved, id);
            for (PinUse use : peripheral.pins()) {
                String signal = peripheral.instance() + "." + use.signal();
                assertTrue(chip.pin(use.pin()).orElseThrow().signals().contains(signal), use.toString());
            }
        }
        assertEquals(
                "WATCHDOG",
                moved.project()
                        .item(ItemId.of("rwdt"), Watchdog.class)
                        .orElseThrow()
                        .instance());
    }

    /** 14, 10, 8, 5, 3 become the four levels of a Cortex-M0+: the most urgent stay apart, the lowest two are merged. */
    @Test
    void prioritiesKeepTheirOrderAndTheLowestAreMerged() {
        Retargeted moved = moved(sample("motor-control"), "stm32g071rb", "rtic");
        assertEquals(
                List.of(4, 3, 2, 1, 1, 0),
                moved.project().all(Executable.class).stream()
                        .map(Executable::priority)
                        .toList());
    }

    /** Two cores become one. */
    @Test
    void coresThatAreNotThereBecomeTheFirst() {
        Retargeted moved = moved(sample("esp32s3-sensor-node"), "esp32c6", "embassy");
        assertTrue(moved.project().all(Executable.class).stream().allMatch(e -> e.core() == 0));
        assertEquals(sample("esp32s3-sensor-node").flash(), moved.project().flash(), "the same table fits");
    }

    @Test
    void allowedCoresThatAreNotThereAreTakenOut() {
        Project four = Project.blank("p", "generic-4", "generic")
                .withItems(List.of(
                        Task.blank(ItemId.of("a"), "a").withAffinity(List.of(0, 3)),
                        Task.blank(ItemId.of("b"), "b").withAffinity(List.of(2, 3)),
                        Task.blank(ItemId.of("c"), "c").withAffinity(List.of(1))));
        Retargeted moved = moved(four, "generic-2", "generic");
        assertEquals(
                List.of(List.of(0), List.of(), List.of(1)),
                moved.project().all(Task.class).stream().map(Task::affinity).toList());
        assertEquals(
                List.of(
                        "a: was allowed on cores that Generic, 2 cores does not have; those are taken out.",
                        "b: was allowed only on cores that Generic, 2 cores does not have; it is allowed on any."),
                moved.changes().stream()
                        .map(c -> c.words().text())
                        .filter(w -> w.contains("allowed"))
                        .toList());
    }

    /** What rules would find wrong on the new chip is never a name, a pin, a vector, a core or a priority, unless it was said. */
    @Test
    void aMovedDesignHasNoProblemThatMovingCouldHaveAvoided() {
        List<String> avoidable = List.of(
                "unknown-instance",
                "unknown-pin",
                "pin-signal",
                "reserved-pin",
                "unknown-vector",
                "core-out-of-range",
                "priority-out-of-range",
                "dispatchers",
                "protocol-not-offered",
                "overrun-not-offered",
                "taken-by-runtime",
                "two-owners");
        for (Sample sample : Samples.ALL) {
            for (RuntimeProfile runtime : CATALOGUE.runtimes()) {
                for (Chip chip : CATALOGUE.chips()) {
                    if (!runtime.generatesFor(chip.id())) {
                        continue;
                    }
                    Retargeted moved = moved(sample.project(), chip.id(), runtime.id());
                    List<ItemId> told = moved.changes().stream()
                            .filter(Retargeted.Change::lost)
                            .flatMap(c -> c.item().stream())
                            .toList();
                    problems(moved.project()).stream()
                            .filter(p -> avoidable.contains(p.rule()))
                            .filter(p -> p.item().isEmpty()
                                    || !told.contains(p.item().get()))
                            .findFirst()
                            .ifPresent(p -> {
                                throw new AssertionError(
                                        sample.id() + " on " + chip.id() + " with " + runtime.id() + ": " + p);
                            });
                }
            }
        }
    }
}
