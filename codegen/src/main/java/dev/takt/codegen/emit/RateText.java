package dev.takt.codegen.emit;

import dev.takt.projects.clock.LineRate;
import dev.takt.projects.model.Peripheral;
import java.util.Locale;

/** What becomes of the rate of a serial line, as a part of a sentence. */
final class RateText {
    private RateText() {}

    /** The rate with what is really made of it, and by how much that is off. */
    static String of(LineRate rate, String unit) {
        String off = String.format(Locale.ROOT, "%+d ppm", rate.errorPpm());
        return rate.askedHz() + " " + unit + (rate.hz() == rate.askedHz() ? "" : " as " + rate.hz() + " (" + off + ")");
    }

    /** Why there is none. */
    static String unmade(Peripheral peripheral) {
        return peripheral.bitRateHz() == 0
                ? "its rate, of which the design says nothing"
                : "its rate, which this clock does not make";
    }
}
