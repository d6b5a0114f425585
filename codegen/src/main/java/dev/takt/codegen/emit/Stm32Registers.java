package dev.takt.codegen.emit;

import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Registers and fields of the STM32 families that their device crates call differently: where clocks are enabled, and where a pin's alternate function is chosen. */
enum Stm32Registers {
    F4,
    G0,
    H7;

    private static final Set<String> ON_APBENR2 = Set.of("USART1", "SPI1");

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

    /** Register and field that enable a serial line, by its bus: the G0 has two registers for its only one, the H7 another half for what is no line. */
    Stm32Enable line(PeripheralSpec spec) {
        String field = spec.instance().toLowerCase(Locale.ROOT) + "en";
        String bus = spec.bus().toLowerCase(Locale.ROOT);
        return switch (this) {
            case F4 -> new Stm32Enable(bus + "enr", field);
            case G0 -> new Stm32Enable(ON_APBENR2.contains(spec.instance()) ? "apbenr2" : "apbenr1", field);
            case H7 -> new Stm32Enable(bus.equals("apb1") ? "apb1lenr" : bus + "enr", field);
        };
    }

    /** The field that chooses the alternate function of a pin. */
    String function(int pin) {
        return switch (this) {
            case F4 -> (pin < 8 ? "afrl" : "afrh") + pin;
            case G0 -> "afrel" + pin;
            case H7 -> "afr" + pin;
        };
    }
}
