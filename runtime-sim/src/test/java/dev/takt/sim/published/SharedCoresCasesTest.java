package dev.takt.sim.published;

import static dev.takt.sim.design.Shared.LATE;
import static dev.takt.sim.design.Shared.at;
import static dev.takt.sim.design.Shared.ends;
import static dev.takt.sim.design.Shared.nonPreemptive;
import static dev.takt.sim.design.Shared.project;
import static dev.takt.sim.design.Shared.run;
import static dev.takt.sim.design.Shared.task;
import static dev.takt.sim.design.Shared.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.sim.design.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Published schedules of tasks that share cores. */
class SharedCoresCasesTest {
    /** Graham 1969: more cores, shorter jobs or fewer precedences make the last job end later. Jobs are tasks of one job each, released when their predecessor
     * tells all of them at once that it has ended. */
    @Test
    void grahamsAnomaliesAreReproduced() throws Exception {
        JsonObject file = (JsonObject) Cases.read("multicore_graham_anomalies.json");
        JsonObject variants = Cases.object(Cases.object(file, "expected"), "variants");
        for (JsonMember member : variants.members()) {
            JsonObject variant = (JsonObject) member.value();
            Map<String, Long> completion = new TreeMap<>();
            Cases.numbers(variant, "completion").forEach((job, end) -> completion.put("j" + job, end));
            Project project = nonPreemptive(project((int) Cases.number(variant, "processors"), jobs(variant)));
            assertEquals(completion, ends(run(project, 1, 1_000)), member.name());
        }
        assertEquals(4, variants.members().size());
    }

    private static List<Item> jobs(JsonObject variant) {
        List<Item> items = new ArrayList<>();
        Cases.numbers(variant, "wcet").forEach((name, ns) -> {
            long number = Long.parseLong(name);
            List<Step> body = new ArrayList<>(List.of(work(ns, ns)));
            Activation activation = at(0);
            ItemId done = ItemId.of("done" + name);
            for (JsonValue pair : Cases.array(variant, "precedence")) {
                if (element(pair, 0) == number && body.size() == 1) {
                    items.add(Channel.blank(done, done.value()).withChannel(ChannelKind.WATCH));
                    body.add(new Step.Notify(done));
                }
                if (element(pair, 1) == number) {
                    activation = new Activation.On(ItemId.of("done" + element(pair, 0)));
                }
            }
            items.add(task("j" + name, (int) (100 - number), activation, body.toArray(Step[]::new)));
        });
        return items;
    }

    private static long element(JsonValue array, int index) {
        return ((JsonNumber) ((JsonArray) array).elements().get(index)).asLong().orElseThrow();
    }

    /** Nasri, Nelissen and Brandenburg 2018, figure 1: every run with costs between their limits stays within the exact best and worst completions, and some run reaches each worst. */
    @Test
    void runsStayWithinTheExactCompletionsOfAScheduleAbstractionGraph() throws Exception {
        JsonObject file = (JsonObject) Cases.read("sag_ecrts18_fig1_global2.json");
        List<Item> items = new ArrayList<>();
        for (JsonValue each : Cases.array(file, "tasks")) {
            JsonObject job = (JsonObject) each;
            items.add(task(
                            "t" + Cases.number(job, "task"),
                            (int) (100 - Cases.number(job, "priority")),
                            at(Cases.number(job, "release_min")),
                            work(Cases.number(job, "cost_min"), Cases.number(job, "cost_max")))
                    .withDeadlineNs(OptionalLong.of(LATE)));
        }
        Project project = nonPreemptive(project(2, items));
        JsonObject jobs = Cases.object(Cases.object(file, "expected"), "jobs");
        Map<String, Long> worst = new TreeMap<>();
        Map<String, Long> seen = new TreeMap<>();
        for (long seed = Seeds.first() - 1; seed < Seeds.first() + 1_999; seed++) {
            for (Map.Entry<String, Long> end : ends(run(project, seed, 1_000)).entrySet()) {
                JsonObject limits = Cases.object(jobs, end.getKey().substring(1) + ".1");
                boolean within = Cases.number(limits, "bcct") <= end.getValue()
                        && end.getValue() <= Cases.number(limits, "wcct");
                assertTrue(within, "seed " + seed + ": " + end);
                worst.put(end.getKey(), Cases.number(limits, "wcct"));
                seen.merge(end.getKey(), end.getValue(), Math::max);
            }
        }
        assertEquals(worst, seen);
    }
}
