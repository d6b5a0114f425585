package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.spi.Backend;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What profiles promise and what backends do, held against one another. */
class BackendContractTest {
    private static final ItemId PIPE = ItemId.of("pipe");
    private static final ItemId DATA = ItemId.of("data");

    private static List<RuntimeProfile> runtimes() {
        return ShippedCatalogue.get().runtimes();
    }

    @Test
    void everyRuntimeOfTheTableThatGeneratesHasOneGenerator() {
        List<String> generating = runtimes().stream()
                .filter(r -> r.support().stream().anyMatch(Support::isGenerated))
                .map(RuntimeProfile::id)
                .toList();
        assertEquals(generating, Backends.ALL.stream().map(Backend::runtime).toList());
    }

    @Test
    void everyChipThatTheTableDoesNotRefuseIsGeneratedForWithPinsThatExist() {
        for (RuntimeProfile runtime : runtimes()) {
            for (String chip : generates(runtime)) {
                List<GeneratedFile> files = Designs.files(design(runtime, chip, List.of()));
                assertTrue(files.size() > 10, runtime.id() + " " + chip);
            }
        }
    }

    @Test
    void everyRefusedRowIsRefusedWithItsReasonAndItsAlternative() {
        for (RuntimeProfile runtime : runtimes()) {
            for (Support row : runtime.support()) {
                if (!row.isGenerated() && runtime.runsOn(row.target())) {
                    Generation.Refused refused = assertInstanceOf(
                            Generation.Refused.class,
                            Designs.generate(design(runtime, row.target(), List.of())),
                            row.toString());
                    String words = refused.reason().text();
                    assertTrue(words.contains(row.why()) && words.contains(row.alternative()), words);
                }
            }
        }
    }

    private static List<String> generates(RuntimeProfile runtime) {
        return runtime.support().stream()
                .filter(Support::isGenerated)
                .map(Support::target)
                .toList();
    }

    @Test
    void everyProtocolOfAProfileIsGenerated() {
        for (RuntimeProfile runtime : runtimes()) {
            for (String chip : generates(runtime)) {
                for (Protocol protocol : runtime.protocols()) {
                    Resource data = Resource.blank(DATA, "data").withProtocol(protocol);
                    Designs.files(design(runtime, chip, List.of(data), new Step.Lock(DATA, List.of())));
                }
            }
        }
    }

    @Test
    void everyOverrunPolicyOfAProfileIsGenerated() {
        for (RuntimeProfile runtime : runtimes()) {
            for (String chip : generates(runtime)) {
                for (Overrun overrun : runtime.overruns()) {
                    Project design = design(runtime, chip, List.of());
                    Task task = design.item(ItemId.of("work"), Task.class).orElseThrow();
                    Designs.files(design.withItem(task.withOverrun(overrun)));
                }
            }
        }
    }

    @Test
    void channelsThatAProfileRefusesAreRefused() {
        for (RuntimeProfile runtime : runtimes()) {
            for (String chip : generates(runtime)) {
                runtime.refusals().forEach(refusal -> {
                    for (ChannelKind kind : ChannelKind.values()) {
                        if (kind.tag().equals(refusal.feature())) {
                            Channel pipe = Channel.blank(PIPE, "pipe").withChannel(kind);
                            assertRefused(
                                    design(runtime, chip, List.of(pipe), new Step.Send(PIPE, OptionalLong.empty())));
                        }
                    }
                    if (refusal.feature().equals(FullPolicy.OVERWRITE_OLDEST.tag())) {
                        Channel pipe = Channel.blank(PIPE, "pipe").withFull(FullPolicy.OVERWRITE_OLDEST);
                        assertRefused(design(runtime, chip, List.of(pipe), new Step.Send(PIPE, OptionalLong.empty())));
                    }
                });
            }
        }
    }

    private static void assertRefused(Project design) {
        assertInstanceOf(Generation.Refused.class, Designs.generate(design));
    }

    private static Project design(RuntimeProfile runtime, String chip, List<? extends Item> items, Step... body) {
        List<Item> all = new ArrayList<>(items);
        all.add(Task.blank(ItemId.of("work"), "work")
                .withActivation(new Activation.Periodic(10_000_000, 0, 0))
                .withPriority(priority(runtime, chip))
                .withBody(List.of(body)));
        return Project.blank("contract", chip, runtime.id()).withItems(all);
    }

    /** A task has a level that is dispatched, except where Embassy has its thread executor alone. */
    private static int priority(RuntimeProfile runtime, String chip) {
        return runtime.id().equals("embassy") && chip.equals("riscv-virt") ? 0 : 1;
    }
}
