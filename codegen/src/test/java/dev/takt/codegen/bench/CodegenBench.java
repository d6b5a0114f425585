package dev.takt.codegen.bench;

import dev.takt.codegen.CodeGenerator;
import dev.takt.codegen.Generation;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What generating takes once the program is warm: every sample that has a generator, the largest last, and comparing it with a folder that has it already. */
public final class CodegenBench {
    private static final int WARM_UP = 100;
    private static final int MEASURED = 51;

    private CodegenBench() {}

    public static void main(String[] arguments) throws Exception {
        List<Sample> samples = Samples.ALL.stream()
                .sorted(Comparator.comparingInt(s -> s.project().items().size()))
                .toList();
        List<GeneratedFile> largest = List.of();
        for (Sample sample : samples) {
            Machine machine =
                    Machine.of(sample.project(), ShippedCatalogue.get()).orElseThrow();
            AnalysisResult analysis = Analysis.of(machine, Progress.NONE);
            MemoryMap memory = MemoryPlanner.plan(machine);
            if (CodeGenerator.generate(machine, analysis, memory) instanceof Generation.Generated made) {
                largest = made.files();
                print(sample.id() + ", generated", median(() -> CodeGenerator.generate(machine, analysis, memory)));
            }
        }
        Path folder = Files.createTempDirectory("takt-bench-");
        List<GeneratedFile> files = largest;
        ExportPlan.of(files, folder).write();
        print("the same, compared with its folder", median(() -> ExportPlan.of(files, folder)));
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static double median(Callable<?> work) throws Exception {
        long[] times = new long[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            long start = System.nanoTime();
            if (work.call() == null) {
                throw new IllegalStateException("nothing came of it");
            }
            if (i >= 0) {
                times[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(times);
        return times[MEASURED / 2] / 1e6;
    }

    private static void print(String name, double ms) {
        System.out.printf(Locale.ROOT, "BENCH\t%s\t%.2f\tms\t%.2f\t< 200 ms\t-%n", name, ms, ms / 200);
    }
}
