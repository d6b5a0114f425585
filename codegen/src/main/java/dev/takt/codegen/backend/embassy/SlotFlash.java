package dev.takt.codegen.backend.embassy;

import java.util.List;

/**
 * The flash that holds the slots of a boot loader of embassy-boot, in Rust: {@code uses} is the import of its driver, {@code type} the driver's type, {@code make} the function that makes it, {@code field} type and
 * place of its peripheral among {@code p}, {@code items} are constants that it needs.
 */
record SlotFlash(String uses, String type, String make, String field, List<String> items) {
    SlotFlash {
        items = List.copyOf(items);
    }
}
