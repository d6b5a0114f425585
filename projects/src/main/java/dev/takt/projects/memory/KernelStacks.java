package dev.takt.projects.memory;

import java.util.List;
import java.util.Optional;

/** Stacks a kernel has for itself with its default settings: Zephyr 4.4 (kernel/Kconfig; the larger of two where the core decides), FreeRTOS V11.3 (FreeRTOSConfig.h of the template: 128 words). */
final class KernelStacks {
    private static final String ZEPHYR = "zephyr";
    private static final long ZEPHYR_INTERRUPTS = 2048;

    /** Start-up, the loop that idles and the handler of the timer, on the stack that contexts share: rounded up from what firmware of small designs takes in QEMU with its log of a run, their tasks included. */
    private static final long SHARED = 256;

    private KernelStacks() {}

    static List<RamUse> of(String runtime, long interrupts) {
        return switch (runtime) {
            case ZEPHYR ->
                List.of(
                        stack("interrupts", Math.max(ZEPHYR_INTERRUPTS, interrupts)),
                        stack("main", 1024),
                        stack("system workqueue", 1024),
                        stack("idle", 512));
            case "freertos" -> List.of(stack("idle", 512), stack("timers", 512));
            default -> List.of();
        };
    }

    /** What a runtime without threads puts on the shared stack of the first core beside its contexts. */
    static long shared(String runtime) {
        return switch (runtime) {
            case "rtic", "embassy", "bare-metal" -> SHARED;
            default -> 0;
        };
    }

    /** True if handlers run on a stack that the kernel has beside those of threads, not on what is left of the RAM. */
    static boolean hasInterruptStack(String runtime) {
        return runtime.equals(ZEPHYR);
    }

    private static RamUse stack(String name, long bytes) {
        return new RamUse(RamUseKind.STACK, name, Optional.empty(), bytes);
    }
}
