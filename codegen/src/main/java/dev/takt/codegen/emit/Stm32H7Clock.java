package dev.takt.codegen.emit;

import dev.takt.projects.clock.BusClock;
import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.clock.PllPlan;
import dev.takt.projects.target.FlashWait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** STM32H742 and H743: supply, voltage scale, oscillator, wait states of the flash, prescalers, PLL1 with its output P, switch (RM0433, sections 4.3.8, 6.6.2, 6.8.4, 8.5.5 and 8.7). */
record Stm32H7Clock() implements ClockFile.FamilyClock {
    private static final String OVER_DRIVE = "SCALE0";
    /** What the switch of the system clock calls PLL1; the oscillators it calls as the PLL does. */
    private static final int SWITCH_TO_PLL = 3;

    @Override
    public List<String> lines(ClockPlan plan) {
        String source = plan.source().name().toLowerCase(Locale.ROOT);
        List<String> lines = new ArrayList<>(List.of(
                "let rcc = &device.RCC;",
                "let pwr = &device.PWR;",
                "// the regulator of the chip feeds the core, as on the Nucleo; this is chosen once after power-on",
                "pwr.cr3()",
                "    .modify(|_, w| w.scuen().set_bit().ldoen().set_bit().bypass().clear_bit());",
                "while pwr.csr1().read().actvosrdy().bit_is_clear() {}"));
        scale(lines, plan.scale().orElse("SCALE3"));
        if (plan.source().fed()) {
            lines.add("rcc.cr()");
            lines.add("    .modify(|_, w| w.hsebyp().set_bit().hseon().set_bit());");
        } else {
            lines.add("rcc.cr().modify(|_, w| w." + source + "on().set_bit());");
        }
        lines.add("while rcc.cr().read()." + source + "rdy().bit_is_clear() {}");
        flash(lines, plan);
        prescalers(lines, plan);
        int code = code(source);
        plan.pll().ifPresent(pll -> pll(lines, pll, code));
        int clock = plan.pll().isPresent() ? SWITCH_TO_PLL : code;
        lines.add("// SAFETY: a clock that the manual lists.");
        lines.add("rcc.cfgr().modify(|_, w| unsafe { w.sw().bits(" + clock + ") });");
        lines.add("while rcc.cfgr().read().sws().bits() != " + clock + " {}");
        return lines;
    }

    private static int code(String source) {
        return switch (source) {
            case "hse" -> 2;
            case "csi" -> 1;
            default -> 0;
        };
    }

    /** Scale 0 is scale 1 with over-drive, which revision V has. */
    private static void scale(List<String> lines, String scale) {
        int bits =
                switch (scale) {
                    case "SCALE3" -> 0b01;
                    case "SCALE2" -> 0b10;
                    default -> 0b11;
                };
        lines.add("// SAFETY: voltage " + scale.toLowerCase(Locale.ROOT).replace("scale", "scale ")
                + (scale.equals(OVER_DRIVE) ? ", which is scale 1 and over-drive." : ", as the manual encodes it."));
        lines.add("pwr.d3cr().modify(|_, w| unsafe { w.vos().bits(" + bits + ") });");
        lines.add("while pwr.d3cr().read().vosrdy().bit_is_clear() {}");
        if (scale.equals(OVER_DRIVE)) {
            lines.add("rcc.apb4enr().modify(|_, w| w.syscfgen().set_bit());");
            lines.add("device.SYSCFG.pwrcr().modify(|_, w| w.oden().set_bit());");
            lines.add("while pwr.d3cr().read().vosrdy().bit_is_clear() {}");
        }
    }

    private static void flash(List<String> lines, ClockPlan plan) {
        int states = plan.flash().map(FlashWait::states).orElse(0);
        int delay = plan.flash().map(FlashWait::delay).orElse(0);
        lines.add("let flash = &device.FLASH;");
        lines.add("// SAFETY: wait states and programming delay that the manual lists for this clock and voltage.");
        lines.add("flash.acr().modify(|_, w| unsafe {");
        lines.add("    w.latency().bits(" + states + ");");
        lines.add("    w.wrhighfreq().bits(" + delay + ")");
        lines.add("});");
        lines.add("while flash.acr().read().latency().bits() != " + states + " {}");
    }

    private static void prescalers(List<String> lines, ClockPlan plan) {
        lines.add("// SAFETY: prescalers as the manual encodes them.");
        lines.add("rcc.d1cfgr().modify(|_, w| unsafe {");
        lines.add("    w.d1cpre().bits(" + ahb(plan, "CORE") + ");");
        lines.add("    w.hpre().bits(" + ahb(plan, "AHB") + ");");
        lines.add("    w.d1ppre().bits(" + apb(plan, "APB3") + ")");
        lines.add("});");
        lines.add("// SAFETY: as above.");
        lines.add("rcc.d2cfgr().modify(|_, w| unsafe {");
        lines.add("    w.d2ppre1().bits(" + apb(plan, "APB1") + ");");
        lines.add("    w.d2ppre2().bits(" + apb(plan, "APB2") + ")");
        lines.add("});");
        lines.add("// SAFETY: as above.");
        lines.add("rcc.d3cfgr().modify(|_, w| unsafe { w.d3ppre().bits(" + apb(plan, "APB4") + ") });");
    }

    /** 1 is 0, 2 to 16 are 8 to 11, 64 to 512 are 12 to 15: there is no 32. */
    private static int ahb(ClockPlan plan, String bus) {
        int divider = plan.bus(bus).map(BusClock::divider).orElse(1);
        int log = Integer.numberOfTrailingZeros(divider);
        return divider == 1 ? 0 : 7 + (divider > 16 ? log - 1 : log);
    }

    /** 1 is 0, 2 to 16 are 4 to 7. */
    private static int apb(ClockPlan plan, String bus) {
        int divider = plan.bus(bus).map(BusClock::divider).orElse(1);
        return divider == 1 ? 0 : 3 + Integer.numberOfTrailingZeros(divider);
    }

    private static void pll(List<String> lines, PllPlan pll, int source) {
        lines.add("// SAFETY: factors within the limits of the manual; all but the first divider count from 0.");
        lines.add("rcc.pllckselr().modify(|_, w| unsafe {");
        lines.add("    w.pllsrc().bits(" + source + ");");
        lines.add("    w.divm1().bits(" + pll.inputDivider() + ")");
        lines.add("});");
        lines.add("// SAFETY: the range of the reference; the oscillator in its wide range.");
        lines.add("rcc.pllcfgr().modify(|_, w| unsafe {");
        lines.add("    w.pll1rge().bits(" + range(pll.referenceHz()) + ");");
        lines.add("    w.pll1vcosel().clear_bit().pll1fracen().clear_bit();");
        lines.add("    w.divp1en().set_bit()");
        lines.add("});");
        lines.add("// SAFETY: as above.");
        lines.add("rcc.pll1divr().modify(|_, w| unsafe {");
        lines.add("    w.divn1().bits(" + (pll.multiplier() - 1) + ");");
        lines.add("    w.divp1().bits(" + (pll.divisions().getLast().by() - 1) + ")");
        lines.add("});");
        lines.add("rcc.cr().modify(|_, w| w.pll1on().set_bit());");
        lines.add("while rcc.cr().read().pll1rdy().bit_is_clear() {}");
    }

    /** From 2 MHz on; below, the oscillator would have to be in its other range. */
    private static int range(long referenceHz) {
        return referenceHz < 4_000_000 ? 1 : referenceHz < 8_000_000 ? 2 : 3;
    }
}
