package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The start of handlers and executors of Embassy on either core. A task that is spawned on an interrupt executor runs at once where interrupts are open, before those of other executors are there; nothing holds it back but a
 * critical section.
 */
class StartOrderTest {
    private static final List<String> BEGINNINGS =
            List.of(".spawn(", "executor.start(", ".start(interrupt::", "bind_handler(", "NVIC::unmask(");

    private static Item task(String id, int core, int priority) {
        return Task.blank(ItemId.of(id), id)
                .withCore(core)
                .withActivation(new Activation.Periodic(10_000_000, 0, 0))
                .withPriority(priority);
    }

    private static Item handler(String id, int core, String vector) {
        return Interrupt.blank(ItemId.of(id), id)
                .withCore(core)
                .withVector(vector)
                .withActivation(new Activation.Sporadic(10_000_000, 0, 0))
                .withPriority(3);
    }

    private static String main(String target, List<Item> items) {
        Project project = Project.blank("start", target, "embassy")
                .withFlash(FlashPlan.NONE)
                .withItems(items);
        return Designs.text(Designs.files(project), "src/main.rs");
    }

    /** Lines at which something may begin, each with the blocks around it inside {@code main}, outermost first. */
    private static List<List<String>> beginnings(String main) {
        List<List<String>> found = new ArrayList<>();
        Deque<String> around = new ArrayDeque<>();
        for (String line : main.substring(main.indexOf("async fn main("))
                .lines()
                .map(String::strip)
                .toList()) {
            if (line.startsWith("}") || line.startsWith(")")) {
                around.removeLast();
                if (around.isEmpty()) {
                    return found;
                }
            }
            if (BEGINNINGS.stream().anyMatch(line::contains)) {
                found.add(List.copyOf(around));
            }
            if (line.endsWith("{") || line.endsWith("(")) {
                around.addLast(line);
            }
        }
        throw new AssertionError("main does not end: " + main);
    }

    private static boolean inside(List<String> around, String what) {
        return around.stream().anyMatch(l -> l.contains(what));
    }

    @ParameterizedTest
    @CsvSource({"esp32s3, I2S0, I2S1", "esp32, I2S0, I2S1"})
    void nobodyBeginsOnACoreBeforeAllOfItAreThere(String target, String vector0, String vector1) {
        String main = main(
                target,
                List.of(
                        handler("edge-0", 0, vector0),
                        task("thread-0", 0, 0),
                        handler("edge-1", 1, vector1),
                        task("thread-1", 1, 0),
                        task("low-1", 1, 1),
                        task("high-1", 1, 2)));
        List<List<String>> beginnings = beginnings(main);
        // a handler and a task on core 0; a handler, two executors and three tasks on core 1
        assertEquals(8, beginnings.size(), main);
        beginnings.forEach(around -> assertEquals(true, inside(around, "critical_section::with("), main));
        assertEquals(
                6, beginnings.stream().filter(b -> inside(b, "executor.run(")).count(), main);
    }

    /** embassy-rp has a thread executor on core 1, and handlers whose interrupts its NVIC opens. */
    @ParameterizedTest
    @ValueSource(strings = {"rp2040", "rp2350"})
    void handlersOfTheSecondCoreOpenTogetherWithItsTasks(String target) {
        String main = main(
                target,
                List.of(task("near", 0, 0), handler("edge-1", 1, "PIO1_IRQ_0"), task("a-1", 1, 0), task("b-1", 1, 0)));
        List<List<String>> beginnings = beginnings(main);
        assertEquals(4, beginnings.size(), main);
        beginnings.forEach(around -> assertEquals(true, inside(around, "critical_section::with("), main));
        assertEquals(
                3, beginnings.stream().filter(b -> inside(b, "executor.run(")).count(), main);
    }

    /** The dispatcher's interrupt gets its level before the executor is started, which is what opens it (embassy-executor, {@code InterruptExecutor::start}: "you must set the interrupt priority before"). */
    @ParameterizedTest
    @ValueSource(strings = {"lm3s6965", "stm32f411re", "nrf52840", "rp2040"})
    void theLevelOfAnExecutorIsSetBeforeItIsStarted(String target) {
        List<String> lines = main(target, List.of(task("low", 0, 1), task("high", 0, 2)))
                .lines()
                .map(String::strip)
                .toList();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(".start(interrupt::")) {
                starts.add(i);
            }
        }
        assertEquals(2, starts.size(), String.join("\n", lines));
        for (int start : starts) {
            String vector = lines.get(start).replaceAll(".*interrupt::(\\w+).*", "$1");
            List<String> earlier = lines.subList(0, start);
            assertEquals(
                    1,
                    earlier.stream()
                            .filter(l -> l.contains("set_priority") && l.contains(vector))
                            .count(),
                    String.join("\n", lines));
            assertFalse(earlier.stream().anyMatch(l -> l.contains("unmask(") && l.contains(vector)));
        }
        assertEquals(
                List.of("let priority2", "let priority1"),
                starts.stream().map(i -> lines.get(i).split(" =")[0]).toList());
    }
}
