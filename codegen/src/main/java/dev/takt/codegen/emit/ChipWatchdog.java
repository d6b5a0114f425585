package dev.takt.codegen.emit;

import dev.takt.projects.model.Watchdog;

/** The watchdog of one family of chips: which instance it is, what it can wait, and the module that starts and feeds it. */
sealed interface ChipWatchdog permits Stm32Watchdog, NrfWatchdog, RpWatchdog, EspWatchdog {
    /** True for what the chip's data calls an instance of it. */
    boolean drives(String instance);

    long longestNs();

    /** {@link #longestNs()} in words. */
    String longest();

    /** What {@code start} gets, with what the peripherals are called where it stands. */
    default String argument(String peripherals) {
        return "&" + peripherals;
    }

    /** True if {@code feed} borrows it mutably. */
    default boolean isFedMutably() {
        return false;
    }

    /** The module; {@code device}: path of the module that has {@code Peripherals}. */
    String module(String device, Watchdog dog);
}
