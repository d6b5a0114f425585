package dev.takt.codegen.project;

import dev.takt.codegen.emit.RustNumber;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The flash in which a boot loader of embassy-boot swaps slots, in Rust: {@code uses} are the imports of its driver, {@code make} the driver, {@code items} are constants at the head, {@code prepare} swaps what has
 * to be swapped, {@code init} starts the chip, {@code base} is where flash stands in memory, empty for 0. {@code linkerScripts} go behind cortex-m-rt's own.
 */
public record BootFlash(
        List<String> uses,
        String make,
        List<String> items,
        String prepare,
        String init,
        String base,
        List<String> linkerScripts) {
    private static final String NRF52 = "nRF52";
    private static final String FED_TRAITS = "embedded_storage::nor_flash::{ErrorType, NorFlash, ReadNorFlash}";

    public BootFlash {
        uses = List.copyOf(uses);
        items = List.copyOf(items);
        linkerScripts = List.copyOf(linkerScripts);
    }

    /** That of a chip, if embassy-boot knows its family. */
    static Optional<BootFlash> of(Chip chip, MemoryMap memory) {
        return switch (chip.family()) {
            case "STM32G0", "STM32H7" -> Optional.of(stm32());
            case NRF52 -> Optional.of(nrf52());
            case "RP2" -> Optional.of(rp(chip, memory));
            default -> Optional.empty();
        };
    }

    private static BootFlash stm32() {
        return new BootFlash(
                List.of("embassy_stm32::flash::{FLASH_BASE, Flash}"),
                "Flash::new_blocking(p.FLASH)",
                List.of("/// What is copied at a time while the slots are swapped.", "const BUFFER: usize = 2048;"),
                "BootLoader::prepare::<_, _, _, BUFFER>(config)",
                "embassy_stm32::init(embassy_stm32::Config::default())",
                "FLASH_BASE",
                List.of());
    }

    private static BootFlash nrf52() {
        return new BootFlash(
                List.of(
                        "embassy_nrf::nvmc::Nvmc",
                        "embassy_nrf::peripherals::WDT",
                        "embassy_nrf::wdt::WatchdogHandle",
                        FED_TRAITS),
                "FedFlash(Nvmc::new(p.NVMC))",
                FedFlash.NRF52,
                "BootLoader::<4096>::prepare(config)",
                "embassy_nrf::init(embassy_nrf::config::Config::default())",
                "",
                List.of());
    }

    private static BootFlash rp(Chip chip, MemoryMap memory) {
        return new BootFlash(
                List.of(
                        "embassy_rp::flash::{Blocking, FLASH_BASE, Flash}",
                        "embassy_rp::peripherals::FLASH",
                        "embassy_rp::watchdog::Watchdog",
                        "embassy_time::Duration",
                        FED_TRAITS),
                "FedFlash(Flash::new_blocking(p.FLASH), Watchdog::new(p.WATCHDOG))",
                Stream.of(flashSize(memory), List.of(""), FedFlash.RP)
                        .flatMap(List::stream)
                        .toList(),
                "BootLoader::<4096>::prepare(config)",
                "embassy_rp::init(embassy_rp::config::Config::default())",
                "FLASH_BASE",
                chip.model().equals("rp2040") ? List.of("-Tlink-rp.x") : List.of());
    }

    /** The constant with the size of a flash chip beside the microcontroller. */
    public static List<String> flashSize(MemoryMap memory) {
        return List.of(
                "/// Bytes of the flash chip.",
                "const FLASH_SIZE: usize = " + RustNumber.of(memory.flashBytes()) + ";");
    }
}
