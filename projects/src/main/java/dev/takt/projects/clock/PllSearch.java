package dev.takt.projects.clock;

import dev.takt.projects.target.ClockSource;
import dev.takt.projects.target.Pll;
import dev.takt.projects.target.PllDivider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All settings of a PLL that keep its limits. Those that give a frequency are found by going through input dividers and output dividers: the multiplier follows. Only whole numbers of hertz count, at the reference, the VCO
 * and the outputs.
 */
final class PllSearch {
    private static final long USB_HZ = 48_000_000;

    private final Pll pll;
    private final ClockSource source;

    PllSearch(Pll pll, ClockSource source) {
        this.pll = pll;
        this.source = source;
    }

    /** The preferred setting whose output is this frequency. */
    Optional<PllPlan> at(long outputHz) {
        List<PllPlan> found = new ArrayList<>();
        references((divider, referenceHz) -> chains(chain -> {
            long vcoHz = outputHz * product(chain);
            if (vcoHz % referenceHz == 0 && fits(vcoHz, vcoHz / referenceHz)) {
                found.add(plan(divider, referenceHz, (int) (vcoHz / referenceHz), chain));
            }
        }));
        return found.stream().min(preference());
    }

    /** Every output frequency that can be made. */
    void each(Consumer<Long> hz) {
        references((divider, referenceHz) -> {
            for (long n = pll.multipliers().from(); n <= pll.multipliers().to(); n++) {
                long vcoHz = referenceHz * n;
                if (fits(vcoHz, n)) {
                    chains(chain -> {
                        if (vcoHz % product(chain) == 0) {
                            hz.accept(vcoHz / product(chain));
                        }
                    });
                }
            }
        });
    }

    /** What is done with an input divider and the reference it gives. */
    private interface Reference {
        void at(int divider, long referenceHz);
    }

    private void references(Reference each) {
        for (int m = (int) pll.inputDividers().from(); m <= pll.inputDividers().to(); m++) {
            if (source.hz() % m == 0 && pll.referenceHz().contains(source.hz() / m)) {
                each.at(m, source.hz() / m);
            }
        }
    }

    private void chains(Consumer<List<Integer>> each) {
        chains(0, new ArrayList<>(), each);
    }

    private void chains(int at, List<Integer> chosen, Consumer<List<Integer>> each) {
        if (at == pll.dividers().size()) {
            each.accept(chosen);
            return;
        }
        for (int by : pll.dividers().get(at).values()) {
            if (!pll.firstIsLargest() || chosen.isEmpty() || by <= chosen.getLast()) {
                chosen.add(by);
                chains(at + 1, chosen, each);
                chosen.removeLast();
            }
        }
    }

    private boolean fits(long vcoHz, long multiplier) {
        return pll.vcoHz().contains(vcoHz) && pll.multipliers().contains(multiplier);
    }

    private static long product(List<Integer> chain) {
        long product = 1;
        for (int by : chain) {
            product *= by;
        }
        return product;
    }

    private PllPlan plan(int inputDivider, long referenceHz, int multiplier, List<Integer> chain) {
        long vcoHz = referenceHz * multiplier;
        List<Division> divisions = new ArrayList<>();
        long hz = vcoHz;
        for (int i = 0; i < chain.size(); i++) {
            hz /= chain.get(i);
            divisions.add(new Division(pll.dividers().get(i).name(), chain.get(i), hz));
        }
        return new PllPlan(
                pll.name(),
                inputDivider,
                referenceHz,
                multiplier,
                vcoHz,
                divisions,
                pll.usb().flatMap(d -> usb(d, vcoHz)));
    }

    /** The smallest divider that does not exceed 48 MHz: it gives 48 MHz itself if one does. */
    private static Optional<Division> usb(PllDivider divider, long vcoHz) {
        return divider.values().stream()
                .filter(by -> vcoHz <= USB_HZ * by)
                .min(Comparator.naturalOrder())
                .map(by -> new Division(divider.name(), by, vcoHz / by));
    }

    /** A second output of 48 MHz first, since USB works then too; then what the chip's data prefers; then small numbers, large first dividers. */
    private Comparator<PllPlan> preference() {
        Comparator<PllPlan> vco = Comparator.comparingLong(PllPlan::vcoHz);
        Comparator<PllPlan> reference = Comparator.comparingLong(PllPlan::referenceHz);
        return Comparator.comparing(PllSearch::lacksUsb)
                .thenComparing(pll.highVco() ? vco.reversed() : vco)
                .thenComparing(pll.highReference() ? reference.reversed() : reference)
                .thenComparing(Comparator.comparingInt(PllSearch::first).reversed());
    }

    private static boolean lacksUsb(PllPlan plan) {
        return plan.usb()
                .filter(d -> d.hz() * d.by() == plan.vcoHz() && d.hz() == USB_HZ)
                .isEmpty();
    }

    private static int first(PllPlan plan) {
        return plan.divisions().isEmpty() ? 1 : plan.divisions().getFirst().by();
    }
}
