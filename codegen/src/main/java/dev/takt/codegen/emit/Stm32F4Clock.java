package dev.takt.codegen.emit;

import dev.takt.projects.clock.ClockPlan;
import dev.takt.projects.clock.PllPlan;
import dev.takt.projects.target.FlashWait;
import java.util.ArrayList;
import java.util.List;

/** STM32F4: oscillator, voltage scale, main PLL, wait states and caches of the flash, dividers of the buses, and only then the switch (RM0090, RM0368 and RM0383, sections RCC, PWR and FLASH). */
record Stm32F4Clock() implements ClockFile.FamilyClock {
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
        plan.scale().ifPresent(scale -> scale(lines, scale));
        plan.pll().ifPresent(pll -> pll(lines, pll, source));
        int states = plan.flash().map(FlashWait::states).orElse(0);
        lines.add("let flash = &device.FLASH;");
        lines.add("flash.acr().modify(|_, w| {");
        lines.add("    w.latency()");
        lines.add("        .ws" + states + "()");
        lines.add("        .prften()");
        lines.add("        .set_bit()");
        lines.add("        .icen()");
        lines.add("        .set_bit()");
        lines.add("        .dcen()");
        lines.add("        .set_bit()");
        lines.add("});");
        lines.add("while !flash.acr().read().latency().is_ws" + states + "() {}");
        lines.add("rcc.cfgr().modify(|_, w| w.hpre().div" + divider(plan, "AHB") + "());");
        lines.add("rcc.cfgr().modify(|_, w| w.ppre1().div" + divider(plan, "APB1") + "());");
        lines.add("rcc.cfgr().modify(|_, w| w.ppre2().div" + divider(plan, "APB2") + "());");
        String clock = plan.pll().isPresent() ? "pll" : source;
        lines.add("rcc.cfgr().modify(|_, w| w.sw()." + clock + "());");
        lines.add("while !rcc.cfgr().read().sws().is_" + clock + "() {}");
        return lines;
    }

    private static int divider(ClockPlan plan, String bus) {
        return plan.bus(bus).orElseThrow().divider();
    }

    /** The field has two bits, on the F405 one: the device crate knows which scales there are. */
    private static void scale(List<String> lines, String scale) {
        String number = scale.substring(scale.length() - 1);
        lines.add("rcc.apb1enr().modify(|_, w| w.pwren().set_bit());");
        lines.add("// A write in the first two clocks of the bus after this can be lost: the read takes them.");
        lines.add("while rcc.apb1enr().read().pwren().bit_is_clear() {}");
        lines.add("// voltage scale " + number + ": the lower the number, the faster the clocks may be");
        lines.add("device.PWR.cr().modify(|_, w| w.vos().scale" + number + "());");
    }

    private static void pll(List<String> lines, PllPlan pll, String source) {
        lines.add("// SAFETY: factors within the limits of the manual.");
        lines.add("rcc.pllcfgr().write(|w| unsafe {");
        lines.add("    w.pllsrc()." + source + "();");
        lines.add("    w.pllm().bits(" + pll.inputDivider() + ");");
        lines.add("    w.plln().bits(" + pll.multiplier() + ");");
        lines.add("    w.pllp().div" + pll.divisions().getLast().by() + "();");
        lines.add("    w.pllq().bits(" + pll.usb().map(u -> u.by()).orElse(15) + ")");
        lines.add("});");
        lines.add("rcc.cr().modify(|_, w| w.pllon().set_bit());");
        lines.add("while rcc.cr().read().pllrdy().bit_is_clear() {}");
    }
}
