package dev.takt.codegen.emit;

import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pin of an RP2040 or RP2350 in one of its uses (data sheet of the RP2040, sections 2.3.1 and 2.19; of the RP2350, sections 3.1 and 9): its level, its pad, then who has it. {@code isolated}: a pad keeps what it had until it is let go, as
 * on the RP2350.
 */
record RpPin(int number, Peripheral peripheral, PinUse use, boolean isolated, List<String> statements) {
    private static final Pattern NAME = Pattern.compile("GPIO(\\d{1,2})");
    /** Those above are in other registers of SIO. */
    private static final int BANK = 32;

    static Optional<RpPin> of(Peripheral peripheral, PinUse use, boolean isolated) {
        Matcher name = NAME.matcher(use.pin());
        return name.matches() && Integer.parseInt(name.group(1)) < BANK
                ? Optional.of(new RpPin(Integer.parseInt(name.group(1)), peripheral, use, isolated, List.of()))
                : Optional.empty();
    }

    private RpPin with(List<String> more) {
        List<String> all = new ArrayList<>(statements);
        all.addAll(more);
        return new RpPin(number, peripheral, use, isolated, all);
    }

    /** Its level is there before it is an output. */
    RpPin output(boolean high) {
        return with(List.of(
                        "// SAFETY: the bit of the pin, in registers that set or clear what is one.",
                        "unsafe {",
                        "    sio.gpio_out_" + (high ? "set" : "clr") + "().write(|w| w.bits(1 << " + number + "));",
                        "    sio.gpio_oe_set().write(|w| w.bits(1 << " + number + "));",
                        "}"))
                .pad(".pde().clear_bit()")
                .function("sio");
    }

    /** Nothing drives it from here, whatever was there before. */
    RpPin input() {
        return with(List.of(
                        "// SAFETY: the bit of the pin, in a register that clears what is one.",
                        "sio.gpio_oe_clr().write(|w| unsafe { w.bits(1 << " + number + ") });"))
                .pad(pull())
                .function("sio");
    }

    RpPin alternate(String function) {
        return pad(pull()).function(function);
    }

    /** Its digital side is off, as a converter has its inputs. */
    RpPin analogue() {
        RpPin pin = with(RustChain.lines(
                "pads", "gpio(" + number + ")", "write(|w| w.ie().clear_bit().pde().clear_bit().od().set_bit())"));
        return pin.function("null");
    }

    private RpPin pad(String pull) {
        return with(RustChain.lines("pads", "gpio(" + number + ")", "write(|w| w.ie().set_bit()" + pull + ")"));
    }

    /** A pad pulls down after a reset. */
    private String pull() {
        return switch (peripheral.pull()) {
            case NONE -> ".pde().clear_bit()";
            case UP -> ".pde().clear_bit().pue().set_bit()";
            case DOWN -> ".pde().set_bit()";
        };
    }

    /** A pad that is written anew is isolated again on a chip that has that, until its function is there. */
    private RpPin function(String name) {
        RpPin pin = with(
                RustChain.lines("io", "gpio(" + number + ")", "gpio_ctrl()", "write(|w| w.funcsel()." + name + "())"));
        return isolated
                ? pin.with(RustChain.lines("pads", "gpio(" + number + ")", "modify(|_, w| w.iso().clear_bit())"))
                : pin;
    }

    /** What it is for, as a comment. */
    String words() {
        return use.pin() + ": " + RustText.comment(peripheral.name() + ", " + use.signal());
    }
}
