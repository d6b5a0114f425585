package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.emit.FaultFile;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Faults;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Payload;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.synthesis.Retarget;
import dev.takt.projects.target.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated code under all of clippy's pedantic lints, without a warning, plain, with load and trace, and, on a chip of each HAL, with each logger: every step and activation of each runtime on each kind of chip, and each sample; and rustdoc has
 * nothing to complain about.
 */
@Tag("firmware")
class LintFirmwareTest {
    private static final List<String> LINTS =
            List.of("clippy::pedantic", "clippy::unwrap_used", "clippy::undocumented_unsafe_blocks");
    private static final List<String> FEATURES = List.of("", "takt-load,takt-trace");
    private static final List<String> LOGGERS = List.of("log", "defmt,takt-trace,takt-deadlines");

    /** A logger is a feature of the HAL's crate: what has that of another chip here, and its core or one like it, says nothing new and takes minutes. */
    private static final Set<String> LIKE_OTHERS = Set.of("mps2-an385", "stm32h743zi", "rp2350", "esp32c6");

    @TempDir
    Path folder;

    static Stream<Project> designs() {
        return Stream.concat(
                Stream.concat(EveryStep.KINDS.stream().map(kind -> restarting(kind.design())), Stream.of(large())),
                Samples.ALL.stream().map(LintFirmwareTest::buildable));
    }

    /** Elements of a kilobyte, a watchdog that two tasks feed, and updates. */
    private static Project large() {
        ItemId records = ItemId.of("records");
        ItemId dog = ItemId.of("dog");
        Step send = new Step.Send(records, OptionalLong.empty());
        return Project.blank("lint large", "nrf52840", "embassy")
                .withFlash(FlashPlan.NONE.withScheme("embassy-boot"))
                .withItems(List.of(
                        Watchdog.blank(dog, "dog").withInstance("WDT").withTimeoutNs(2_000_000_000),
                        Channel.blank(records, "records")
                                .withFull(FullPolicy.DROP_NEWEST)
                                .withPayload(Payload.NONE.withOpaqueBytes(1024)),
                        EmbassyLines.task("writer", 0, send, new Step.Feed(dog)),
                        EmbassyLines.task("other", 0, new Step.Feed(dog)),
                        Task.blank(ItemId.of("reader"), "reader").withActivation(new Activation.On(records))));
    }

    /** With handlers of its own for faults, where there can be any. */
    private static Project restarting(Project project) {
        Project named = project.withName("lint " + project.runtime() + " " + project.target());
        return FaultFile.isPossible(Designs.design(project).machine())
                ? named.withSettings(named.settings().withFaults(Faults.RESET))
                : named;
    }

    /** A sample where there are a generator and a compiler for it: a design for Xtensa on RISC-V, one for FreeRTOS on Embassy. */
    private static Project buildable(Sample sample) {
        Catalogue catalogue = ShippedCatalogue.get();
        Project project = sample.project();
        String target = project.target().equals("esp32s3") ? "esp32c6" : project.target();
        String runtime = project.runtime().equals("freertos") ? "embassy" : project.runtime();
        return Retarget.to(
                        project,
                        catalogue,
                        catalogue.chip(target).orElseThrow(),
                        catalogue.runtime(runtime).orElseThrow())
                .project();
    }

    static Stream<Project> largeDesigns() {
        return Stream.of("rtic", "embassy", "bare-metal")
                .flatMap(runtime -> Stream.of(LargeDesigns.oneWord(runtime), LargeDesigns.alike(runtime)));
    }

    /** Functions with a line for each of very many, and names that look alike: what clippy would have divided or renamed is the design's. */
    @ParameterizedTest
    @MethodSource("largeDesigns")
    void neitherSizeNorNamesAreWarnedOf(Project project) throws Exception {
        ExportPlan.of(Designs.files(project), folder).write();
        for (String features : FEATURES) {
            Ran ran =
                    FirmwareTools.lint(folder, ExportedProject.triple(project.target()), LINTS, "--features", features);
            assertEquals(0, ran.code(), project.name() + " with " + features + ": " + ran.output());
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void nothingIsWarnedOf(Project project) throws Exception {
        ExportPlan.of(Designs.files(project), folder).write();
        String triple = ExportedProject.triple(project.target());
        boolean logs = !LIKE_OTHERS.contains(project.target());
        for (String features :
                logs ? Stream.concat(FEATURES.stream(), LOGGERS.stream()).toList() : FEATURES) {
            Ran ran = FirmwareTools.lint(folder, triple, LINTS, "--features", features);
            assertEquals(0, ran.code(), project.name() + " with " + features + ": " + ran.output());
        }
    }

    /** As a user would have it written; elsewhere rustdoc itself is called, with what is built. */
    @ParameterizedTest
    @CsvSource({"rtic, lm3s6965", "embassy, lm3s6965", "bare-metal, lm3s6965", "bare-metal, riscv-virt"})
    void cargoWritesTheDocumentation(String runtime, String target) throws Exception {
        Project design = new EveryStep(runtime, target).design().withName("doc " + runtime + " " + target);
        ExportPlan.of(Designs.files(design), folder).write();
        Ran ran = FirmwareTools.document(folder, ExportedProject.triple(target));
        assertEquals(0, ran.code(), ran.output());
    }
}
