package dev.takt.codegen.emit;

import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.clock.PllPlan;
import dev.takt.projects.target.FlashWait;
import java.util.ArrayList;
import java.util.List;

/** STM32G0: oscillator, wait states of the flash, PLL with its output R, dividers, switch (RM0444, sections 3.3.4 and 5.2). Voltage range 1 is there after reset. */
record Stm32G0Clock() implements ClockFile.FamilyClock {
    @Override
    public List<String> lines(ClockPlan plan) {
        boolean hse = plan.source().external();
        String source = hse ? "hse" : "hsi";
        List<String> lines = new ArrayList<>(List.of("let rcc = &device.RCC;"));
        if (plan.source().fed()) {
            lines.add("rcc.cr()");
            lines.add("    .modify(|_, w| w.hsebyp().set_bit().hseon().set_bit());");
        } else {
            lines.add("rcc.cr().modify(|_, w| w." + source + "on().set_bit());");
        }
        lines.add("while rcc.cr().read()." + source + "rdy().bit_is_clear() {}");
        int states = plan.flash().map(FlashWait::states).orElse(0);
        lines.add("let flash = &device.FLASH;");
        lines.add("// SAFETY: a number of wait states that the manual lists.");
        lines.add("flash.acr().modify(|_, w| unsafe {");
        lines.add("    w.latency().bits(" + states + ");");
        lines.add("    w.prften().set_bit().icen().set_bit()");
        lines.add("});");
        lines.add("while flash.acr().read().latency().bits() != " + states + " {}");
        plan.pll().ifPresent(pll -> pll(lines, pll, hse ? "hse" : "hsi16"));
        lines.add("rcc.cfgr().modify(|_, w| {");
        lines.add("    w.hpre().div" + plan.bus("AHB").orElseThrow().divider() + "();");
        lines.add("    w.ppre().div" + plan.bus("APB1").orElseThrow().divider() + "()");
        lines.add("});");
        String clock = plan.pll().isPresent() ? "pllr" : hse ? "hse" : "hsisys";
        lines.add("rcc.cfgr().modify(|_, w| w.sw()." + clock + "());");
        lines.add("while !rcc.cfgr().read().sws().is_" + clock + "() {}");
        return lines;
    }

    private static void pll(List<String> lines, PllPlan pll, String source) {
        lines.add("// SAFETY: factors within the limits of the manual; dividers count from 0.");
        lines.add("rcc.pllcfgr().write(|w| unsafe {");
        lines.add("    w.pllsrc()." + source + "();");
        lines.add("    w.pllm().bits(" + (pll.inputDivider() - 1) + ");");
        lines.add("    w.plln().bits(" + pll.multiplier() + ");");
        lines.add("    w.pllr().bits(" + (pll.divisions().getLast().by() - 1) + ");");
        lines.add("    w.pllren().set_bit()");
        lines.add("});");
        lines.add("rcc.cr().modify(|_, w| w.pllon().set_bit());");
        lines.add("while rcc.cr().read().pllrdy().bit_is_clear() {}");
    }
}
