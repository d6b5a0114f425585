package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.Project;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What RTIC cannot express, one design each: it is an error on the item before anything is exported, and generating is refused. */
class RticProblemsTest {
    private static final String PERIODIC = "'activation': {'type': 'periodic', 'period': '10 ms'}, ";
    private static final String HANDLER =
            "'kind': 'interrupt', 'activation': {'type': 'sporadic', 'min-gap': '10 ms'}, 'vector': ";
    private static final String QUEUE = "{'kind': 'channel', 'id': 'q', 'name': 'q'";

    private enum Broken {
        PRIORITY_ABOVE_THOSE_OF_THE_CHIP("priority-out-of-range a", task("a", "'priority': 9")),
        HANDLER_AT_PRIORITY_0("priority-out-of-range a", handler("a", "GPIOA", "'priority': 0")),
        VECTOR_OF_AN_EXCEPTION("unknown-vector a", handler("a", "HardFault", "'priority': 1")),
        NO_VECTOR("unknown-vector a", handler("a", "", "'priority': 1")),
        TWO_HANDLERS_OF_A_VECTOR(
                "two-owners b", handler("a", "GPIOA", "'priority': 1"), handler("b", "GPIOA", "'priority': 1")),
        SECOND_CORE("core-out-of-range a\nnot-expressible a", task("a", "'priority': 1, 'core': 1")),
        INHERITANCE(
                "protocol-not-offered r",
                "{'kind': 'shared-resource', 'id': 'r', 'name': 'r', 'protocol': 'inheritance'}",
                task("a", "'priority': 1, 'body': [{'do': 'lock', 'resource': 'r', 'body': []}]")),
        WAIT_IN_A_LOCK(
                "not-expressible a\nsuspend-holding-lock a",
                "{'kind': 'shared-resource', 'id': 'r', 'name': 'r'}",
                task(
                        "a",
                        "'priority': 1, 'body': [{'do': 'lock', 'resource': 'r', 'body': [{'do': 'delay', 'time': '1 ms'}]}]")),
        LOCK_IN_ITSELF(
                "lock-order-cycle r",
                "{'kind': 'shared-resource', 'id': 'r', 'name': 'r'}",
                task(
                        "a",
                        "'priority': 1, 'body': [{'do': 'lock', 'resource': 'r', 'body': [{'do': 'lock', 'resource': 'r', 'body': []}]}]")),
        WAIT_IN_A_HANDLER(
                "isr-blocks a", handler("a", "GPIOA", "'priority': 1, 'body': [{'do': 'delay', 'time': '1 ms'}]")),
        WAIT_IN_A_CRITICAL_SECTION(
                "suspend-holding-lock a",
                task(
                        "a",
                        "'priority': 1, 'body': [{'do': 'critical-section', 'body': [{'do': 'delay', 'time': '1 ms'}]}]")),
        OVERRUN_THAT_QUEUES("overrun-not-offered a", task("a", "'priority': 1, 'overrun': 'queue'")),
        SPAWN_OF_A_PERIODIC_TASK(
                "not-expressible a",
                task("a", "'priority': 1, 'body': [{'do': 'spawn', 'task': 'b'}]"),
                task("b", "'priority': 1")),
        PERIOD_OFF_THE_TICK(
                "not-expressible a",
                "{'kind': 'task', 'id': 'a', 'name': 'a', 'priority': 1, 'activation': {'type': 'periodic', 'period': '2500 us'}}"),
        DELAY_OFF_THE_TICK(
                "not-expressible a", task("a", "'priority': 1, 'body': [{'do': 'delay', 'time': '1500 us'}]")),
        QUEUE_OF_256(
                "not-expressible q",
                QUEUE + ", 'capacity': 256}",
                task("a", "'priority': 1, 'body': [{'do': 'send', 'channel': 'q'}]")),
        BOTH_ENDS_OF_A_QUEUE(
                "not-expressible a",
                QUEUE + "}",
                task(
                        "a",
                        "'priority': 1, 'body': [{'do': 'send', 'channel': 'q'}, {'do': 'receive', 'channel': 'q'}]")),
        TWO_RECEIVERS(
                "not-expressible q",
                QUEUE + "}",
                task("a", "'priority': 1, 'body': [{'do': 'receive', 'channel': 'q'}]"),
                task("b", "'priority': 1, 'body': [{'do': 'receive', 'channel': 'q'}]")),
        OLDEST_THROWN_AWAY("not-expressible q", QUEUE + ", 'full': 'overwrite-oldest'}"),
        PUBLISH_SUBSCRIBE("not-expressible q", QUEUE + ", 'channel': 'pubsub'}"),
        SEMAPHORE("not-expressible q", QUEUE + ", 'channel': 'semaphore'}"),
        FLAGS("not-expressible q", QUEUE + ", 'channel': 'flags'}"),
        FED_BY_A_QUEUE_AND_SKIPPING(
                "not-generated a",
                QUEUE + "}",
                "{'kind': 'task', 'id': 'a', 'name': 'a', 'priority': 1, 'overrun': 'skip', 'activation': {'type': 'on', 'source': 'q'}}",
                task("b", "'priority': 1, 'body': [{'do': 'send', 'channel': 'q'}]"));

        private final String problem;
        private final String items;

        Broken(String problem, String... items) {
            this.problem = problem;
            this.items = String.join(", ", items);
        }
    }

    private static String task(String id, String rest) {
        return "{'kind': 'task', 'id': '" + id + "', 'name': '" + id + "', " + PERIODIC + rest + "}";
    }

    private static String handler(String id, String vector, String rest) {
        return "{'id': '" + id + "', 'name': '" + id + "', " + HANDLER + "'" + vector + "', " + rest + "}";
    }

    @ParameterizedTest
    @EnumSource
    void errorOnTheItemBeforeExport(Broken broken) {
        Project project = read(broken.items);
        assertEquals(broken.problem, String.join("\n", Designs.errors(project)));
        assertInstanceOf(Generation.Refused.class, Designs.generate(project));
    }

    private static Project read(String items) {
        String text =
                "{'takt': 1, 'name': 'broken', 'target': 'lm3s6965', 'runtime': 'rtic', 'items': [" + items + "]}";
        Opened opened = ProjectFormat.read(text.replace('\'', '"'));
        assertEquals(List.of(), opened.problems());
        return opened.project().orElseThrow();
    }
}
