package dev.takt.codegen.backend.embassy;

import java.util.List;

/** What is different between the families of STM32, in the words of embassy-stm32. */
enum Stm32Kind {
    /** RM0090, DBGMCU_APB1_FZ. */
    F4(false, List.of("pac::DBGMCU.apb1fzr().modify(|w| w.set_iwdg(true));")),
    /** RM0444, DBG_APB_FZ1 and, for its clock, RCC_APBENR1. */
    G0(
            false,
            List.of(
                    "pac::RCC.apbenr1().modify(|w| w.set_dbgen(true));",
                    "pac::DBGMCU.apb1fzr().modify(|w| w.set_iwdg(true));")),
    /** RM0433, DBGMCU_APB4FZ1. */
    H7(true, List.of("pac::DBGMCU.apb4fzr1().modify(|w| w.set_iwdg1(true));"));

    private final boolean spiReceivesAlone;
    private final List<String> freeze;

    Stm32Kind(boolean spiReceivesAlone, List<String> freeze) {
        this.spiReceivesAlone = spiReceivesAlone;
        this.freeze = freeze;
    }

    /** True of the later kind of SPI, whose clock runs without anything to send. */
    boolean spiReceivesAlone() {
        return spiReceivesAlone;
    }

    /** Statements after which the independent watchdog stands still while a debugger halts the core. */
    List<String> freeze() {
        return freeze;
    }
}
