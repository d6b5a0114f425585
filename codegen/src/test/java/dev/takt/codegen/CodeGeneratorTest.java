package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.file.Span;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeGeneratorTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/takt/codegen/golden");
    private static final ItemId CONTROL = ItemId.of("control");

    /** Every file except the lock file, which is a resource, and the page with bounds, which are analysis's to test. */
    @ParameterizedTest
    @ValueSource(strings = {"rtic-cortex-m3", "motor-control", "esp32s3-sensor-node"})
    void samplesGenerateTheExpectedFiles(String id) throws IOException {
        StringBuilder all = new StringBuilder();
        for (GeneratedFile file : Designs.files(Designs.sample(id))) {
            all.append("=== ")
                    .append(file.path())
                    .append(" (")
                    .append(file.owner())
                    .append(")\n");
            if (!file.path().equals("Cargo.lock") && !file.path().equals("DESIGN.md")) {
                all.append(file.text());
            }
        }
        Path golden = GOLDEN.resolve(id + ".txt");
        if (Boolean.getBoolean("takt.bless")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, all.toString());
        }
        assertEquals(Files.readString(golden), all.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtic-cortex-m3", "motor-control", "esp32s3-sensor-node"})
    void sameDesignGivesTheSameFiles(String id) {
        assertEquals(Designs.files(Designs.sample(id)), Designs.files(Designs.sample(id)));
    }

    @Test
    void freeRtosSaysThatThereIsNoGenerator() {
        Generation.Refused refused =
                assertInstanceOf(Generation.Refused.class, Designs.generate(Designs.sample("priority-inversion")));
        assertTrue(
                refused.reason().text().contains("FreeRTOS"), refused.reason().text());
    }

    @Test
    void prioritiesAndCeilingsOfTheCodeFollowTheDesign() {
        Project sample = Designs.sample("rtic-cortex-m3");
        String before = Designs.text(Designs.files(sample), "src/main.rs");
        assertTrue(before.contains("/// Ceiling 3: `sampling` at 3, `control` at 2, `report` at 1."), before);
        Task sampling = sample.item(ItemId.of("sampling"), Task.class).orElseThrow();
        String after = Designs.text(Designs.files(sample.withItem(sampling.withPriority(5))), "src/main.rs");
        assertTrue(after.contains("/// Ceiling 5: `sampling` at 5, `control` at 2, `report` at 1."), after);
        assertTrue(after.contains("#[task(priority = 5, shared = [state], local = [sampling])]"), after);
    }

    @Test
    void linesKnowTheirItem() {
        GeneratedFile main = Designs.files(Designs.sample("rtic-cortex-m3")).getFirst();
        List<String> lines = main.text().lines().toList();
        List<String> ofControl = main.spans().stream()
                .filter(s -> s.item().equals(CONTROL))
                .map(s -> lines.get(s.firstLine() - 1).strip())
                .toList();
        assertTrue(ofControl.contains("control: bodies::Control,"), ofControl.toString());
        assertTrue(ofControl.contains("/// control: every 10 ms, deadline 10 ms."), ofControl.toString());
        for (Span span : main.spans()) {
            assertTrue(span.firstLine() >= 1 && span.lastLine() <= lines.size() && span.firstLine() <= span.lastLine());
        }
    }

    @Test
    void bodiesAndReadMeAreTheUsers() {
        List<String> yours = Designs.files(Designs.sample("rtic-cortex-m3")).stream()
                .filter(f -> f.owner() == Owner.YOURS)
                .map(GeneratedFile::path)
                .toList();
        assertEquals(
                List.of(
                        "src/bodies/setup.rs",
                        "src/bodies/uart_rx.rs",
                        "src/bodies/sampling.rs",
                        "src/bodies/control.rs",
                        "src/bodies/report.rs",
                        "src/bodies/command.rs",
                        ".gitignore",
                        "LICENCE.md",
                        "README.md"),
                yours);
    }

    @Test
    void designPageHasTheBounds() {
        String page = Designs.text(Designs.files(Designs.sample("rtic-cortex-m3")), "DESIGN.md");
        assertTrue(page.contains("| control | every 10 ms | Core 0 | 2 | 192 | 10 ms |"), page);
        assertTrue(page.contains("| state | `State` | immediate-ceiling | 3 | sampling, control, report |"), page);
    }

    @Test
    void packetKeepsItsFormatOnTheLine() {
        String payload = Designs.text(Designs.files(Designs.sample("esp32s3-sensor-node")), "logic/src/payload.rs");
        assertTrue(payload.contains("pub const SYNC: u8 = 0xAA;"), payload);
        assertTrue(payload.contains("pub const SIZE: usize = 7;"), payload);
        assertTrue(payload.contains("frame[2..4].copy_from_slice(&self.temperature.to_be_bytes());"), payload);
        assertTrue(payload.contains("frame[6] = Self::checksum(&frame[1..6]);"), payload);
    }

    @Test
    void partitionTableIsTheOneOfThePlan() {
        String table = Designs.text(Designs.files(Designs.sample("esp32s3-sensor-node")), "partitions.csv");
        assertTrue(table.contains("ota_1, app, ota_1, 0x190000, 0x180000,"), table);
    }

    @Test
    void waitInsideALockIsRefused() {
        assertRefused(
                "waits while it holds a lock",
                withBody(new Step.Lock(ItemId.of("state"), List.of(new Step.Delay(1_000_000)))));
    }

    @Test
    void relockingIsRefused() {
        Step inner = new Step.Lock(ItemId.of("state"), List.of());
        assertRefused("locks state while it holds it", withBody(new Step.Lock(ItemId.of("state"), List.of(inner))));
    }

    @Test
    void waitInAHandlerIsRefused() {
        Project sample = Designs.sample("rtic-cortex-m3");
        var handler = sample.item(ItemId.of("uart-rx"), Interrupt.class).orElseThrow();
        assertRefused(
                "is an interrupt handler and cannot wait",
                sample.withItem(handler.withBody(List.of(new Step.Delay(1_000_000)))));
    }

    @Test
    void spansBelowATickAreRefused() {
        assertRefused(
                "is not a whole number of timer ticks of 1 ms",
                withActivation(new Activation.Periodic(1_500_000, 0, 0)));
    }

    @Test
    void clockThatTheChipCannotMakeIsRefused() {
        assertRefused(
                "12 MHz cannot be made exactly",
                Designs.sample("rtic-cortex-m3").withSettings(Settings.DEFAULT.withClockHz(12_000_000)));
    }

    @Test
    void protocolThatRticLacksIsRefused() {
        Project sample = Designs.sample("rtic-cortex-m3");
        Resource state = sample.item(ItemId.of("state"), Resource.class).orElseThrow();
        assertRefused("inheritance", sample.withItem(state.withProtocol(Protocol.INHERITANCE)));
    }

    @Test
    void channelKindsWithoutCodeAreRefused() {
        Channel bell = Channel.blank(ItemId.of("bell"), "bell").withChannel(ChannelKind.PUBSUB);
        Project sample = withBody(new Step.Send(bell.id(), OptionalLong.empty()));
        List<Item> items = new ArrayList<>(sample.items());
        items.add(bell);
        assertRefused("bell is a pubsub", sample.withItems(items));
    }

    private static Project withBody(Step step) {
        Project sample = Designs.sample("rtic-cortex-m3");
        return sample.withItem(sample.item(CONTROL, Task.class).orElseThrow().withBody(List.of(step)));
    }

    private static Project withActivation(Activation activation) {
        Project sample = Designs.sample("rtic-cortex-m3");
        return sample.withItem(sample.item(CONTROL, Task.class).orElseThrow().withActivation(activation));
    }

    private static void assertRefused(String words, Project project) {
        Generation.Refused refused = assertInstanceOf(Generation.Refused.class, Designs.generate(project));
        assertTrue(refused.reason().text().contains(words), refused.reason().text());
    }
}
