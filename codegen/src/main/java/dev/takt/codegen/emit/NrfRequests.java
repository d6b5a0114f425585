package dev.takt.codegen.emit;

import dev.takt.codegen.emit.VectorRequest.Register;
import dev.takt.projects.machine.Context;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.units.DurationText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What requests handlers of an nRF52: edges of pins by channels of GPIOTE, from the first on, and periods by a TIMER (product specifications, GPIOTE and TIMER). */
final class NrfRequests {
    private static final String EDGES = "GPIOTE";
    private static final int CHANNELS = 8;
    private static final Pattern TIMER = Pattern.compile("TIMER[0-4]");
    private static final long TIMER_MHZ = 16;
    private static final long COUNTER = 1L << 32;
    /** The write has arrived when the handler ends: the bus is slower than the core. */
    private static final String READ_BACK = "// read back: the write is there before the handler ends";

    private final List<VectorRequest> all = new ArrayList<>();
    private int channels;

    List<VectorRequest> all() {
        return List.copyOf(all);
    }

    /** A channel for each pin; what is said of them, or nothing if they do not request that vector. */
    Optional<String> edges(Peripheral port, String vector, List<NrfPin> pins) {
        if (!vector.equals(EDGES) || pins.isEmpty() || isTaken(vector) || pins.size() > CHANNELS) {
            return Optional.empty();
        }
        List<String> start = new ArrayList<>();
        List<String> acknowledge = new ArrayList<>();
        for (NrfPin pin : pins) {
            int channel = channels++;
            start.addAll(List.of(
                    "// " + pin.use().pin() + ", " + PortUses.edge(port),
                    "events.config[" + channel + "].write(|w| {",
                    "    // SAFETY: a pin that the port has.",
                    "    unsafe { w.psel().bits(" + pin.number() + ") };",
                    "    w" + (pin.port() == 1 ? ".port().set_bit()" : "") + ".polarity()." + polarity(port)
                            + "().mode().event()",
                    "});",
                    "// an edge that its set-up made is none",
                    "events.events_in[" + channel + "].reset();",
                    "events.intenset.write(|w| w.in" + channel + "().set());"));
            acknowledge.add("events.events_in[" + channel + "].reset();");
        }
        acknowledge.add(READ_BACK);
        acknowledge.add("let _ = events.events_in[" + (channels - 1) + "].read();");
        all.add(new VectorRequest(port, vector, List.of(new Register(EDGES, "events")), start, acknowledge));
        return Optional.of(PortUses.edge(port) + " by "
                + pins.stream()
                        .map(p -> "channel " + (channels - pins.size() + pins.indexOf(p)))
                        .collect(Collectors.joining(", "))
                + " of GPIOTE, from the handler's `start` on");
    }

    private boolean isTaken(String vector) {
        return all.stream().anyMatch(r -> r.vector().equals(vector));
    }

    private static String polarity(Peripheral port) {
        return switch (port.edge()) {
            case RISING -> "lo_to_hi";
            case FALLING -> "hi_to_lo";
            case BOTH -> "toggle";
        };
    }

    /** A period that the timer counts exactly. */
    Optional<String> period(Peripheral timer, Context handler) {
        if (!TIMER.matcher(timer.instance()).matches()
                || !handler.vector().equals(timer.instance())
                || isTaken(handler.vector())
                || !(handler.activation() instanceof Activation.Periodic period)
                || period.periodNs() * TIMER_MHZ % 1_000 != 0) {
            return Optional.empty();
        }
        long counts = period.periodNs() / 1_000 * TIMER_MHZ + period.periodNs() % 1_000 * TIMER_MHZ / 1_000;
        if (counts >= COUNTER) {
            return Optional.empty();
        }
        all.add(new VectorRequest(
                timer,
                handler.vector(),
                List.of(new Register(timer.instance(), "timer")),
                List.of(
                        "timer.mode.write(|w| w.mode().timer());",
                        "timer.bitmode.write(|w| w.bitmode()._32bit());",
                        "// SAFETY: 16 MHz as it comes, and a count of 32 bits.",
                        "unsafe {",
                        "    timer.prescaler.write(|w| w.bits(0));",
                        "    timer.cc[0].write(|w| w.bits(" + RustNumber.of(counts) + "));",
                        "}",
                        "timer.shorts.write(|w| w.compare0_clear().enabled());",
                        "timer.intenset.write(|w| w.compare0().set());",
                        "// SAFETY: a one starts it.",
                        "timer.tasks_start.write(|w| unsafe { w.bits(1) });"),
                List.of("timer.events_compare[0].reset();", READ_BACK, "let _ = timer.events_compare[0].read();")));
        return Optional.of("a request every " + DurationText.format(period.periodNs()) + " (" + counts
                + " counts of 16 MHz), from the handler's `start` on");
    }
}
