package dev.takt.codegen;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.check.CheckContext;
import dev.takt.projects.check.DesignRules;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.target.CpuArch;
import dev.takt.projects.text.Progress;
import java.util.List;
import java.util.Optional;

/** Designs of the tests, and what is generated from them. */
public final class Designs {
    private Designs() {}

    public static Project sample(String id) {
        return Samples.byId(id).orElseThrow().project();
    }

    /** A design for the ESP32-S3 moved to the ESP32-C6: one core, other pins. */
    public static Project onEsp32C6(Project project) {
        List<Item> items = project.items().stream()
                .map(item -> switch (item) {
                    case Executable executable -> executable.withCore(0);
                    case Peripheral peripheral ->
                        peripheral.withPins(peripheral.pins().stream()
                                .map(Designs::onEsp32C6)
                                .toList());
                    default -> item;
                })
                .toList();
        return project.withTarget("esp32c6").withItems(items);
    }

    private static PinUse onEsp32C6(PinUse use) {
        return new PinUse(use.signal(), otherPins(use.pin()));
    }

    /** The pins above those that the ESP32-C6 has, or that its flash takes, become others. */
    static String otherPins(String text) {
        return text.replace("GPIO43", "GPIO20").replace("GPIO44", "GPIO21");
    }

    public static Generation generate(Project project) {
        Machine machine = machine(project);
        AnalysisResult analysis = Analysis.of(machine, Progress.NONE);
        return CodeGenerator.generate(machine, analysis, MemoryPlanner.plan(machine));
    }

    /** What a backend is given. */
    public static Design design(Project project) {
        Machine machine = machine(project);
        AnalysisResult analysis = Analysis.of(machine, Progress.NONE);
        return new Design(CodeLayout.of(machine), analysis, MemoryPlanner.plan(machine));
    }

    /** The errors that check finds in a design before anything is exported, each as its rule and its item. */
    public static List<String> errors(Project project) {
        return problems(project).stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .map(p -> p.rule() + " " + p.item().map(ItemId::value).orElse(p.property()))
                .distinct()
                .toList();
    }

    /** What check says of a design. */
    static List<Problem> problems(Project project) {
        Machine machine = machine(project);
        AnalysisResult analysis = Analysis.of(machine, Progress.NONE);
        MemoryMap memory = MemoryPlanner.plan(machine);
        return DesignRules.check(new CheckContext(
                project,
                ShippedCatalogue.get(),
                Optional.of(machine),
                Optional.of(analysis),
                Optional.of(memory),
                CodeGenerator.obstacles(machine, analysis, memory)));
    }

    private static Machine machine(Project project) {
        return Machine.of(project, ShippedCatalogue.get()).orElseThrow();
    }

    /** False for chips without a public compiler, for which no more is generated than what needs no chip. */
    static boolean hasFirmware(String target) {
        return ShippedCatalogue.get().chip(target).orElseThrow().arch() != CpuArch.TRICORE;
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
