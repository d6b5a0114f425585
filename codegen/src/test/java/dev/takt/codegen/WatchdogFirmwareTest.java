package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A watchdog that one task feeds, and one that two do, by the registers of each device crate and by esp-hal: all of clippy's pedantic lints have nothing to say, and without what feeds it neither. */
@Tag("firmware")
class WatchdogFirmwareTest {
    private static final List<String> LINTS =
            List.of("clippy::pedantic", "clippy::unwrap_used", "clippy::undocumented_unsafe_blocks");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "rtic, rp2040",
        "rtic, rp2350",
        "rtic, stm32g071rb",
        "bare-metal, rp2040",
        "bare-metal, rp2350",
        "bare-metal, stm32f411re",
        "bare-metal, stm32h743zi",
        "bare-metal, esp32c3",
        "bare-metal, esp32c6"
    })
    void whatStartsAndFeedsItCompilesWithoutAWarning(String runtime, String target) throws Exception {
        for (int feeders = 1; feeders <= 2; feeders++) {
            Path place = folder.resolve("feeders-" + feeders);
            ExportPlan.of(Designs.files(design(runtime, target, feeders)), place)
                    .write();
            for (String features : List.of("", "takt-load")) {
                Ran ran = FirmwareTools.lint(place, ExportedProject.triple(target), LINTS, "--features", features);
                assertEquals(0, ran.code(), ran.output());
            }
        }
    }

    private static Project design(String runtime, String target, int feeders) {
        ItemId dog = ItemId.of("dog");
        List<Item> items = new ArrayList<>();
        items.add(Watchdog.blank(dog, "dog").withInstance(EmbassyBoards.dog(target)));
        for (int i = 0; i < feeders; i++) {
            items.add(Task.blank(ItemId.of("beat-" + i), "beat " + i)
                    .withActivation(new Activation.Periodic(100_000_000, 0, 0))
                    .withPriority(runtime.equals("rtic") ? 1 : 0)
                    .withBody(List.of(new Step.Feed(dog))));
        }
        return Project.blank("fed by " + feeders + " " + runtime + " " + target, target, runtime)
                .withItems(items);
    }
}
