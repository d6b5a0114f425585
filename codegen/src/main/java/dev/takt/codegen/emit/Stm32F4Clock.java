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
        lines.add("rcc.cr().modify(|_, w| w." + (hse ? "hsebyp().set_bit().hseon()" : "hsion()") + ".set_bit());");
        lines.add("while rcc.cr().read()." + source + "rdy().bit_is_clear() {}");
        plan.scale().ifPresent(scale -> scale(lines, scale));
        plan.pll().ifPresent(pll -> pll(lines, pll, source));
        lines.add("device.FLASH.acr().modify(|_, w| {");
        lines.add("    w.latency()");
        lines.add("        .ws" + plan.flash().map(FlashWait::states).orElse(0) + "()");
        lines.add("        .prften()");
        lines.add("        .set_bit()");
        lines.add("        .icen()");
        lines.add("        .set_bit()");
        lines.add("        .dcen()");
        lines.add("        .set_bit()");
        lines.add("});");
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

    /** Bits 14 and 15 of PWR_CR, of which the F405 has only the lower: scale 2 or scale 1. */
    private static void scale(List<String> lines, String scale) {
        int bits =
                switch (scale) {
                    case "SCALE1" -> 0b11;
                    case "SCALE2" -> 0b10;
                    default -> 0b01;
                };
        lines.add("rcc.apb1enr().modify(|_, w| w.pwren().set_bit());");
        lines.add("// voltage " + scale.toLowerCase(java.util.Locale.ROOT).replace("scale", "scale ")
                + ", of which 1 is the highest");
        lines.add("let pwr = &device.PWR;");
        lines.add("// SAFETY: VOS is two bits of which every value written here is listed in the manual.");
        lines.add("pwr.cr().modify(|r, w| unsafe {");
        lines.add("    let others = r.bits() & !(0b11 << 14);");
        lines.add(
                "    w.bits(others | (0b" + Integer.toBinaryString(bits | 0b100).substring(1) + " << 14))");
        lines.add("});");
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
