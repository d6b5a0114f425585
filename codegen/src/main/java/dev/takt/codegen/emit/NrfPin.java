package dev.takt.codegen.emit;

import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pin of an nRF52 in one of its uses, as the statements on its port (product specifications, GPIO, and of each serial line the section on pin configuration): a level stands before the pin drives it. */
record NrfPin(int port, int number, Peripheral peripheral, PinUse use, List<String> statements) {
    private static final Pattern NAME = Pattern.compile("P([01])\\.(\\d\\d)");

    /** {@code P1.05} as 1 and 5. */
    static Optional<NrfPin> of(Peripheral peripheral, PinUse use) {
        Matcher name = NAME.matcher(use.pin());
        return name.matches()
                ? Optional.of(new NrfPin(
                        Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)), peripheral, use, List.of()))
                : Optional.empty();
    }

    /** Port and pin as PSEL has them; its top bit, which disconnects, is clear. */
    int select() {
        return port * 32 + number;
    }

    NrfPin output(boolean high) {
        String level = high
                ? "outset.write(|w| w.pin" + number + "().set())"
                : "outclr.write(|w| w.pin" + number + "().clear())";
        return new NrfPin(port, number, peripheral, use, List.of("port." + level + ";", configure("w.dir().output()")));
    }

    NrfPin input() {
        return new NrfPin(port, number, peripheral, use, List.of(configure("w.input().connect()" + pull())));
    }

    /** As I2C has its lines: nobody drives them high. */
    NrfPin openDrain() {
        return new NrfPin(
                port, number, peripheral, use, List.of(configure("w.input().connect()" + pull() + ".drive().s0d1()")));
    }

    private String configure(String fields) {
        return "port.pin_cnf[" + number + "].write(|w| " + fields + ");";
    }

    private String pull() {
        return switch (peripheral.pull()) {
            case NONE -> "";
            case UP -> ".pull().pullup()";
            case DOWN -> ".pull().pulldown()";
        };
    }

    /** What it is for, as a comment. */
    String words() {
        return use.pin() + ": " + RustText.comment(peripheral.name() + ", " + use.signal());
    }
}
