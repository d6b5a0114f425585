package dev.takt.app.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A design that its generator refuses says so among its problems, before anybody exports it. */
class RefusalTest {
    @Test
    void whatTheGeneratorCannotDoIsAProblem() {
        Project sample = Samples.byId("esp32s3-sensor-node").orElseThrow().project();
        Channel pressed = sample.item(ItemId.of("pressed"), Channel.class).orElseThrow();
        List<Problem> problems = problems(sample.withItem(pressed.withChannel(ChannelKind.FLAGS)));
        assertEquals(
                List.of("not-generated", "overheads-unknown", "tool-chain"),
                problems.stream().map(Problem::rule).toList());
        assertEquals(Severity.ERROR, problems.getFirst().severity());
        assertEquals(Optional.of(pressed.id()), problems.getFirst().item());
        assertEquals(
                "Embassy: pressed is a flags, for which no code is generated yet. A queue or a signal can take its place.",
                problems.getFirst().message().text());
    }

    @Test
    void aRuntimeWithoutGeneratorIsNamedOnce() {
        List<Problem> problems =
                problems(Samples.byId("priority-inversion").orElseThrow().project());
        assertEquals(
                List.of("no-generator"),
                problems.stream()
                        .map(Problem::rule)
                        .filter(r -> r.contains("generat"))
                        .toList());
    }

    private static List<Problem> problems(Project project) {
        return Reading.of(
                        project, ShippedCatalogue.get(), RunLimit.of(project), Progress.NONE, Stage.GENERATED, _ -> {})
                .problems();
    }
}
