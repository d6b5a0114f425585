package dev.takt.codegen.emit;

import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Pull;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pin of an STM32 in one of its uses, as the statements on its port (RM0368, RM0090, RM0383, RM0444 and RM0433, section GPIO): what it does is chosen before it leaves the mode that it has after reset. */
record Stm32Pin(String port, int number, Peripheral peripheral, PinUse use, List<String> statements) {
    private static final Pattern NAME = Pattern.compile("P([A-K])(\\d{1,2})");

    /** {@code PA5} as {@code A} and 5; empty for the analogue half of a pin. */
    static Optional<Stm32Pin> of(Peripheral peripheral, PinUse use) {
        Matcher name = NAME.matcher(use.pin());
        return name.matches()
                ? Optional.of(new Stm32Pin(name.group(1), Integer.parseInt(name.group(2)), peripheral, use, List.of()))
                : Optional.empty();
    }

    private Stm32Pin with(String register, String call) {
        List<String> all = new ArrayList<>(statements);
        all.add("port." + register + "()" + call + ";");
        return new Stm32Pin(port, number, peripheral, use, all);
    }

    private Stm32Pin set(String register, String field, String value) {
        return with(register, ".modify(|_, w| w." + field + "()." + value + "())");
    }

    private Stm32Pin mode(String mode) {
        return set("moder", "moder" + number, mode);
    }

    /** Its level is there before it is an output. */
    Stm32Pin output(boolean high) {
        String half = high ? "bs" : "br";
        return with("bsrr", ".write(|w| w." + half + number + "().set_bit())").mode("output");
    }

    Stm32Pin input() {
        return pulled().mode("input");
    }

    private Stm32Pin pulled() {
        String pull =
                switch (peripheral.pull()) {
                    case NONE -> "floating";
                    case UP -> "pull_up";
                    case DOWN -> "pull_down";
                };
        return set("pupdr", "pupdr" + number, pull);
    }

    Stm32Pin analogue() {
        return mode("analog");
    }

    /** {@code openDrain}: as I2C has its lines; {@code fast}: edges for a clock of many megahertz. */
    Stm32Pin alternate(Stm32Registers registers, int function, boolean openDrain, boolean fast) {
        Stm32Pin pin = set(number < 8 ? "afrl" : "afrh", registers.function(number), "af" + function);
        pin = openDrain ? pin.set("otyper", "ot" + number, "open_drain") : pin;
        pin = peripheral.pull() == Pull.NONE ? pin : pin.pulled();
        pin = fast ? pin.set("ospeedr", "ospeedr" + number, "high_speed") : pin;
        return pin.mode("alternate");
    }

    /** What it is for, as a comment. */
    String words() {
        return use.pin() + ": " + RustText.comment(peripheral.name() + ", " + use.signal());
    }
}
