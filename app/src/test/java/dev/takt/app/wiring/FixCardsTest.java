package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Bound;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.sim.metrics.ContextMetrics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/**
 * Every kind of fix in the window, by keys alone: a design that needs it is opened, its miss explained, the card read, its ghost shown, its digit pressed, and the step taken back. Figures are worked out by hand for each
 * design, and held against what the studio says of the design once the fix is in it.
 */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class FixCardsTest {
    private static final long MS = 1_000_000;

    private StudioHarness studio;
    private String late = "";

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    /** b waits 6 for a and needs 4 itself, 10 of 8; alone on a core it needs 4. Raised above a it would be in time, but a, with 6 of 6, would not. */
    @Test
    void otherCoreAndWhatIsRefused(FxRobot robot) throws Exception {
        Project before =
                explain(robot, "b", "generic-2", "generic", periodic("a", 2, 20, 6, 6), periodic("b", 1, 20, 8, 4));
        assertEquals("b#0 was 2 ms late", words("why-heading"));
        String refused = allWords(studio.node("fix-refused-priority"));
        assertTrue(refused.contains("Raise b to P3, above a"), refused);
        assertTrue(refused.contains("a would miss more deadlines: 3 instead of 0"), refused);
        // No digit leads to what is refused, or to cards that there are not.
        robot.type(KeyCode.DIGIT9);
        assertSame(before, studio.project());

        take(robot, "Move b to core 1", List.of("10 4", "10 4", "3 0"));
        assertEquals(1, task("b").core());
        assertEquals(0, misses());
        takeBack(robot, before);
    }

    /** Tasks of one executor do not preempt each other: b arrives at 1 and begins when a ends at 6. */
    @Test
    void anotherExecutor(FxRobot robot) throws Exception {
        Project before = explain(robot, "b", "nrf52840", "embassy", """
                {"id": "a", "kind": "task", "name": "a", "deadline": "20 ms",
                 "activation": {"type": "periodic", "period": "20 ms"}, "body": [{"do": "compute", "best": "6 ms", "worst": "6 ms"}]},
                {"id": "b", "kind": "task", "name": "b", "deadline": "5 ms",
                 "activation": {"type": "periodic", "period": "20 ms", "offset": "1 ms"},
                 "body": [{"do": "compute", "best": "2 ms", "worst": "2 ms"}]}
                """);
        assertEquals("b#0 was 2 ms late", words("why-heading"));
        take(robot, "Move b to the executor of P1, above a", List.of());
        assertEquals(1, task("b").priority());
        assertEquals(0, misses());
        takeBack(robot, before);
    }

    /** The fourth sample does not fit: taker fetches one at 1, which makes room for the third, and the next only 4 later. */
    @Test
    void largerQueue(FxRobot robot) throws Exception {
        Project before = explain(robot, "maker", "generic-1", "generic", """
                {"id": "maker", "kind": "task", "name": "maker", "priority": 2, "deadline": "3 ms",
                 "activation": {"type": "periodic", "period": "50 ms"},
                 "body": [{"do": "compute", "best": "1 ms", "worst": "1 ms"}, {"do": "send", "channel": "q"},
                          {"do": "send", "channel": "q"}, {"do": "send", "channel": "q"}, {"do": "send", "channel": "q"}]},
                {"id": "taker", "kind": "task", "name": "taker", "priority": 1, "activation": {"type": "on", "source": "q"},
                 "body": [{"do": "receive", "channel": "q"}, {"do": "compute", "best": "4 ms", "worst": "4 ms"}]},
                {"id": "q", "kind": "channel", "name": "q", "capacity": 2, "full": "block"}
                """);
        assertEquals("maker#0 was 2 ms late", words("why-heading"));
        take(robot, "Let q hold 4 instead of 2", List.of("none 1", "5 1", "2 0"));
        assertEquals(
                4,
                studio.project()
                        .item(ItemId.of("q"), Channel.class)
                        .orElseThrow()
                        .capacity());
        assertEquals(0, misses());
        takeBack(robot, before);
    }

    /** b's 6 take 12 beside a's 2 of every 4; beside 2 of every 5 they take 10, which is its deadline. */
    @Test
    void otherPeriod(FxRobot robot) throws Exception {
        Project before =
                explain(robot, "b", "generic-1", "generic", periodic("a", 2, 4, 2, 2), periodic("b", 1, 40, 10, 6));
        take(robot, "Release a every 5 ms instead of 4 ms", List.of("12 10", "12 10", "2 0"));
        assertEquals(new Activation.Periodic(5 * MS, 0, 0), task("a").activation());
        assertEquals(0, misses());
        takeBack(robot, before);
    }

    /**
     * Behind the 15 of burst b#0 ends at 21, and b#1 waits for it. What skips loses the jobs of 10 and 20 and keeps b#0 late; what gives the old job up misses with b#0 and b#1, which are given up as their deadlines pass, and
     * ends no later than 6 after an arrival from then on.
     */
    @Test
    void overrunPolicy(FxRobot robot) throws Exception {
        Project before = explain(
                robot, "b", "generic-1", "generic", periodic("burst", 2, 200, 15, 15), periodic("b", 1, 10, 10, 6));
        assertEquals("b#0 was 11 ms late", words("why-heading"));
        robot.type(KeyCode.N);
        studio.await("the second miss", () -> words("why-heading").equals("b#1 was 7 ms late"));
        studio.await("its fixes", () -> words("why-fixes").startsWith("FIXES"));
        assertTrue(allWords(card("Skip a job of b that arrives while the last is unfinished"))
                .contains("b loses jobs in the run: 2"));
        take(robot, "Give up the unfinished job of b when the next arrives", List.of("21 21", "21 6", "3 2"));
        assertEquals(Overrun.ABORT, task("b").overrun());
        assertEquals(2, misses());
        takeBack(robot, before);
    }

    /**
     * Lehoczky's pair (periods 100 and 140, deadlines 110 and 154, 52 each), which no deadline monotonic order serves, and a task with 1 of 60 below both. Only t1 may be last: 1 + 52 + 52 = 105, then 1 + 4 * 52 - 100 = 109.
     */
    @Test
    void prioritiesByAudsley(FxRobot robot) throws Exception {
        Project before = explain(
                robot,
                "t3",
                "generic-1",
                "generic",
                periodic("t1", 3, 100, 110, 52),
                periodic("t2", 2, 140, 154, 52),
                periodic("t3", 1, 1400, 60, 1));
        assertTrue(allWords(card("Order all priorities by Audsley's search"))
                .contains("bound of t1: 52 ms becomes 109 ms"));
        take(robot, "Order all priorities by Audsley's search", List.of("261 1", "261 1", "1 0"));
        assertTrue(task("t1").priority() < task("t2").priority(), "t1 last");
        assertTrue(task("t1").priority() < task("t3").priority(), "t1 last");
        assertEquals(0, misses());
        takeBack(robot, before);
    }

    /** High asks at 1 for what low holds until 10, and needs 2 more; it has 8. Low may hold it for 6: high has 6 + 2 at worst. */
    @Test
    void shorterCriticalSection(FxRobot robot) throws Exception {
        Project before = explain(robot, "high", "generic-1", "generic", """
                {"id": "high", "kind": "task", "name": "high", "priority": 2, "deadline": "8 ms",
                 "activation": {"type": "periodic", "period": "20 ms", "offset": "1 ms"},
                 "body": [{"do": "lock", "resource": "r", "body": [{"do": "compute", "best": "2 ms", "worst": "2 ms"}]}]},
                {"id": "low", "kind": "task", "name": "low", "priority": 1, "deadline": "20 ms",
                 "activation": {"type": "periodic", "period": "20 ms"},
                 "body": [{"do": "lock", "resource": "r", "body": [{"do": "compute", "best": "10 ms", "worst": "10 ms"}]}]},
                {"id": "r", "kind": "shared-resource", "name": "r", "protocol": "inheritance"}
                """);
        assertEquals("high#0 was 3 ms late", words("why-heading"));
        take(robot, "Hold r in low for at most 6 ms instead of 10 ms", List.of("12 8", "11 7", "3 0"));
        Step.Lock lock = (Step.Lock) task("low").body().getFirst();
        assertEquals(6 * MS, ((Step.Compute) lock.body().getFirst()).worstNs());
        assertEquals(0, misses());
        takeBack(robot, before);
    }

    /** Long runs ahead of short, which has 4: above it short ends at 2. Less work, too, and more time are offered. */
    @Test
    void otherPriorityLessWorkAndMoreTime(FxRobot robot) throws Exception {
        Project before = explain(
                robot, "short", "generic-1", "generic", periodic("short", 1, 20, 4, 2), periodic("long", 2, 20, 20, 6));
        assertTrue(
                allWords(card("Let long compute at most 2 ms instead of 6 ms")).contains("8 4"));
        assertTrue(
                allWords(card("Allow short a deadline of 8 ms instead of 4 ms")).contains("3 0"));
        take(robot, "Raise short to P3, above long", List.of("8 2", "8 2", "3 0"));
        assertEquals(3, task("short").priority());
        assertEquals(0, misses());
        takeBack(robot, before);
    }

    /** A task that computes as long every time; times in ms. */
    private static String periodic(String id, int priority, int period, int deadline, int work) {
        return """
                {"id": "%1$s", "kind": "task", "name": "%1$s", "priority": %2$d, "deadline": "%4$d ms",
                 "activation": {"type": "periodic", "period": "%3$d ms"},
                 "body": [{"do": "compute", "best": "%5$d ms", "worst": "%5$d ms"}]}""".formatted(id, priority, period, deadline, work);
    }

    /** Opens a design by its key, goes to its first miss, and waits until all there is has been tried. */
    private Project explain(FxRobot robot, String item, String target, String runtime, String... parts)
            throws Exception {
        String items = String.join(",\n", parts);
        late = item;
        long ms = items.contains("1400 ms") ? 700 : items.contains("200 ms") || items.contains("50 ms") ? 100 : 60;
        Path file = Files.writeString(studio.folder.resolve("late.takt"), """
                {"takt": 1, "name": "late", "target": "%s", "runtime": "%s", "settings": {"run-for": "%d ms"}, "items": [
                %s]}""".formatted(target, runtime, ms, items));
        studio.nextOpen = Optional.of(file);
        robot.press(KeyCode.CONTROL).press(KeyCode.O).release(KeyCode.O).release(KeyCode.CONTROL);
        studio.awaitRun();
        robot.type(KeyCode.N);
        studio.await("the explanation", () -> isShown("why-heading"));
        robot.type(KeyCode.Y);
        studio.await("all fixes", () -> words("why-fixes").startsWith("FIXES"));
        return studio.project();
    }

    /** Reads a card, shows its ghost, presses its digit, and holds what the card said against the design that is there now. */
    private void take(FxRobot robot, String title, List<String> figures) {
        Node card = card(title);
        List<String> shown = figures(card);
        if (!figures.isEmpty()) {
            assertEquals(figures, shown);
        }
        focusByTab(robot, "fix-apply-" + number(card));
        studio.await("the ghost", () -> studio.design().timelines().ghostShown());
        robot.type(KeyCode.valueOf("DIGIT" + number(card)));
        studio.awaitRun();
        assertFalse(studio.design().timelines().ghostShown());
        ContextMetrics seen = studio.design()
                .session()
                .checkedProperty()
                .get()
                .flatMap(r -> r.run())
                .flatMap(r -> r.metrics().context(ItemId.of(late)))
                .orElseThrow();
        assertAfter(shown.get(0), bound());
        assertAfter(shown.get(1), seen.worstResponseNs());
        assertEquals(Long.toString(seen.misses()), shown.get(2).split(" ")[1]);
    }

    /** What a card says is the exact figure, rounded up to its decimals. */
    private static void assertAfter(String figures, OptionalLong ns) {
        if (ns.isPresent()) {
            BigDecimal said = new BigDecimal(figures.substring(figures.lastIndexOf(' ') + 1));
            assertEquals(0, said.compareTo(BigDecimal.valueOf(ns.getAsLong(), 6).setScale(3, RoundingMode.CEILING)));
        } else {
            assertTrue(figures.endsWith("none"), figures);
        }
    }

    private OptionalLong bound() {
        return studio.design()
                .session()
                .checkedProperty()
                .get()
                .flatMap(r -> r.analysis())
                .flatMap(a -> a.of(ItemId.of(late)))
                .map(a -> a.bound() instanceof Bound.Known known ? OptionalLong.of(known.ns()) : OptionalLong.empty())
                .orElse(OptionalLong.empty());
    }

    private void focusByTab(FxRobot robot, String id) {
        for (int i = 0; i < 40 && !studio.node(id).isFocused(); i++) {
            robot.type(KeyCode.TAB);
        }
        assertTrue(studio.node(id).isFocused(), id + " is reached by Tab");
    }

    private void takeBack(FxRobot robot, Project before) {
        robot.press(KeyCode.CONTROL).press(KeyCode.Z).release(KeyCode.Z).release(KeyCode.CONTROL);
        studio.await("one step back", () -> studio.project() == before);
    }

    private Node card(String title) {
        for (int i = 1; i <= 5 && isShown("fix-" + i); i++) {
            Node card = studio.node("fix-" + i);
            if (allWords(card).contains(title)) {
                return card;
            }
        }
        throw new AssertionError("no card " + title);
    }

    private static int number(Node card) {
        return Integer.parseInt(card.getId().substring("fix-".length()));
    }

    /** Bound, worst seen and misses, each before and after. */
    private static List<String> figures(Node card) {
        List<String> words = card.lookupAll(".fix-before").stream()
                .map(was -> ((Parent) was.getParent())
                        .getChildrenUnmodifiable().stream()
                                .map(n -> ((Text) n).getText())
                                .reduce("", String::concat)
                                .replace(".000", ""))
                .toList();
        assertEquals(3, words.size());
        return words;
    }

    private static String allWords(Node node) {
        StringBuilder words = new StringBuilder();
        if (node instanceof Label label) {
            words.append(label.getText()).append('\n');
        } else if (node instanceof Text text) {
            words.append(text.getText().replace(".000", ""));
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> words.append(allWords(child)));
            words.append('\n');
        }
        return words.toString();
    }

    private String words(String id) {
        return ((Label) studio.node(id)).getText().replace('\u00a0', ' ');
    }

    private boolean isShown(String id) {
        return studio.stage().getScene().lookup("#" + id) != null;
    }

    private Executable executable(String id) {
        return studio.project().item(ItemId.of(id), Executable.class).orElseThrow();
    }

    private Task task(String id) {
        return (Task) executable(id);
    }

    private long misses() {
        return studio.design().session().runProperty().get().orElseThrow().missed();
    }
}
