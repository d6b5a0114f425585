package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.SupportLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AURIX TC375, for whose three cores no public compiler exists: what of a design needs no chip is generated, is tested on this machine, and says of itself that it is no firmware. */
class ChipFreeTest {
    @TempDir
    Path folder;

    private static Item task(String id, int core, Step... body) {
        return Task.blank(ItemId.of(id), id)
                .withCore(core)
                .withActivation(new Activation.Periodic(10_000_000, 0, 0))
                .withPriority(0)
                .withBody(List.of(body));
    }

    private static Step take(String channel) {
        return new Step.Receive(ItemId.of(channel), OptionalLong.of(0));
    }

    /** A queue from core to core, a signal and a value to look at. */
    private static Project threeCores() {
        return Project.blank("gearbox", "tc375", "bare-metal")
                .withItems(List.of(
                        Channel.blank(ItemId.of("samples"), "samples")
                                .withFull(FullPolicy.DROP_NEWEST)
                                .withPayload(Everything.packet("reading")),
                        Channel.blank(ItemId.of("alarm"), "alarm").withChannel(ChannelKind.SIGNAL),
                        Channel.blank(ItemId.of("view"), "view").withChannel(ChannelKind.WATCH),
                        task("sampler", 0, new Step.Send(ItemId.of("samples"), OptionalLong.empty())),
                        task("control", 1, take("samples"), new Step.Notify(ItemId.of("alarm"))),
                        task(
                                "monitor",
                                2,
                                new Step.Wait(ItemId.of("alarm"), OptionalLong.of(0)),
                                new Step.Wait(ItemId.of("view"), OptionalLong.of(0)),
                                new Step.Notify(ItemId.of("view")))));
    }

    private static List<String> paths(List<GeneratedFile> files) {
        return files.stream().map(GeneratedFile::path).sorted().toList();
    }

    @Test
    void aDesignOfThreeCoresIsGeneratedAsFarAsItNeedsNoChip() {
        assertEquals(List.of(), Designs.errors(threeCores()));
        List<GeneratedFile> files = Designs.files(threeCores());
        assertEquals(
                List.of(
                        ".github/workflows/logic.yml",
                        ".gitignore",
                        "Cargo.lock",
                        "Cargo.toml",
                        "DESIGN.md",
                        "LICENCE.md",
                        "README.md",
                        "deny.toml",
                        "logic/Cargo.toml",
                        "logic/src/channel.rs",
                        "logic/src/contract.rs",
                        "logic/src/lib.rs",
                        "logic/src/payload.rs",
                        "logic/tests/channel.rs",
                        "logic/tests/payload.rs",
                        "memory.x",
                        "rust-toolchain.toml"),
                paths(files));
        String readMe = Designs.text(files, "README.md");
        assertTrue(readMe.contains("- No firmware: "), readMe);
        assertTrue(!readMe.contains("cargo run") && !readMe.contains("probe-rs"), readMe);
        String page = Designs.text(files, "DESIGN.md");
        assertTrue(page.contains("| monitor |") && !page.contains("src/bodies"), page);
    }

    /** Only what is used is locked: two crates that a channel asks for, and nothing for constants. */
    @Test
    void theLockFileIsThatOfThePackageAlone() {
        String with = Designs.text(Designs.files(threeCores()), "Cargo.lock");
        assertEquals(
                List.of("byteorder", "critical-section", "gearbox-logic", "hash32", "heapless", "stable_deref_trait"),
                names(with));
        Project without = Project.blank("gearbox", "tc375", "bare-metal").withItems(List.of(task("sampler", 2)));
        List<GeneratedFile> files = Designs.files(without);
        assertEquals(List.of("gearbox-logic"), names(Designs.text(files, "Cargo.lock")));
        assertTrue(!Designs.text(files, "README.md").contains("critical-section"));
    }

    private static List<String> names(String lock) {
        return lock.lines()
                .filter(l -> l.startsWith("name = "))
                .map(l -> l.substring(8, l.length() - 1))
                .toList();
    }

    @Test
    void theTableSaysThatItIsGeneratedAndWhyItIsNotBuilt() {
        Support row = ShippedCatalogue.get()
                .runtime("bare-metal")
                .flatMap(r -> r.support("tc375"))
                .orElseThrow();
        assertEquals(SupportLevel.GENERATED, row.level());
        assertTrue(row.why().contains("TriCore") && row.why().contains("no firmware"), row.why());
    }

    @Test
    void whatNoSuperloopCanDoIsRefusedAllTheSame() {
        List<Item> items = new ArrayList<>(threeCores().items());
        items.add(task("sleeper", 0, new Step.Delay(1_000_000)));
        Generation.Refused refused = assertInstanceOf(
                Generation.Refused.class, Designs.generate(threeCores().withItems(items)));
        assertTrue(refused.reason().text().contains("sleeper"), refused.reason().text());
    }

    @Test
    @Tag("firmware")
    @Proves(runtime = "bare-metal", level = SupportLevel.GENERATED, targets = "tc375")
    void itsPackageIsFormattedLintedAndTestedOnThisMachine() throws Exception {
        ExportPlan.of(Designs.files(threeCores()), folder).write();
        FirmwareTools.assertFormatted(folder, "2024");
        // per framed type two of values and one of wrong bits; three of a queue, one of a signal, one of a watch
        assertEquals(8, LogicOnHost.assertPasses(folder));
        // a core without an operating system and without atomic exchange stands for the one that has no compiler here
        String small = "thumbv6m-none-eabi";
        FirmwareTools.Ran ran = FirmwareTools.lint(
                folder, small, List.of("clippy::pedantic", "clippy::unwrap_used"), "--target", small);
        assertEquals(0, ran.code(), ran.output());
    }

    /** What its workflow runs, but for the tool chain. */
    @Test
    void itsWorkflowFormatsLintsAndTests() {
        String workflow = Designs.text(Designs.files(threeCores()), ".github/workflows/logic.yml");
        assertEquals(
                List.of(
                        "rustup toolchain install",
                        "cargo fmt --all --check",
                        "cargo clippy --locked --all-targets -- -D warnings",
                        "cargo test --locked"),
                workflow.lines()
                        .flatMap(l -> l.contains("- run: ") ? Stream.of(l.substring(l.indexOf(": ") + 2)) : Stream.of())
                        .toList());
    }
}
