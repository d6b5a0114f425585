package dev.takt.codegen.backend.embassy;

import java.util.List;

/**
 * The flash that holds the slots of a boot loader of embassy-boot, in Rust: {@code uses} is the import of its driver, {@code type} the driver's type, {@code make} the function that makes it, {@code field} type and
 * place of its peripheral among {@code p}. The rest is the boot loader's own: {@code prepare} swaps what has to be swapped, {@code bootUses} and {@code bootItems} stand at its head, {@code init} starts the
 * chip, {@code base} is where flash stands in memory, empty for 0. {@code items} are constants that both need.
 */
record SlotFlash(
        String uses,
        String type,
        String make,
        String field,
        List<String> items,
        String prepare,
        String bootUses,
        String bootMake,
        List<String> bootItems,
        String init,
        String base) {
    SlotFlash {
        items = List.copyOf(items);
        bootItems = List.copyOf(bootItems);
    }
}
