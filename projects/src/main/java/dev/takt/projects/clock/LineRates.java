package dev.takt.projects.clock;

import dev.takt.projects.target.Chip;
import dev.takt.projects.target.ClockTree;
import dev.takt.projects.target.LineClock;
import dev.takt.projects.target.LineDivider;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.LongStream;

/** What serial lines make of the rates a design asks for, under a clock plan: exact fractions, rounded once at the end. */
public final class LineRates {
    private static final long MILLION = 1_000_000;

    private LineRates() {}

    /** The rate of an instance, if the chip's data says how it is made and the clock allows it. */
    public static Optional<LineRate> of(Chip chip, ClockPlan plan, PeripheralSpec instance, long hz) {
        return chip.clock()
                .flatMap(tree -> line(tree, instance.type()))
                .flatMap(line ->
                        line.rates().isEmpty() ? divided(line, clockHz(line, plan, instance), hz) : chosen(line, hz));
    }

    /** How lines of a kind are clocked on a chip. */
    public static Optional<LineClock> line(ClockTree tree, PeripheralType type) {
        return switch (type) {
            case UART -> tree.uart();
            case I2C -> tree.i2c();
            case SPI -> tree.spi();
            case GPIO, ADC, TIMER, CAN, DMA, WATCHDOG, RADIO, USB, SOFTWARE, OTHER -> Optional.empty();
        };
    }

    private static long clockHz(LineClock line, ClockPlan plan, PeripheralSpec instance) {
        String all = line.bus().isEmpty() ? instance.bus() : line.bus();
        String bus = line.apart().getOrDefault(instance.instance(), all);
        return plan.bus(bus).map(BusClock::hz).orElse(0L);
    }

    private static Optional<LineRate> chosen(LineClock line, long hz) {
        return Optional.ofNullable(line.rates().get(hz))
                .map(actual -> new LineRate(
                        hz, 0, actual, nearest(BigInteger.valueOf((actual - hz) * MILLION), BigInteger.valueOf(hz))));
    }

    private static Optional<LineRate> divided(LineClock line, long clockHz, long hz) {
        if (clockHz <= 0 || hz <= 0) {
            return Optional.empty();
        }
        return line.divider(hz).flatMap(d -> {
            long up = clockHz * d.numerator();
            long down = d.factor() * hz;
            long whole = d.neverAbove() ? Math.ceilDiv(up, down) : (2 * up + down) / (2 * down);
            long divider = d.powersOfTwo()
                    ? power(Math.max(whole, d.dividers().from()))
                    : d.last() > 0 ? inTwo(whole, d) : whole;
            return d.dividers().contains(divider) ? Optional.of(rate(up, d, divider, hz)) : Optional.empty();
        });
    }

    /** What two dividers make that is no less. */
    private static long inTwo(long least, LineDivider d) {
        long first = Math.max(1, Math.ceilDiv(least, d.last()));
        long most = d.searched() ? Math.max(first, d.dividers().to() / d.last()) : first;
        return LongStream.rangeClosed(first, most)
                .map(by -> by * Math.ceilDiv(least, by))
                .min()
                .orElse(least);
    }

    /** The least power of two that is no less. */
    private static long power(long least) {
        long below = Long.highestOneBit(least);
        return below == least ? least : below << 1;
    }

    private static LineRate rate(long up, LineDivider d, long divider, long hz) {
        BigInteger down = BigInteger.valueOf(d.factor()).multiply(BigInteger.valueOf(divider));
        BigInteger asked = down.multiply(BigInteger.valueOf(hz));
        long actual = nearest(BigInteger.valueOf(up), down);
        long ppm = nearest(BigInteger.valueOf(up).subtract(asked).multiply(BigInteger.valueOf(MILLION)), asked);
        return new LineRate(hz, divider, actual, ppm);
    }

    /** Rounded half away from zero; the divisor is positive. */
    private static long nearest(BigInteger value, BigInteger by) {
        BigInteger twice = value.abs().shiftLeft(1).add(by);
        BigInteger rounded = twice.divide(by.shiftLeft(1));
        return (value.signum() < 0 ? rounded.negate() : rounded).longValueExact();
    }
}
