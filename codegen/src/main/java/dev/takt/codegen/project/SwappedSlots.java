package dev.takt.codegen.project;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.pins.PinSet;
import dev.takt.projects.memory.LayoutScheme;
import dev.takt.projects.memory.MemoryMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The slots that embassy-boot swaps, for firmware on a device crate: the boot loader, and the driver of the flash that an update is written by. */
public record SwappedSlots(BootLoader loader, GeneratedFile flash) {
    /** The crate that knows what the boot loader is told. */
    private static final String CRATE = "embassy-boot";

    /** What the firmware writes an update by. */
    private static final String DOOR = "takt::ota::take()";

    /** If the flash plan has such slots, and the chip a driver for them. */
    public static Optional<SwappedSlots> of(CodeLayout layout, MemoryMap memory, PinSet pins, FlashFile.Holder holder) {
        if (!areWanted(memory) || !pins.has(CRATE)) {
            return Optional.empty();
        }
        return FlashFile.of(layout.machine().chip(), pins.device(), holder)
                .flatMap(flash -> BootLoader.of(layout, memory, DOOR).map(loader -> new SwappedSlots(loader, flash)));
    }

    /** True if the flash plan has slots for embassy-boot. */
    public static boolean areWanted(MemoryMap memory) {
        return memory.scheme().equals(LayoutScheme.EMBASSY_BOOT.tag());
    }

    /** What is beside the modules: the user's test, and the boot loader. */
    public List<GeneratedFile> others() {
        List<GeneratedFile> files = new ArrayList<>(List.of(UpdateText.selfTest()));
        files.addAll(loader.files());
        return files;
    }
}
