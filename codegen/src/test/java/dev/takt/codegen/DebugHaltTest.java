package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Project;
import dev.takt.projects.model.Watchdog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A watchdog stands still while a debugger halts the core, where the chip can do that: else every breakpoint ends in a reset. */
class DebugHaltTest {
    /** Freeze bits of the debug unit on an STM32 (RM0090, RM0444, RM0433: DBGMCU), the configuration of the watchdog on an nRF52, and the bits of its control register on RP chips. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "stm32f401re # pac::DBGMCU.apb1fzr().modify(|w| w.set_iwdg(true)); # dog.unleash();",
                "stm32f411re # pac::DBGMCU.apb1fzr().modify(|w| w.set_iwdg(true)); # dog.unleash();",
                "stm32g071rb # pac::RCC.apbenr1().modify(|w| w.set_dbgen(true)); # pac::DBGMCU.apb1fzr().modify(|w| w.set_iwdg(true));",
                "stm32g071rb # pac::DBGMCU.apb1fzr().modify(|w| w.set_iwdg(true)); # dog.unleash();",
                "stm32h743zi # pac::DBGMCU.apb4fzr1().modify(|w| w.set_iwdg1(true)); # dog.unleash();",
                "nrf52840 # config.action_during_debug_halt = wdt::HaltConfig::Pause; # wdt::Watchdog::try_new(p.WDT, config)",
                "rp2040 # dog.pause_on_debug(true); # dog.start(",
                "rp2350 # dog.pause_on_debug(true); # dog.start("
            })
    void theWatchdogIsToldBeforeItStarts(String target, String tells, String starts) {
        String board = Designs.text(Designs.files(EmbassyBoards.everything(target)), "src/takt/board.rs");
        int told = board.indexOf(tells);
        assertTrue(told > 0 && told < board.indexOf(starts), board);
    }

    /** The registers of the chip are asked for where they are needed, and nowhere else. */
    @Test
    void onlyADesignWithAWatchdogAsksForTheRegisters() {
        Project with = EmbassyBoards.everything("stm32f411re");
        Project without = EmbassyLines.on("stm32f411re");
        assertEquals(1, with.all(Watchdog.class).size());
        assertEquals(0, without.all(Watchdog.class).size());
        String feature = "\"unstable-pac\"";
        assertTrue(Designs.text(Designs.files(with), "Cargo.toml").contains(feature));
        assertTrue(!Designs.text(Designs.files(without), "Cargo.toml").contains(feature));
    }
}
