package dev.takt.sim.published;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames.ContextName;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Mars Pathfinder task set against published figures (the citation is in the case). */
class PathfinderTest {
    private static final int UNTIL = 2000 - 1;

    private static JsonObject published() throws IOException, JsonSyntaxException {
        return (JsonObject) Cases.read("mars_pathfinder_priority_inversion.json");
    }

    private static Design design(Protocol protocol) throws IOException, JsonSyntaxException {
        Design design = Design.generic().resource("tampon-donnees", protocol);
        for (JsonValue each : Cases.array(published(), "tasks")) {
            JsonObject task = (JsonObject) each;
            Step work = Do.compute(Cases.number(task, "wcet"));
            Step body = task.get("critical_sections").isPresent() ? Do.lock("tampon-donnees", work) : work;
            design = design.periodic(
                    Cases.text(task, "name").replace('_', '-'),
                    10 - (int) Cases.number(task, "priority"),
                    Cases.number(task, "period"),
                    0,
                    body);
        }
        return design;
    }

    private static Map<String, Long> longestResponses(Trace trace) {
        Slices slices = Slices.of(trace);
        Map<String, Long> longest = new LinkedHashMap<>();
        for (ContextName context : trace.names().contexts()) {
            Jobs jobs = slices.jobs(context.index());
            long response = 0;
            for (int i = 0; i < jobs.size(); i++) {
                response = Math.max(response, jobs.finish(i) - jobs.arrival(i));
            }
            longest.put(context.name().replace('-', '_'), response);
        }
        return longest;
    }

    @Test
    void withAPlainMutexTheDataDistributionMissesItsDeadline() throws IOException, JsonSyntaxException {
        JsonObject expected = Cases.object(Cases.object(published(), "expected"), "plain_mutex");
        JsonObject miss = Cases.object(expected, "first_miss");
        Trace trace = design(Protocol.NONE).run(UNTIL);
        int first = 0;
        while (trace.kind(first) != EventKind.MISS) {
            first++;
        }
        Jobs jobs = Slices.of(trace).jobs(trace.context(first));
        int job = jobs.position(trace.job(first));
        assertEquals(Cases.number(miss, "deadline"), trace.time(first));
        assertEquals(Cases.number(miss, "released"), jobs.arrival(job));
        assertEquals(Cases.number(miss, "completes"), jobs.finish(job));
        assertEquals(
                Cases.text(miss, "task").replace('_', '-'),
                trace.names().contexts().get(trace.context(first)).name());
        assertEquals(Cases.numbers(expected, "max_response_2000"), longestResponses(trace));
    }

    @Test
    void inheritanceAndTheOriginalCeilingMeetAllDeadlines() throws IOException, JsonSyntaxException {
        JsonObject expected = Cases.object(Cases.object(published(), "expected"), "pip_simulated_2000");
        Map<String, Long> responses = Cases.numbers(expected, "max_response");
        assertEquals(responses, longestResponses(design(Protocol.INHERITANCE).run(UNTIL)));
        assertEquals(responses, longestResponses(design(Protocol.CEILING).run(UNTIL)));
    }

    @Test
    void aCriticalSectionDelaysEveryTask() throws IOException, JsonSyntaxException {
        Map<String, Long> responses =
                Cases.numbers(Cases.object(published(), "expected"), "srp_and_npcs_simulated_2000");
        assertEquals(responses, longestResponses(design(Protocol.NON_PREEMPTIVE).run(UNTIL)));
    }
}
