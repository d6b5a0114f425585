package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A critical section of an RP chip takes a spin lock, which a reset by a debugger leaves taken: whoever enters one before all locks are given back waits for ever. */
class SpinLocksAfterResetTest {
    @ParameterizedTest
    @CsvSource({"bare-metal, rp2040", "bare-metal, rp2350", "rtic, rp2040", "rtic, rp2350"})
    void theyAreGivenBackBeforeHeapLoggerAndPeripherals(String runtime, String target) {
        Project blank = Project.blank("spin locks", target, runtime);
        Task job = Task.blank(ItemId.of("job"), "job")
                .withPriority(1)
                .withActivation(new Activation.Periodic(10_000_000, 0, 0));
        String main = Designs.text(
                Designs.files(blank.withItems(List.of(job))
                        .withSettings(blank.settings().withHeapBytes(4096))),
                "src/main.rs");
        int back = main.indexOf("spinlock_reset()");
        assertTrue(back > 0, main);
        for (String masking : List.of("heap::start()", "logger::start()", "Peripherals::take()", "bodies::setup(")) {
            assertTrue(!main.contains(masking) || back < main.indexOf(masking), masking + " comes first: " + main);
        }
    }
}
