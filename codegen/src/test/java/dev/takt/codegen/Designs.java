package dev.takt.codegen;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import java.util.List;

/** Designs of the tests, and what is generated from them. */
public final class Designs {
    private Designs() {}

    public static Project sample(String id) {
        return Samples.byId(id).orElseThrow().project();
    }

    public static Generation generate(Project project) {
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        AnalysisResult analysis = new AnalysisResult(List.of(), List.of());
        return CodeGenerator.generate(machine, analysis, MemoryPlanner.plan(machine, analysis));
    }

    /** The files of a design that is not refused. */
    public static List<GeneratedFile> files(Project project) {
        return switch (generate(project)) {
            case Generation.Generated generated -> generated.files();
            case Generation.Refused refused ->
                throw new AssertionError(refused.reason().text());
        };
    }

    public static String text(List<GeneratedFile> files, String path) {
        return files.stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no file " + path))
                .text();
    }
}
