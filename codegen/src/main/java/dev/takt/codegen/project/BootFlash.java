package dev.takt.codegen.project;

import dev.takt.codegen.emit.RustNumber;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The flash in which a boot loader of embassy-boot swaps slots, in Rust: {@code uses} are the imports of its driver, {@code make} the driver, {@code items} are constants at the head, {@code prepare} swaps what has
 * to be swapped, {@code init} starts the chip, {@code base} is where flash stands in memory, empty for 0. {@code linkerScripts} go behind cortex-m-rt's own; {@code watchdog} is what its reader has
 * to know of one that runs already; {@code dog} is the watchdog that an image gets before it starts.
 */
public record BootFlash(
        List<String> uses,
        String make,
        List<String> items,
        String prepare,
        String init,
        String base,
        List<String> linkerScripts,
        String watchdog,
        TrialDog dog) {
    /** What is started by firmware. */
    private static final String OUTLIVES =
            "A watchdog that the firmware started outlives the reset in front of a swap: it is fed at each access to the flash.";

    /** What option bytes start. */
    private static final String BY_HARDWARE =
            "The independent watchdog stands still after a reset, unless its option byte (`IWDG_SW`, `IWDG1_SW`) has hardware start it. The boot loader reads that byte, gives such a watchdog 32 s instead of half a second, and feeds it at each access to the flash; "
                    + "the firmware has to feed it from then on, so its design needs a watchdog on that instance.";

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
            // named as in stm32-metapac 21; in both a 0 is a watchdog that hardware starts (RM0444 and RM0433, option
            // bytes)
            case "STM32G0" -> Optional.of(stm32("(!pac::FLASH.optr().read().idwg_sw())", TrialDog.IWDG));
            case "STM32H7" -> Optional.of(stm32("(!pac::FLASH.optsr_cur().read().iwdg1_hw())", TrialDog.IWDG1));
            case NRF52 -> Optional.of(nrf52());
            case "RP2" -> Optional.of(rp(chip, memory));
            default -> Optional.empty();
        };
    }

    private static BootFlash stm32(String isStarted, TrialDog dog) {
        String watchdog = dog.name();
        return new BootFlash(
                List.of(
                        "embassy_stm32::Peri",
                        "embassy_stm32::flash::{Blocking, FLASH_BASE, Flash}",
                        "embassy_stm32::pac",
                        "embassy_stm32::peripherals::" + watchdog,
                        "embassy_stm32::wdg::IndependentWatchdog",
                        FED_TRAITS),
                "FedFlash(Flash::new_blocking(p.FLASH), running(p." + watchdog + "))",
                Stream.of(
                                List.of(
                                        "/// What is copied at a time while the slots are swapped.",
                                        "const BUFFER: usize = 2048;",
                                        ""),
                                FedFlash.stm32(isStarted, watchdog))
                        .flatMap(List::stream)
                        .toList(),
                "BootLoader::prepare::<_, _, _, BUFFER>(config)",
                "embassy_stm32::init(embassy_stm32::Config::default())",
                "FLASH_BASE",
                List.of(),
                BY_HARDWARE,
                dog);
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
                List.of(),
                OUTLIVES,
                TrialDog.NRF52);
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
                chip.model().equals("rp2040") ? List.of("-Tlink-rp.x") : List.of(),
                OUTLIVES,
                chip.model().equals("rp2040") ? TrialDog.RP2040 : TrialDog.RP2350);
    }

    /** The constant with the size of a flash chip beside the microcontroller. */
    public static List<String> flashSize(MemoryMap memory) {
        return List.of(
                "/// Bytes of the flash chip.",
                "const FLASH_SIZE: usize = " + RustNumber.of(memory.flashBytes()) + ";");
    }
}
