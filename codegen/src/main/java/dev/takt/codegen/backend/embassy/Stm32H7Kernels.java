package dev.takt.codegen.backend.embassy;

import dev.takt.projects.clock.BusClock;
import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.clock.PllPlan;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Kernel clocks of an STM32H7 that a reset takes from where nothing runs: PLL1's output Q for SPI1 to SPI3, PLL2's P for the converters, the crystal for CAN (RM0433, section 8.7, D2CCIP1R and D3CCIPR). Embassy's drivers stop with
 * a panic at one that stands still. SPI and converters get {@code per_ck}, which is the internal oscillator of 64 MHz whatever the core runs at; CAN, which needs better than that, a PLL of the system clock's source where the
 * crystal is not the source. All others are clocked by their buses.
 */
record Stm32H7Kernels(boolean spi, boolean adc, boolean can, ClockPlan plan) {
    private static final Set<String> OF_PLL1_Q = Set.of("SPI1", "SPI2", "SPI3");
    private static final long MOST_CAN_HZ = 80_000_000;
    /** HSI / 4 * 20: PLL2, where PLL1 does not run. */
    private static final long PLL2_VCO_HZ = 320_000_000;

    static Stm32H7Kernels of(Machine machine, ClockPlan plan) {
        List<PeripheralSpec> used = machine.project().all(Peripheral.class).stream()
                .flatMap(p -> machine.chip().peripheral(p.instance()).stream())
                .toList();
        return new Stm32H7Kernels(
                used.stream().anyMatch(p -> OF_PLL1_Q.contains(p.instance())),
                used.stream().anyMatch(p -> p.type() == PeripheralType.ADC),
                used.stream().anyMatch(p -> p.type() == PeripheralType.CAN),
                plan);
    }

    /** The divider of PLL1's output Q, where CAN needs it. */
    Optional<Integer> secondOutput(PllPlan pll) {
        return can && !hasCrystal() ? Optional.of(divider(pll.vcoHz())) : Optional.empty();
    }

    private boolean hasCrystal() {
        return plan.source().name().equals("HSE");
    }

    /** CAN counts slower than its registers are clocked. */
    private int divider(long vcoHz) {
        long most = Math.min(MOST_CAN_HZ, plan.bus("APB1").map(BusClock::hz).orElse(MOST_CAN_HZ));
        return Math.toIntExact(Math.ceilDiv(vcoHz, most));
    }

    /** The rest of the configuration. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (can && !hasCrystal()) {
            can(lines);
        }
        if (spi) {
            lines.add("config.rcc.mux.spi123sel = mux::Saisel::PER;");
        }
        if (adc) {
            lines.add("config.rcc.mux.adcsel = mux::Adcsel::PER;");
        }
        return lines;
    }

    private void can(List<String> lines) {
        boolean first = plan.pll().isPresent();
        if (!first) {
            lines.addAll(List.of(
                    "config.rcc.pll2 = Some(Pll {",
                    "    source: PllSource::HSI,",
                    "    prediv: PllPreDiv::DIV4,",
                    "    mul: PllMul::MUL20,",
                    "    fracn: None,",
                    "    divp: None,",
                    "    divq: Some(PllDiv::DIV" + divider(PLL2_VCO_HZ) + "),",
                    "    divr: None,",
                    "});"));
        }
        lines.add("config.rcc.mux.fdcansel = mux::Fdcansel::PLL" + (first ? 1 : 2) + "_Q;");
    }
}
