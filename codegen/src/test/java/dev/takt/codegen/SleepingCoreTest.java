package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On an RP chip a critical section holds a spin lock: who sleeps in one keeps the other core waiting until it wakes. */
class SleepingCoreTest {
    @ParameterizedTest
    @CsvSource({"rp2040, true", "rp2350, true", "stm32f411re, false", "riscv-virt, false"})
    void theLoopSleepsWithItsOwnInterruptsMaskedAndNoLockTaken(String target, boolean twoCores) {
        Task job = Task.blank(ItemId.of("job"), "job")
                .withPriority(1)
                .withActivation(new Activation.Periodic(10_000_000, 0, 0));
        String main = Designs.text(
                Designs.files(Project.blank("sleep", target, "bare-metal").withItems(List.of(job))), "src/main.rs");
        assertTrue(main.contains("wfi()"), main);
        assertEquals(twoCores, main.contains("""
                        cortex_m::interrupt::free(|_| {
                            if !shared::is_anything_due() {
                                cortex_m::asm::wfi();
                            }
                        });
                """), main);
        assertEquals(!twoCores, main.contains("critical_section::with("), main);
    }
}
