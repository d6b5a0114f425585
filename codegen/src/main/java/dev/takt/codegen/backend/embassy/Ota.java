package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.project.BootLoader;
import dev.takt.codegen.project.UpdateText;
import dev.takt.codegen.spi.Design;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.LayoutScheme;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.problem.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The update over the air of a design whose flash has two slots: code that writes an image into the other slot, and an image on trial that confirms itself or is rolled back. */
record Ota(Design design, Optional<SlotFlash> flash) {
    private static final int APP = 0;
    private static final int FIRST_SLOT = 0x10;
    private static final int LAST_SLOT = 0x1F;
    private static final int DATA = 1;
    private static final int OTADATA = 0;

    private static final String BOTH_STAND =
            "While an update erases or writes a sector of flash, neither core runs tasks or handlers: tens of milliseconds, up to some hundreds by data sheets. Bounds do not count that.";

    /** Code for updates, if the flash of the design has slots for it. */
    static Optional<Ota> of(Design design, Family family) {
        if (family instanceof EspFamily) {
            return hasSlots(design.memory()) ? Optional.of(new Ota(design, Optional.empty())) : Optional.empty();
        }
        return scheme(design) == LayoutScheme.EMBASSY_BOOT
                        && refusal(design, family).isEmpty()
                ? Optional.of(new Ota(design, family.slots(design)))
                : Optional.empty();
    }

    private static LayoutScheme scheme(Design design) {
        return LayoutScheme.of(MemoryPlanner.scheme(
                        design.machine().project().flash(), design.machine().chip()))
                .orElseThrow();
    }

    /** Why the flash plan cannot be generated for. */
    static Optional<Obstacle> refusal(Design design, Family family) {
        String chip = design.machine().chip().name();
        return switch (scheme(design)) {
            case LINKER, ESP_IDF -> Optional.empty();
            case EMBASSY_BOOT ->
                family.slots(design).isEmpty()
                                || PinSets.bootLoader(design.machine()).isEmpty()
                        ? Optional.of(Obstacle.ofProject("flash", Texts.text("generation.ota.chip", chip)))
                        : Optional.empty();
            case MCUBOOT_SCRATCH, MCUBOOT_MOVE, MCUBOOT_OFFSET, MCUBOOT_OVERWRITE ->
                Optional.of(Obstacle.ofProject("flash", Texts.text("generation.ota.mcuboot", "Embassy")));
            case TOCK -> Optional.of(Obstacle.ofProject("flash", Texts.text("generation.ota.tock", "Embassy")));
        };
    }

    private static boolean hasSlots(MemoryMap memory) {
        long slots = memory.table().stream().filter(Ota::isSlot).count();
        return slots >= 2 && memory.table().stream().anyMatch(e -> e.is(DATA, OTADATA));
    }

    private static boolean isSlot(EspEntry entry) {
        return entry.type() == APP && entry.subtype() >= FIRST_SLOT && entry.subtype() <= LAST_SLOT;
    }

    /** What of the peripherals it needs, as {@code name: type = value}. */
    String kernel() {
        return "flash: " + flash.map(SlotFlash::field).orElse("peripherals::FLASH<'static> = p.FLASH");
    }

    /** The call in {@code main}. */
    static String start() {
        return "takt::ota::start(spawner, kernel.flash);";
    }

    /** {@code src/takt/ota.rs}, and what it asks. */
    List<GeneratedFile> code() {
        return UpdateText.modules(text(), design.layout());
    }

    /** The user's test of an image on trial. */
    GeneratedFile selfTest() {
        return UpdateText.selfTest();
    }

    /** The boot loader that swaps the slots, where that is ours to bring. */
    Optional<BootLoader> bootLoader() {
        return flash.flatMap(_ -> BootLoader.of(design.layout(), design.memory(), "takt::ota::UPDATE"));
    }

    private boolean bothCores() {
        return new Plan(design.layout()).hasCore(1);
    }

    /** What no bound of the design counts. */
    List<String> assumptions() {
        return Stream.concat(
                        bothCores() ? Stream.of(BOTH_STAND) : Stream.empty(),
                        BootLoader.assumption(design.layout(), design.memory()).stream())
                .toList();
    }

    private String text() {
        String trial = RustNumber.of(UpdateText.trialMs(design.layout()));
        if (flash.isEmpty()) {
            List<String> cores = bothCores() ? OtaText.BOTH_CORES : OtaText.ONE_CORE;
            return OtaText.ESP.formatted(
                    Stream.concat(Stream.of(trial), cores.stream()).toArray());
        }
        SlotFlash driver = flash.get();
        List<String> items = new ArrayList<>(driver.items());
        items.add("type Flash = " + driver.type() + ";");
        String hal = driver.uses().substring(0, driver.uses().indexOf("::"));
        return OtaText.SWAPPED.formatted(
                hal, driver.uses(), String.join("\n", items), trial, field(driver), driver.make());
    }

    private static String field(SlotFlash driver) {
        return driver.field().substring(0, driver.field().indexOf(" = "));
    }
}
