package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.body;
import static dev.takt.projects.check.Designs.fixed;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.freertos;
import static dev.takt.projects.check.Designs.item;
import static dev.takt.projects.check.Designs.periodic;
import static dev.takt.projects.check.Designs.step;
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.CoreLoad;
import dev.takt.projects.analysis.Theorem;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Problem;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A failing and a passing design for each rule about watchdogs. */
class WatchdogRulesTest {
    private static AnalysisResult bound(String item, long deadlineNs, Bound bound) {
        return new AnalysisResult(
                List.of(new ContextAnalysis(ItemId.of(item), OptionalLong.of(deadlineNs), bound)),
                List.of(new CoreLoad(0, 1000, List.of())));
    }

    private static Bound known(long ns) {
        return new Bound.Known(ns, ns, Theorem.FIXED_PRIORITY_RTA, List.of(), List.of());
    }

    @Test
    void watchdogThatNobodyFeedsIsFound() {
        Project project = freertos(
                item("watchdog", "fed", "'instance': 'IWDG'"),
                item("watchdog", "hungry", "'instance': 'WWDG', 'timeout': '2 s'"),
                task("a", body(step("feed", "watchdog", "fed"))));
        assertEquals(
                List.of("hungry.: Nobody feeds \"hungry\": it expires after 2 s."),
                found(new WatchdogNotFedRule(), project));
    }

    private static Project dog(String timeout, String period, String more) {
        return freertos(
                item("watchdog", "dog", "'instance': 'WWDG', 'timeout': '" + timeout + "'" + more),
                task("a", periodic(period) + ", " + body(step("feed", "watchdog", "dog"))));
    }

    @Test
    void watchdogFedTooLate() {
        AnalysisResult analysis = bound("a", 100_000_000, known(30_000_000));
        assertEquals(
                List.of(
                        "dog.timeout: \"dog\" expires after 120 ms, but \"a\" feeds it every 100 ms and may take 30 ms: up to 130 ms between feeds."),
                found(new WatchdogFedTooLateRule(), Designs.context(dog("120 ms", "100 ms", ""), analysis)));
        assertEquals(
                List.of(), found(new WatchdogFedTooLateRule(), Designs.context(dog("130 ms", "100 ms", ""), analysis)));
        Project late = dog("120 ms", "100 ms", "");
        Problem problem = new WatchdogFedTooLateRule()
                .check(Designs.context(late, analysis))
                .getFirst();
        Project fixed = problem.fixes().getFirst().edit().apply(late);
        assertEquals(List.of(), found(new WatchdogFedTooLateRule(), Designs.context(fixed, analysis)));
    }

    /** 47 kHz in place of 32 (data sheet of the STM32F411, LSI): 20 ms are over after 20 * 32 / 47 = 13.617 ms, so every 13 ms is in time and every 15 ms is not, for which it takes 15 * 47 / 32 = 22.03 ms. */
    @Test
    void anOscillatorThatMayRunFastExpiresEarly() {
        assertEquals(List.of(), found(new WatchdogFedTooLateRule(), independent("13 ms", "20 ms")));
        assertEquals(
                List.of(
                        "dog.timeout: \"dog\" expires after 20 ms, and after 13.614703 ms where its oscillator runs as fast as the data sheet lets it, but \"a\" feeds it every 15 ms and may take 0 ns: up to 15 ms between feeds."),
                found(new WatchdogFedTooLateRule(), independent("15 ms", "20 ms")));
        Project fixed = new WatchdogFedTooLateRule()
                .check(Designs.context(independent("15 ms", "20 ms")))
                .getFirst()
                .fixes()
                .getFirst()
                .edit()
                .apply(independent("15 ms", "20 ms"));
        assertEquals(22_035_000, fixed.all(Watchdog.class).getFirst().timeoutNs());
        assertEquals(List.of(), found(new WatchdogFedTooLateRule(), fixed));
    }

    /** DS12232: 34 kHz, 20 * 32 / 34 = 18.8 ms; DS12110: 33.6 kHz, 20 * 32 / 33.6 = 19.05 ms. */
    @ParameterizedTest
    @CsvSource({"stm32f405rg, IWDG, 13, 14", "stm32g071rb, IWDG, 18, 19", "stm32h743zi, IWDG1, 19, 20"})
    void anOscillatorThatMayRunFastIsThatOfItsChip(String target, String instance, int inTime, int late) {
        for (int ms : List.of(inTime, late)) {
            Project project = independent(ms + " ms", "20 ms").withTarget(target);
            Watchdog dog = project.all(Watchdog.class).getFirst().withInstance(instance);
            Project moved = project.withItem(dog);
            assertEquals(
                    ms == inTime ? 0 : 1,
                    found(new WatchdogFedTooLateRule(), moved).size(),
                    ms + " " + target);
        }
    }

    private static Project independent(String period, String timeout) {
        return freertos(
                item("watchdog", "dog", "'instance': 'IWDG', 'timeout': '" + timeout + "'"),
                task("a", periodic(period) + ", " + body(step("feed", "watchdog", "dog"))));
    }

    /** It is fed when all have been alive, so one that comes in time does not make up for one that does not. */
    @Test
    void eachOfSeveralFeedersHasToBeInTime() {
        assertEquals(
                List.of(
                        "dog.timeout: \"dog\" expires after 120 ms, but \"slow\" feeds it every 200 ms and may take 0 ns: up to 200 ms between feeds."),
                found(new WatchdogFedTooLateRule(), twoFeed("timeout': '120 ms', 'window': '20 ms")));
    }

    /** Of two the seldom one decides when it is fed. */
    @Test
    void aFeederThatComesOftenDoesNotFeedAloneTooEarly() {
        assertEquals(List.of(), found(new WatchdogFedTooEarlyRule(), twoFeed("timeout': '500 ms', 'window': '20 ms")));
        assertEquals(
                2,
                found(new WatchdogFedTooEarlyRule(), twoFeed("timeout': '500 ms', 'window': '250 ms"))
                        .size());
    }

    private static Project twoFeed(String times) {
        return freertos(
                item("watchdog", "dog", "'instance': 'WWDG', '" + times + "'"),
                task("quick", periodic("10 ms") + ", " + body(step("feed", "watchdog", "dog"))),
                task("slow", periodic("200 ms") + ", " + body(step("feed", "watchdog", "dog"))));
    }

    @Test
    void watchdogFedTooEarly() {
        assertEquals(
                List.of(
                        "dog.window: \"dog\" is fed by \"a\" every 10 ms, within the 20 ms in which a feed is an error."),
                found(new WatchdogFedTooEarlyRule(), dog("50 ms", "10 ms", ", 'window': '20 ms'")));
        assertEquals(List.of(), found(new WatchdogFedTooEarlyRule(), dog("50 ms", "30 ms", ", 'window': '20 ms'")));
    }
}
