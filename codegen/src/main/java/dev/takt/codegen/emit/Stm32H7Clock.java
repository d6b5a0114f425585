package dev.takt.codegen.emit;

import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.clock.PllPlan;
import dev.takt.projects.target.FlashWait;
import java.util.ArrayList;
import java.util.List;

/** STM32H742 and H743: supply by the LDO, voltage scale (scale 0 by the overdrive of scale 1), PLL1 with its output P, wait states, dividers of the domains, switch (RM0433, sections 4.3, 6.6 and 8.5). */
record Stm32H7Clock() implements ClockFile.FamilyClock {
    @Override
    public List<String> lines(ClockPlan plan) {
        boolean hse = plan.source().name().equals("HSE");
        String source = plan.source().name().toLowerCase(java.util.Locale.ROOT);
        List<String> lines = new ArrayList<>(List.of(
                "// the core is fed by the LDO; the register can be written once after power-on",
                "let pwr = &device.PWR;",
                "pwr.cr3().modify(|_, w| {",
                "    w.scuen().set_bit();",
                "    w.ldoen().set_bit().bypass().clear_bit()",
                "});",
                "while pwr.csr1().read().actvosrdy().bit_is_clear() {}"));
        scale(lines, plan.scale().orElse("SCALE3"));
        lines.add("let rcc = &device.RCC;");
        lines.add("rcc.cr().modify(|_, w| w." + (hse ? "hsebyp().set_bit()." : "") + source + "on().set_bit());");
        lines.add("while rcc.cr().read()." + source + "rdy().bit_is_clear() {}");
        plan.pll().ifPresent(pll -> pll(lines, pll, source));
        FlashWait wait = plan.flash().orElseThrow();
        lines.add("// SAFETY: wait states and programming delay as the manual lists them.");
        lines.add("device.FLASH.acr().modify(|_, w| unsafe {");
        lines.add("    w.latency().bits(" + wait.states() + ");");
        lines.add("    w.wrhighfreq().bits(" + wait.delay() + ")");
        lines.add("});");
        lines.add("rcc.d1cfgr().modify(|_, w| {");
        lines.add("    w.d1cpre().div" + divider(plan, "CORE") + "();");
        lines.add("    w.hpre().div" + divider(plan, "AHB") + "();");
        lines.add("    w.d1ppre().div" + divider(plan, "APB3") + "()");
        lines.add("});");
        lines.add("rcc.d2cfgr().modify(|_, w| {");
        lines.add("    w.d2ppre1().div" + divider(plan, "APB1") + "();");
        lines.add("    w.d2ppre2().div" + divider(plan, "APB2") + "()");
        lines.add("});");
        lines.add("rcc.d3cfgr()");
        lines.add("    .modify(|_, w| w.d3ppre().div" + divider(plan, "APB4") + "());");
        String clock = plan.pll().isPresent() ? "pll1" : source;
        lines.add("rcc.cfgr().modify(|_, w| w.sw()." + clock + "());");
        lines.add("while !rcc.cfgr().read().sws().is_" + clock + "() {}");
        return lines;
    }

    private static int divider(ClockPlan plan, String bus) {
        return plan.bus(bus).orElseThrow().divider();
    }

    private static void scale(List<String> lines, String scale) {
        int vos =
                switch (scale) {
                    case "SCALE0", "SCALE1" -> 0b11;
                    case "SCALE2" -> 0b10;
                    default -> 0b01;
                };
        lines.add("// SAFETY: a voltage scale that the manual lists.");
        lines.add("pwr.d3cr().modify(|_, w| unsafe { w.vos().bits(" + vos + ") });");
        lines.add("while pwr.d3cr().read().vosrdy().bit_is_clear() {}");
        if (scale.equals("SCALE0")) {
            lines.add("// scale 0: the overdrive on top of scale 1");
            lines.add("device.RCC.apb4enr().modify(|_, w| w.syscfgen().set_bit());");
            lines.add("device.SYSCFG.pwrcr().modify(|_, w| w.oden().set_bit());");
            lines.add("while pwr.d3cr().read().vosrdy().bit_is_clear() {}");
        }
    }

    /** The range of the reference is coded in steps: 1 to 2, 2 to 4, 4 to 8, 8 to 16 MHz. */
    private static void pll(List<String> lines, PllPlan pll, String source) {
        int range = pll.referenceHz() < 2_000_000
                ? 0
                : pll.referenceHz() < 4_000_000 ? 1 : pll.referenceHz() < 8_000_000 ? 2 : 3;
        int by = pll.divisions().getLast().by();
        lines.add("// SAFETY: factors within the limits of the manual; multiplier and divider count from 0.");
        lines.add("rcc.pllckselr().modify(|_, w| unsafe {");
        lines.add("    w.pllsrc()." + source + "();");
        lines.add("    w.divm1().bits(" + pll.inputDivider() + ")");
        lines.add("});");
        lines.add("rcc.pllcfgr().modify(|_, w| {");
        lines.add("    w.pll1rge().range" + (1 << range) + "();");
        lines.add("    w.pll1vcosel().wide_vco();");
        lines.add("    w.divp1en().set_bit()");
        lines.add("});");
        lines.add("rcc.pll1divr().modify(|_, w| unsafe {");
        lines.add("    w.divn1().bits(" + (pll.multiplier() - 1) + ");");
        lines.add("    w.divp1().bits(" + (by - 1) + ")");
        lines.add("});");
        lines.add("rcc.cr().modify(|_, w| w.pll1on().set_bit());");
        lines.add("while rcc.cr().read().pll1rdy().bit_is_clear() {}");
    }
}
