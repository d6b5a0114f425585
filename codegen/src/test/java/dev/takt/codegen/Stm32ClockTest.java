package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Solved clocks as embassy-stm32's configuration. */
class Stm32ClockTest {
    @Test
    void stm32f405GetsTheFactorsOfItsReferenceManual() {
        assertEquals("""
                /// 168 MHz from HSI, 16 MHz / 16 * 336 / 2.
                pub fn config() -> Config {
                    let mut config = Config::default();
                    config.rcc.hsi = true;
                    config.rcc.pll_src = PllSource::HSI;
                    config.rcc.pll = Some(Pll {
                        prediv: PllPreDiv::DIV16,
                        mul: PllMul::MUL336,
                        divp: Some(PllPDiv::DIV2),
                        divq: Some(PllQDiv::DIV7),
                        divr: None,
                    });
                    config.rcc.sys = Sysclk::PLL1_P;
                    config.rcc.apb1_pre = APBPrescaler::DIV4;
                    config.rcc.apb2_pre = APBPrescaler::DIV2;
                    config
                }
                """, clock("stm32f405rg", 0));
    }

    /** The VCO makes 96 MHz at least: 100 MHz is the lowest multiple of 20 MHz above that, so R = 5, and 25 times 4 MHz gives it. */
    @Test
    void stm32g071BelowItsOscillatorsRangeOfThePllKeepsTheLimits() {
        assertEquals("""
                /// 20 MHz from HSI, 16 MHz / 4 * 25 / 5.
                pub fn config() -> Config {
                    let mut config = Config::default();
                    config.rcc.hsi = Some(Hsi {
                        sys_div: HsiSysDiv::DIV1,
                    });
                    config.rcc.pll = Some(Pll {
                        source: PllSource::HSI,
                        prediv: PllPreDiv::DIV4,
                        mul: PllMul::MUL25,
                        divp: None,
                        divq: None,
                        divr: Some(PllRDiv::DIV5),
                    });
                    config.rcc.sys = Sysclk::PLL1_R;
                    config
                }
                """, clock("stm32g071rb", 20_000_000));
    }

    @Test
    void stm32h743At400MHzNeedsVoltageScaleOne() {
        assertEquals("""
                /// 400 MHz from HSI, 64 MHz / 4 * 50 / 2.
                pub fn config() -> Config {
                    let mut config = Config::default();
                    config.rcc.hsi = Some(HSIPrescaler::DIV1);
                    config.rcc.pll1 = Some(Pll {
                        source: PllSource::HSI,
                        prediv: PllPreDiv::DIV4,
                        mul: PllMul::MUL50,
                        fracn: None,
                        divp: Some(PllDiv::DIV2),
                        divq: None,
                        divr: None,
                    });
                    config.rcc.sys = Sysclk::PLL1_P;
                    config.rcc.ahb_pre = AHBPrescaler::DIV2;
                    config.rcc.apb1_pre = APBPrescaler::DIV2;
                    config.rcc.apb2_pre = APBPrescaler::DIV2;
                    config.rcc.apb3_pre = APBPrescaler::DIV2;
                    config.rcc.apb4_pre = APBPrescaler::DIV2;
                    config.rcc.voltage_scale = VoltageScale::Scale1;
                    config
                }
                """, clock("stm32h743zi", 400_000_000));
    }

    @Test
    void theOscillatorItselfNeedsNoPll() {
        assertEquals("""
                /// 16 MHz from HSI, 16 MHz.
                pub fn config() -> Config {
                    let mut config = Config::default();
                    config.rcc.hsi = true;
                    config.rcc.sys = Sysclk::HSI;
                    config
                }
                """, clock("stm32f411re", 16_000_000));
    }

    private static String clock(String chip, long clockHz) {
        Project blank = Project.blank("clock", chip, "embassy");
        Project design = blank.withSettings(blank.settings().withClockHz(clockHz))
                .withItems(List.of(Task.blank(ItemId.of("work"), "work")
                        .withActivation(new Activation.Periodic(10_000_000, 0, 0))));
        String text = Designs.text(Designs.files(design), "src/takt/clock.rs");
        return text.substring(text.indexOf("///"));
    }
}
