package dev.takt.codegen.pins;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Peripheral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The line on which firmware of the ESP32 family prints messages and panics. esp-println takes the chip's USB where a computer listens there, and else the line of the chip's console, which a design may have for something else: then it is told to
 * take the USB alone, where the chip has one.
 */
public final class Console {
    private static final String CRATE = "esp-println";
    private static final String USB = "USB_DEVICE";

    /** The features of esp-println that are on by default, but for the choice of the line, and that choice. */
    private static final List<String> BY_USB = List.of("colors", "critical-section", "jtag-serial");

    private Console() {}

    /** What of a design has the only line that messages could go out on. */
    public static Optional<Peripheral> contested(Machine machine, PinSet pins) {
        return pins.has(CRATE) && !hasUsb(machine) ? user(machine) : Optional.empty();
    }

    /** A sentence for who reads the design, where it uses the line of the console; {@code written} is how a name stands in such a text. */
    public static List<String> assumption(Machine machine, UnaryOperator<String> written) {
        Optional<PinSet> pins = PinSets.of(machine).filter(p -> p.has(CRATE));
        Optional<String> name =
                pins.flatMap(_ -> user(machine)).map(Peripheral::name).map(written);
        String line = machine.chip().console().orElse("");
        String rom = " The ROM and the boot loader print on it at every start, before the firmware runs.";
        return name
                .map(n -> hasUsb(machine)
                        ? "Messages and panics go out by the chip's own USB alone, because " + n + " has " + line + "."
                                + rom
                        : "Panics and `takt-trace` are printed on " + line + ", between what " + n
                                + " sends: this chip has no other line for them." + rom)
                .stream()
                .toList();
    }

    static PinSet of(Machine machine, PinSet pins) {
        boolean byUsb = pins.has(CRATE) && hasUsb(machine) && user(machine).isPresent();
        return byUsb ? pins.with(Console::byUsb) : pins;
    }

    private static Dependency byUsb(Dependency dependency) {
        if (!dependency.crate().equals(CRATE)) {
            return dependency;
        }
        TreeSet<String> features = new TreeSet<>(dependency.features());
        features.addAll(BY_USB);
        return new Dependency(CRATE, dependency.version(), false, new ArrayList<>(features), dependency.optional());
    }

    /** True if the USB of the chip is there for it. */
    private static boolean hasUsb(Machine machine) {
        return machine.chip().peripheral(USB).isPresent() && user(machine, USB).isEmpty();
    }

    /** What of a design has the line. */
    private static Optional<Peripheral> user(Machine machine) {
        return machine.chip().console().flatMap(line -> user(machine, line));
    }

    private static Optional<Peripheral> user(Machine machine, String instance) {
        return machine.project().all(Peripheral.class).stream()
                .filter(p -> p.instance().equals(instance))
                .findFirst();
    }
}
