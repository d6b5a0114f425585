package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.synthesis.Retarget;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.text.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is refused at export that check has not said: with every runtime and chip that firmware is generated for, each obstacle is an error on its item, by a rule that knows it or by not-generated. */
class GenerationProblemsTest {
    private static final Catalogue CATALOGUE = ShippedCatalogue.get();
    private static final String PERIODIC = "'activation': {'type': 'periodic', 'period': '10 ms'}";
    private static final String POOL = "{'kind': 'pool', 'id': 'p', 'name': 'p', 'blocks': 4, 'block': '64 B'}";
    private static final String QUEUE = "{'kind': 'channel', 'id': 'q', 'name': 'q'";
    private static final String DATA = "{'kind': 'shared-resource', 'id': 'r', 'name': 'r'";

    /** Designs with one thing that some runtime or some chip cannot do: the errors that it is to give under a runtime on a chip, and the rest of the design. */
    private enum Broken {
        POOL_UNDER_EMBASSY(
                "embassy nrf52840: not-generated a",
                POOL,
                task("a", "'body': [{'do': 'alloc', 'pool': 'p'}, {'do': 'free', 'pool': 'p'}]")),
        POOL_UNDER_RTIC("rtic lm3s6965: not-generated a", POOL, task("a", "'body': [{'do': 'alloc', 'pool': 'p'}]")),
        POOL_IN_A_LOOP(
                "bare-metal stm32f411re: not-expressible a; not-generated a",
                POOL,
                task("a", "'body': [{'do': 'alloc', 'pool': 'p'}]")),
        NO_BOOT_LOADER("embassy stm32f411re: not-generated flash", flash("embassy-boot"), task("a")),
        SLOTS_UNDER_RTIC("rtic rp2040: not-generated flash", flash("embassy-boot"), task("a")),
        SLOTS_UNDER_A_LOOP("bare-metal rp2040: not-generated flash", flash("embassy-boot"), task("a")),
        SIGNED_SLOTS("embassy nrf52840: not-generated flash", flash("mcuboot-move"), task("a")),
        SIGNED_SLOTS_UNDER_RTIC("rtic nrf52840: not-generated flash", flash("mcuboot-move"), task("a")),
        PROCESSES("embassy nrf52840: not-generated flash", flash("tock"), task("a")),
        HANDLER_WITHOUT_A_VECTOR(
                "embassy nrf52840: unknown-vector a", "{'kind': 'interrupt', 'id': 'a', 'name': 'a', 'priority': 1}"),
        HANDLER_WITHOUT_A_VECTOR_IN_A_LOOP(
                "bare-metal nrf52840: unknown-vector a",
                "{'kind': 'interrupt', 'id': 'a', 'name': 'a', 'priority': 1}"),
        SPAWN_OF_WHAT_TIME_RELEASES(
                "embassy nrf52840: not-generated a", task("a", "'body': [{'do': 'spawn', 'task': 'b'}]"), task("b")),
        CLOCK_OF_EMBASSY(
                "embassy nrf52840: taken-by-runtime u",
                "{'kind': 'peripheral', 'id': 'u', 'name': 'u', 'instance': 'RTC1'}",
                task("a")),
        INHERITANCE(
                "embassy nrf52840: protocol-not-offered r",
                DATA + ", 'protocol': 'inheritance'}",
                task("a", "'body': [{'do': 'lock', 'resource': 'r', 'body': []}]")),
        LOCK_IN_ITSELF(
                "embassy nrf52840: lock-order-cycle r",
                DATA + "}",
                task(
                        "a",
                        "'body': [{'do': 'lock', 'resource': 'r', 'body': [{'do': 'lock', 'resource': 'r', 'body': []}]}]")),
        OLDEST_THROWN_AWAY("embassy nrf52840: not-generated q", QUEUE + ", 'full': 'overwrite-oldest'}", sender()),
        PUBLISH_SUBSCRIBE("embassy nrf52840: not-generated q", QUEUE + ", 'channel': 'pubsub'}", sender()),
        SEMAPHORE_IN_A_LOOP(
                "bare-metal nrf52840: not-expressible a; not-expressible q",
                QUEUE + ", 'channel': 'semaphore'}",
                sender()),
        OVERRUN_THAT_ABORTS("embassy nrf52840: overrun-not-offered a", task("a", "'overrun': 'abort'")),
        OVERRUN_THAT_QUEUES_FLAGS("bare-metal nrf52840: overrun-not-offered a", task("a", "'overrun': 'queue'")),
        SPAN_OFF_THE_CLOCK(
                "embassy nrf52840: not-generated a", task("a", "'body': [{'do': 'delay', 'time': '1500 ns'}]")),
        HANDLER_ON_RISC_V(
                "embassy riscv-virt: not-generated a",
                "{'kind': 'interrupt', 'id': 'a', 'name': 'a', 'priority': 1, 'vector': 'UART0'}"),
        LEVEL_ON_RISC_V("embassy riscv-virt: dispatchers a", task("a", "'priority': 1")),
        PINS_OF_THE_HARDWARE_LAYER(
                "embassy rp2040: not-generated a",
                "{'kind': 'interrupt', 'id': 'a', 'name': 'a', 'priority': 1, 'vector': 'IO_IRQ_BANK0'}"),
        LEVEL_ON_THE_SECOND_CORE("embassy rp2040: not-generated a", task("a", "'priority': 1, 'core': 1")),
        WINDOW_OF_A_WATCHDOG(
                "embassy nrf52840: not-generated w",
                "{'kind': 'watchdog', 'id': 'w', 'name': 'w', 'instance': 'WDT', 'timeout': '100 ms', 'window': '2 ms'}",
                task("a", "'body': [{'do': 'feed', 'watchdog': 'w'}]")),
        WAIT_IN_A_LOOP(
                "bare-metal lm3s6965: not-expressible a", task("a", "'body': [{'do': 'delay', 'time': '1 ms'}]")),
        TICKS_LOST(
                "bare-metal lm3s6965: not-generated a",
                task(
                        "a",
                        "'body': [{'do': 'critical-section', 'body': [{'do': 'compute', 'label': 'long', 'best': '2 ms', 'worst': '2 ms'}]}]")),
        RESET_THAT_KEEPS_NOTHING(
                "bare-metal riscv-virt: not-generated faults", "'settings': {'faults': 'reset'}", task("a")),
        READS_WITHOUT_A_PIN(
                "embassy stm32f411re: not-generated u",
                line("u", "USART2", "TX", "PA2"),
                task("a", transfers("u", "dma", "read"))),
        STREAM_OF_A_HANDLER(
                "embassy stm32f411re: dma-channels u",
                line("u", "USART2", "TX", "PA2"),
                "{'kind': 'interrupt', 'id': 'i', 'name': 'i', 'priority': 1, 'vector': 'DMA1_Stream6'}",
                task("a", transfers("u", "dma", "write"))),
        STREAM_OF_ANOTHER(
                "embassy stm32f405rg: dma-channels v",
                line("u", "UART4", "TX", "PA0"),
                line("v", "SPI2", "SCK", "PB10", "MOSI", "PB15"),
                task("a", transfers("u", "dma", "write")),
                task("b", transfers("v", "dma", "write"))),
        BUS_THAT_A_TRANSFER_BLOCKS(
                "embassy stm32g071rb: not-generated b",
                line("u", "USART2", "TX", "PA2"),
                task("a", transfers("u", "async", "write")),
                task("b", transfers("u", "blocking", "write"))),
        I2C_WITHOUT_DMA(
                "embassy rp2040: not-generated u",
                line("u", "I2C0", "SDA", "GPIO20", "SCL", "GPIO21"),
                task("a", transfers("u", "dma", "read"))),
        TICK_OF_NO_TIMER("rtic nrf52840: timer-tick tick", "'settings': {'tick': '1 ms'}", task("a")),
        TICK_TOO_SHORT("bare-metal lm3s6965: not-generated tick", "'settings': {'tick': '1 us'}", task("a"));

        private final String expected;
        private final String settings;
        private final String items;

        Broken(String expected, String... parts) {
            this.expected = expected;
            List<String> settings = new ArrayList<>();
            List<String> items = new ArrayList<>();
            for (String part : parts) {
                (part.startsWith("{") ? items : settings).add(part);
            }
            this.settings = String.join(", ", settings);
            this.items = String.join(", ", items);
        }

        Project on(String runtime, String target) {
            String text = "{'takt': 1, 'name': 'broken', 'target': '%s', 'runtime': '%s', %s 'items': [%s]}"
                    .formatted(target, runtime, settings.isEmpty() ? "" : settings + ",", items);
            Opened opened = ProjectFormat.read(text.replace('\'', '"'));
            assertEquals(List.of(), opened.problems(), name());
            return opened.project().orElseThrow();
        }
    }

    private static String task(String id, String... rest) {
        String more = rest.length == 0 ? "" : ", " + String.join(", ", rest);
        return "{'kind': 'task', 'id': '" + id + "', 'name': '" + id + "', " + PERIODIC + more + "}";
    }

    /** A serial line with its signals and their pins. */
    private static String line(String id, String instance, String... pins) {
        List<String> wired = new ArrayList<>();
        for (int i = 0; i < pins.length; i += 2) {
            wired.add("{'signal': '" + pins[i] + "', 'pin': '" + pins[i + 1] + "'}");
        }
        return "{'kind': 'peripheral', 'id': '%s', 'name': '%s', 'instance': '%s', 'bit-rate': '100 kHz', 'pins': [%s]}"
                .formatted(id, id, instance, String.join(", ", wired));
    }

    private static String transfers(String line, String mode, String direction) {
        return "'body': [{'do': 'transfer', 'peripheral': '" + line + "', 'bytes': 8, 'mode': '" + mode
                + "', 'direction': '" + direction + "'}]";
    }

    private static String sender() {
        return task("a", "'body': [{'do': 'send', 'channel': 'q'}]");
    }

    private static String flash(String scheme) {
        return "'flash': {'scheme': '" + scheme + "'}";
    }

    @ParameterizedTest
    @EnumSource
    void oneErrorOnTheItemBeforeExport(Broken broken) {
        String[] place =
                broken.expected.substring(0, broken.expected.indexOf(':')).split(" ");
        Project project = broken.on(place[0], place[1]);
        List<String> errors = Designs.errors(project);
        assertEquals(broken.expected, place[0] + " " + place[1] + ": " + String.join("; ", errors));
        assertTrue(Designs.generate(project) instanceof Generation.Refused);
    }

    @Test
    void everySampleIsRefusedIfAndOnlyIfCheckSaysSo() {
        everywhere((runtime, chip) -> {
            for (Sample sample : Samples.ALL) {
                assertSaid(
                        Retarget.to(sample.project(), CATALOGUE, chip, runtime).project(),
                        sample.id() + " under " + runtime.id() + " on " + chip.id());
            }
        });
    }

    @Test
    void everyBrokenDesignIsRefusedIfAndOnlyIfCheckSaysSo() {
        everywhere((runtime, chip) -> {
            for (Broken broken : Broken.values()) {
                assertSaid(broken.on(runtime.id(), chip.id()), broken + " under " + runtime.id() + " on " + chip.id());
            }
        });
    }

    private static void everywhere(BiConsumer<RuntimeProfile, Chip> test) {
        for (RuntimeProfile runtime : CATALOGUE.runtimes()) {
            for (Chip chip : CATALOGUE.chips()) {
                if (runtime.generatesFor(chip.id())) {
                    test.accept(runtime, chip);
                }
            }
        }
    }

    private static void assertSaid(Project project, String where) {
        List<Obstacle> obstacles = obstacles(project);
        List<Problem> errors = Designs.problems(project).stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .toList();
        boolean refused = Designs.generate(project) instanceof Generation.Refused;
        assertEquals(refused, !obstacles.isEmpty(), where);
        for (Obstacle obstacle : obstacles) {
            assertTrue(
                    errors.stream().anyMatch(p -> says(p, obstacle)),
                    where + ": " + obstacle.message().text());
            obstacle.item().ifPresent(item -> assertTrue(project.item(item).isPresent(), where + ": " + item));
        }
        assertTrue(refused || errors.stream().noneMatch(p -> p.rule().equals("not-generated")), where + ": " + errors);
    }

    private static boolean says(Problem problem, Obstacle obstacle) {
        boolean rule = problem.rule().equals("not-generated")
                ? problem.message().equals(obstacle.message())
                : obstacle.rules().contains(problem.rule());
        return rule
                && problem.item().equals(obstacle.item())
                && problem.property().equals(obstacle.property());
    }

    private static List<Obstacle> obstacles(Project project) {
        Machine machine = Machine.of(project, CATALOGUE).orElseThrow();
        AnalysisResult analysis = Analysis.of(machine, Progress.NONE);
        return CodeGenerator.obstacles(machine, analysis, MemoryPlanner.plan(machine));
    }
}
