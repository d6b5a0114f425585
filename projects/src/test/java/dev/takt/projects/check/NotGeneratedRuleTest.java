package dev.takt.projects.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.text.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a generator cannot do is said once: by a rule that knows it, or by this one. */
class NotGeneratedRuleTest {
    private static final Project DESIGN = Designs.of("lm3s6965", "rtic", """
                    {'id': 'a', 'kind': 'task', 'name': 'a', 'priority': 1, 'activation': {'type': 'periodic', 'period': '10 ms'},
                     'body': [{'do': 'spawn', 'task': 'b'}]},
                    {'id': 'b', 'kind': 'task', 'name': 'b', 'priority': 99, 'activation': {'type': 'periodic', 'period': '10 ms'}}
                    """);

    @Test
    void anObstacleIsAnErrorWhereItStands() {
        Obstacle obstacle = Obstacle.at(ItemId.of("a"), "body", words("a pool"));
        assertEquals(List.of("not-generated a body: a pool"), found(obstacle));
        assertEquals(List.of("not-generated - flash: slots"), found(Obstacle.ofProject("flash", words("slots"))));
    }

    @Test
    void anErrorOfARuleThatItNamesSaysIt() {
        Obstacle obstacle = Obstacle.at(ItemId.of("b"), "priority", words("99"));
        assertEquals(1, found(obstacle).size());
        assertEquals(List.of(), found(obstacle.orSaidBy("priority-out-of-range")));
        assertEquals(1, found(obstacle.orSaidBy("unknown-vector")).size());
    }

    @Test
    void anErrorSomewhereElseDoesNot() {
        String rule = "priority-out-of-range";
        assertEquals(
                1,
                found(Obstacle.at(ItemId.of("a"), "priority", words("1")).orSaidBy(rule))
                        .size());
        assertEquals(
                1,
                found(Obstacle.at(ItemId.of("b"), "core", words("1")).orSaidBy(rule))
                        .size());
    }

    /** A spawn of what time releases is a warning, whatever the runtime; that nothing is generated for it is more. */
    @Test
    void aWarningIsNotEnough() {
        Obstacle obstacle = Obstacle.at(ItemId.of("a"), "body", words("spawn"));
        assertEquals(1, found(obstacle.orSaidBy("spawn-ignored")).size());
        assertEquals(List.of(), found(obstacle.orSaidBy("not-expressible")));
    }

    @Test
    void twoOfAKindAreOne() {
        Obstacle obstacle = Obstacle.at(ItemId.of("a"), "body", words("a pool"));
        assertEquals(1, found(obstacle, obstacle).size());
    }

    private static Message words(String text) {
        return Message.of(key -> key, text);
    }

    private static List<String> found(Obstacle... obstacles) {
        CheckContext plain = Designs.context(DESIGN);
        CheckContext context = new CheckContext(
                plain.project(),
                plain.catalogue(),
                plain.machine(),
                plain.analysis(),
                plain.memory(),
                List.of(obstacles));
        return new NotGeneratedRule()
                .check(context).stream().map(NotGeneratedRuleTest::line).toList();
    }

    private static String line(Problem problem) {
        return problem.rule() + " " + problem.item().map(ItemId::value).orElse("-") + " " + problem.property() + ": "
                + problem.message().text();
    }
}
