package dev.takt.codegen.emit;

import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Registers and fields of the STM32 families that their device crates call differently: where clocks are enabled, where a pin's alternate function is chosen, and what the lines of EXTI have. */
enum Stm32Registers {
    F4,
    G0,
    H7;

    private static final Set<String> ON_APBENR2 =
            Set.of("USART1", "SPI1", "SYSCFG", "TIM1", "TIM14", "TIM15", "TIM16", "TIM17");

    static Optional<Stm32Registers> of(Chip chip) {
        return switch (chip.family()) {
            case "STM32F4" -> Optional.of(F4);
            case "STM32G0" -> Optional.of(G0);
            case "STM32H7" -> Optional.of(H7);
            default -> Optional.empty();
        };
    }

    /** Register and field that enable a port, such as {@code A}. */
    Stm32Enable port(String letter) {
        String name = letter.toLowerCase(Locale.ROOT);
        return switch (this) {
            case F4 -> new Stm32Enable("ahb1enr", "gpio" + name + "en");
            case G0 -> new Stm32Enable("iopenr", "iop" + name + "en");
            case H7 -> new Stm32Enable("ahb4enr", "gpio" + name + "en");
        };
    }

    /** Register and field that enable a serial line or a timer, by its bus: the G0 has two registers for its only one, the H7 another half for what is no line. */
    Stm32Enable line(PeripheralSpec spec) {
        String field = spec.instance().toLowerCase(Locale.ROOT) + "en";
        String bus = spec.bus().toLowerCase(Locale.ROOT);
        return switch (this) {
            case F4 -> new Stm32Enable(bus + "enr", field);
            case G0 -> new Stm32Enable(ON_APBENR2.contains(spec.instance()) ? "apbenr2" : "apbenr1", field);
            case H7 -> new Stm32Enable(bus.equals("apb1") ? "apb1lenr" : bus + "enr", field);
        };
    }

    /** What the device crate calls an instance. */
    String device(String instance) {
        return this == G0 && instance.equals("LPUART1") ? "LPUART" : instance;
    }

    /** The field that chooses the alternate function of a pin. */
    String function(int pin) {
        return switch (this) {
            case F4 -> (pin < 8 ? "afrl" : "afrh") + pin;
            case G0 -> "afrel" + pin;
            case H7 -> "afr" + pin;
        };
    }

    /** What enables the block that says which port a line of EXTI watches; EXTI itself needs no clock. */
    Optional<Stm32Enable> edges() {
        return switch (this) {
            case F4 -> Optional.of(new Stm32Enable("apb2enr", "syscfgen"));
            case G0 -> Optional.empty();
            case H7 -> Optional.of(new Stm32Enable("apb4enr", "syscfgen"));
        };
    }

    /** The block that says which port a line of EXTI watches. */
    String ports() {
        return switch (this) {
            case F4, H7 -> "syscfg";
            case G0 -> "exti";
        };
    }

    /** The register that chooses an edge, {@code r} or {@code f}. */
    String trigger(String edge) {
        return switch (this) {
            case F4 -> edge + "tsr()";
            case G0, H7 -> edge + "tsr1()";
        };
    }

    /** The register that lets lines request; an H7's is that of its core. */
    String mask() {
        return switch (this) {
            case F4 -> "imr()";
            case G0 -> "imr1()";
            case H7 -> "cpuimr1()";
        };
    }

    String masked(int line) {
        return switch (this) {
            case F4, H7 -> "w.mr" + line + "().set_bit()";
            case G0 -> "w.im" + line + "().set_bit()";
        };
    }

    /** The register with the requests of an edge: a G0 has one for each. */
    String pending(String edge) {
        return switch (this) {
            case F4 -> "pr()";
            case G0 -> edge + "pr1()";
            case H7 -> "cpupr1()";
        };
    }

    String clear(String edge, int line) {
        return switch (this) {
            case F4, H7 -> "w.pr" + line + "()";
            case G0 -> "w." + edge + "pif" + line + "()";
        };
    }
}
