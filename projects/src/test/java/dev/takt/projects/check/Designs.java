package dev.takt.projects.check;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Progress;
import java.util.List;
import java.util.Optional;

/** Tiny designs for tests of rules. */
final class Designs {
    static final AnalysisResult NO_ANALYSIS = new AnalysisResult(List.of(), List.of());

    private Designs() {}

    /** A design of some items, on a chip and a runtime of the catalogue. */
    static Project of(String target, String runtime, String items) {
        return read("{\"takt\": 1, \"name\": \"test\", \"target\": \"%s\", \"runtime\": \"%s\", \"items\": [%s]}"
                .formatted(target, runtime, items.replace('\'', '"')));
    }

    /** On a microcontroller with FreeRTOS. */
    static Project freertos(String... items) {
        return of("stm32f411re", "freertos", items(items));
    }

    /** On the same with ideal scheduling without costs. */
    static Project generic(String... items) {
        return of("stm32f411re", "generic", items(items));
    }

    static Project read(String text) {
        Opened opened = ProjectFormat.read(text);
        if (!opened.isWhole()) {
            throw new IllegalArgumentException(opened.problems().toString());
        }
        return opened.project().orElseThrow();
    }

    static CheckContext context(Project project) {
        return context(project, NO_ANALYSIS);
    }

    /** With the real analysis. */
    static CheckContext analysed(Project project) {
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        return context(project, Analysis.of(machine, Progress.NONE));
    }

    static CheckContext context(Project project, AnalysisResult analysis) {
        Catalogue catalogue = ShippedCatalogue.get();
        Optional<Machine> machine = Machine.of(project, catalogue);
        Optional<MemoryMap> memory = machine.map(m -> MemoryPlanner.plan(m));
        return new CheckContext(project, catalogue, machine, machine.map(_ -> analysis), memory);
    }

    /** A task; {@code more} are further members. */
    static String task(String id, String more) {
        return item("task", id, more);
    }

    /** An item of a kind, named like its id. */
    static String item(String kind, String id, String more) {
        return "{'id': '%s', 'kind': '%s', 'name': '%s'%s}".formatted(id, kind, id, more.isEmpty() ? "" : ", " + more);
    }

    /** An instance of the chip with pins as {@link #pin} makes them. */
    static String peripheral(String id, String instance, String... pins) {
        return item("peripheral", id, "'instance': '" + instance + "', 'pins': [" + String.join(", ", pins) + "]");
    }

    static String pin(String signal, String pin) {
        return "{'signal': '" + signal + "', 'pin': '" + pin + "'}";
    }

    /** A body. */
    static String body(String... steps) {
        return "'body': [" + String.join(", ", steps) + "]";
    }

    static String compute(String worst) {
        return "{'do': 'compute', 'best': '0 ns', 'worst': '%s'}".formatted(worst);
    }

    static String lock(String resource, String... steps) {
        return "{'do': 'lock', 'resource': '%s', %s}".formatted(resource, body(steps));
    }

    static String step(String tag, String property, String item) {
        return "{'do': '%s', '%s': '%s'}".formatted(tag, property, item);
    }

    static String periodic(String period) {
        return "'activation': {'type': 'periodic', 'period': '%s'}".formatted(period);
    }

    static String items(String... items) {
        return String.join(", ", items);
    }

    /** What one rule says: a line a problem, item and property in front. */
    static List<String> found(DesignRule rule, CheckContext context) {
        return rule.check(context).stream().map(Designs::line).toList();
    }

    static List<String> found(DesignRule rule, Project project) {
        return found(rule, context(project));
    }

    /** A design after the first fix of the first problem of a rule. */
    static Project fixed(DesignRule rule, Project project) {
        return rule.check(context(project)).getFirst().fixes().getFirst().edit().apply(project);
    }

    static String line(Problem problem) {
        return problem.item().map(i -> i.value()).orElse("") + "." + problem.property() + ": "
                + problem.message().text();
    }
}
