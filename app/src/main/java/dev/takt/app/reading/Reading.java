package dev.takt.app.reading;

import dev.takt.codegen.CodeGenerator;
import dev.takt.codegen.Generation;
import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.check.CheckContext;
import dev.takt.projects.check.DesignRules;
import dev.takt.projects.check.Findings;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A design read in all four ways: checked, analysed, generated, simulated, as far as its stage says. Window and command line have no other way to any of it. Whatever
 * needs the machine is absent where chip or runtime is unknown; a problem says so.
 */
public record Reading(
        Project project,
        Stage stage,
        Optional<Machine> machine,
        Optional<AnalysisResult> analysis,
        Optional<MemoryMap> memory,
        Findings findings,
        Optional<Generation> generation,
        Optional<Simulated> run) {
    /** Reads a design to the end. */
    public static Reading of(Project project, Catalogue catalogue, RunLimit limit, Progress progress) {
        return of(project, catalogue, limit, progress, Stage.SIMULATED, _ -> {});
    }

    /**
     * Reads a design up to a stage and publishes every stage as it is reached. Stops between stages once it is cancelled; what it gives back then is not complete. How far it is is told of the last stage alone.
     */
    public static Reading of(
            Project project,
            Catalogue catalogue,
            RunLimit limit,
            Progress progress,
            Stage last,
            Consumer<Reading> published) {
        Reading reading = resolved(project, catalogue);
        published.accept(reading);
        while (reading.stage != last && !progress.cancelled()) {
            reading = switch (reading.stage) {
                case RESOLVED -> reading.checked(catalogue, last == Stage.CHECKED ? progress : progress.quiet());
                case CHECKED -> reading.generated();
                case GENERATED -> reading.simulated(limit, progress);
                case SIMULATED -> throw new IllegalStateException("nothing comes after " + Stage.SIMULATED);
            };
            if (!progress.cancelled()) {
                published.accept(reading);
            }
        }
        return reading;
    }

    /** The same with its run gone on from where it was cut; this one if it was not, or if that is cancelled. */
    public Reading further(RunLimit limit, Progress progress) {
        Optional<Simulated> longer = machine.flatMap(m -> run.flatMap(r -> r.further(m, limit, progress)));
        return longer.isEmpty() || progress.cancelled()
                ? this
                : new Reading(project, stage, machine, analysis, memory, findings, generation, longer);
    }

    /** True if its run was cut short and can go on. */
    public boolean isCut() {
        return run.flatMap(Simulated::cut).isPresent();
    }

    /** What stands against the design, worst first: the rules' problems, then what the run has found. */
    public List<Problem> problems() {
        List<Problem> found = run.map(Simulated::findings).orElse(List.of());
        return Stream.concat(findings.problems().stream(), found.stream())
                .sorted(Comparator.comparing(Problem::severity))
                .toList();
    }

    /** True if the rules found an error. */
    public boolean hasErrors() {
        return findings.problems().stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }

    /** True if the rules or the run found an error: a missed deadline, a deadlock, a reset, a context that went on without time passing. */
    public boolean hasErrorsOrRanIntoOne() {
        return problems().stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }

    /** What would be generated if flash were divided in another way; nothing before it is checked. Bounds do not depend on the flash. */
    public Optional<Generation> dividedAs(FlashPlan plan, Catalogue catalogue) {
        if (plan.equals(project.flash()) && generation.isPresent()) {
            return generation;
        }
        return Machine.of(project.withFlash(plan), catalogue)
                .flatMap(m -> analysis.map(a -> CodeGenerator.generate(m, a, MemoryPlanner.plan(m))));
    }

    private static Reading resolved(Project project, Catalogue catalogue) {
        return new Reading(
                project,
                Stage.RESOLVED,
                Machine.of(project, catalogue),
                Optional.empty(),
                Optional.empty(),
                new Findings(List.of(), List.of()),
                Optional.empty(),
                Optional.empty());
    }

    private Reading checked(Catalogue catalogue, Progress progress) {
        Optional<AnalysisResult> bounds = machine.map(m -> Analysis.of(m, progress));
        Optional<MemoryMap> map = machine.map(MemoryPlanner::plan);
        List<Obstacle> obstacles = machine.flatMap(
                        m -> bounds.flatMap(b -> map.map(memoryMap -> CodeGenerator.obstacles(m, b, memoryMap))))
                .orElse(List.of());
        Findings found = DesignRules.findings(new CheckContext(project, catalogue, machine, bounds, map, obstacles));
        return new Reading(project, Stage.CHECKED, machine, bounds, map, found, Optional.empty(), Optional.empty());
    }

    private Reading generated() {
        Optional<Generation> made =
                machine.flatMap(m -> analysis.flatMap(a -> memory.map(map -> CodeGenerator.generate(m, a, map))));
        return new Reading(project, Stage.GENERATED, machine, analysis, memory, findings, made, Optional.empty());
    }

    private Reading simulated(RunLimit limit, Progress progress) {
        Optional<Simulated> seen = machine.map(m -> Simulated.of(m, limit, progress));
        return new Reading(project, Stage.SIMULATED, machine, analysis, memory, findings, generation, seen);
    }
}
