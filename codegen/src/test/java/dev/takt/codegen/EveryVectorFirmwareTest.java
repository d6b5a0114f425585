package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.target.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every vector that the catalogue offers for a chip has a handler in one design, and the device crate knows each by that name. */
@Tag("firmware")
class EveryVectorFirmwareTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "esp32c3",
                "esp32c6",
                "nrf52832",
                "nrf52833",
                "nrf52840",
                "rp2040",
                "rp2350",
                "stm32f401re",
                "stm32f405rg",
                "stm32f411re",
                "stm32g071rb",
                "stm32h743zi"
            })
    void everyVectorThatIsOfferedCompiles(String target) throws Exception {
        check("bare-metal", target);
    }

    /** Each hardware layer has vectors by a device crate of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"nrf52840", "rp2040", "rp2350", "stm32f411re", "stm32g071rb", "stm32h743zi"})
    void everyVectorThatEmbassyIsOfferedCompiles(String target) throws Exception {
        check("embassy", target);
    }

    private void check(String runtime, String target) throws Exception {
        List<Item> handlers = new ArrayList<>();
        for (Vector vector : EmbassyBoards.chip(target).vectors()) {
            handlers.add(Interrupt.blank(ItemId.of("on-" + handlers.size()), "on " + vector.name())
                    .withVector(vector.name())
                    .withActivation(new Activation.Sporadic(SECOND, 0, 0))
                    .withBody(List.of(new Step.Compute("work", 1_000, 1_000, Distribution.WORST))));
        }
        Project all = Project.blank("vectors of " + target + " " + runtime, target, runtime);
        Set<String> taken = new HashSet<>();
        Designs.errors(all.withItems(handlers)).forEach(e -> taken.add(e.substring(e.indexOf(' ') + 1)));
        List<Item> free =
                handlers.stream().filter(h -> !taken.contains(h.id().value())).toList();
        assertTrue(free.size() > handlers.size() / 2, () -> "taken are " + taken);
        ExportedProject.of(all.withItems(free), folder).check();
    }
}
