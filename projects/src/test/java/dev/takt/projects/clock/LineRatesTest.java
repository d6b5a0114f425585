package dev.takt.projects.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.DmaRoute;
import dev.takt.projects.target.PeripheralSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineRatesTest {
    private static final long MHZ = 1_000_000;

    /** USART1 is on APB2, 84 MHz: 84 MHz / 115200 = 729.17, so 729, and 84 MHz / 729 = 115226.3 baud, 229 millionths too fast. */
    @Test
    void stm32UartOnItsBus() {
        assertEquals(
                Optional.of(new LineRate(115_200, 729, 115_226, 229)), rate("stm32f405rg", 168, "USART1", 115_200));
    }

    /** PL011: 4 * 125 MHz / 115200 = 4340.3 sixty-fourths, so 4340, and 500 MHz / 4340 = 115207.4 baud. */
    @Test
    void rp2040UartWithAFraction() {
        assertEquals(Optional.of(new LineRate(115_200, 4340, 115_207, 64)), rate("rp2040", 125, "UART0", 115_200));
    }

    /** 115108 baud, 92 less than asked for: 92 / 115200 = 799 millionths. */
    @Test
    void nrfUartHasTheRatesOfItsTable() {
        assertEquals(Optional.of(new LineRate(115_200, 0, 115_108, -799)), rate("nrf52840", 64, "UARTE0", 115_200));
        assertEquals(Optional.empty(), rate("nrf52840", 64, "UARTE0", 100_000));
    }

    /** APB1 has 42 MHz: 42 MHz / (2 * 100 kHz) = 210, 42 MHz / (3 * 400 kHz) = 35, both exact; 300 kHz takes 47, so 297.87 kHz and never more than was asked for. */
    @Test
    void stm32f4I2cInStandardAndFastMode() {
        assertEquals(Optional.of(new LineRate(100_000, 210, 100_000, 0)), rate("stm32f405rg", 168, "I2C1", 100_000));
        assertEquals(Optional.of(new LineRate(400_000, 35, 400_000, 0)), rate("stm32f405rg", 168, "I2C1", 400_000));
        assertEquals(Optional.of(new LineRate(300_000, 47, 297_872, -7092)), rate("stm32f405rg", 168, "I2C1", 300_000));
    }

    /**
     * By embassy-rp 0.10, {@code calc_prescs}: 125 MHz by twice the least whole number that is not too fast; above 256 that is the product of the least first divider and what it takes then: 10 MHz takes 7, 100 kHz wants 625 and gets 3 times 209.
     * 127 times 256 are the most.
     */
    @Test
    void spiOfAnRpIsDividedTwice() {
        assertEquals(
                Optional.of(new LineRate(10_000_000, 7, 8_928_571, -107_143)), rate("rp2040", 125, "SPI0", 10_000_000));
        assertEquals(Optional.of(new LineRate(100_000, 627, 99_681, -3_190)), rate("rp2040", 125, "SPI0", 100_000));
        assertEquals(Optional.empty(), rate("rp2040", 125, "SPI0", 1_900));
    }

    /** By esp-hal 1.1, {@code recalculate} of its SPI: 80 MHz by n from 2 to 64 and by 1 to 16, or by nothing; 3 MHz takes 27, 100 kHz takes 16 times 50 exactly, and 70 MHz takes 2, for undivided it is too fast. */
    @Test
    void spiOfAnEspIsDividedByTheBestPair() {
        for (String chip : List.of("esp32c3", "esp32c6")) {
            assertEquals(
                    Optional.of(new LineRate(3_000_000, 27, 2_962_963, -12_346)), rate(chip, 160, "SPI2", 3_000_000));
            assertEquals(Optional.of(new LineRate(100_000, 800, 100_000, 0)), rate(chip, 160, "SPI2", 100_000));
            assertEquals(
                    Optional.of(new LineRate(70_000_000, 2, 40_000_000, -428_571)),
                    rate(chip, 160, "SPI2", 70_000_000));
            assertEquals(Optional.empty(), rate(chip, 160, "SPI2", 78_000));
        }
    }

    /** SPI1 to SPI3 count what HSI is, 64 MHz, as they are set up, whatever the core runs at (RM0433, D2CCIP1R, SPI123SEL): 10 MHz takes 8. SPI4 counts APB2, half of the 200 MHz of its bus at 400 MHz: 16. */
    @Test
    void spiOfAnStm32H7CountsTheClockThatItIsGiven() {
        assertEquals(
                Optional.of(new LineRate(10_000_000, 8, 8_000_000, -200_000)),
                rate("stm32h743zi", 400, "SPI1", 10_000_000));
        assertEquals(
                Optional.of(new LineRate(10_000_000, 16, 6_250_000, -375_000)),
                rate("stm32h743zi", 400, "SPI4", 10_000_000));
    }

    /** APB2 has 84 MHz, divided by 2, 4, 8 … 256 (RM0090, SPI_CR1.BR): 1 MHz takes 128, 656.25 kHz; 10.5 MHz takes 8 exactly; no division is by 1. */
    @Test
    void stm32SpiDividesByPowersOfTwoAndIsNeverFaster() {
        assertEquals(
                Optional.of(new LineRate(1_000_000, 128, 656_250, -343_750)),
                rate("stm32f405rg", 168, "SPI1", 1_000_000));
        assertEquals(
                Optional.of(new LineRate(10_500_000, 8, 10_500_000, 0)), rate("stm32f405rg", 168, "SPI1", 10_500_000));
        assertEquals(
                Optional.of(new LineRate(84_000_000, 2, 42_000_000, -500_000)),
                rate("stm32f405rg", 168, "SPI1", 84_000_000));
        assertEquals(Optional.empty(), rate("stm32f405rg", 168, "SPI1", 300_000));
    }

    /** 16 samples a bit need a divider of 16 or more. */
    @Test
    void aRateThatNoDividerComesNearIsNone() {
        assertEquals(Optional.empty(), rate("stm32f405rg", 16, "USART2", 2_000_000));
    }

    /** RM0383, tables 27 and 28: USART2_TX is channel 4 of stream 6 of DMA1; PA2 is USART2_TX by AF7. */
    @Test
    void catalogueHasDmaRoutesAndAlternateFunctions() {
        Chip chip = ShippedCatalogue.get().chip("stm32f411re").orElseThrow();
        PeripheralSpec usart = chip.peripheral("USART2").orElseThrow();
        assertEquals(
                List.of(new DmaRoute("TX", "DMA1_CH6", 4)),
                usart.dma().stream().filter(r -> r.signal().equals("TX")).toList());
        assertEquals(7, chip.pin("PA2").orElseThrow().functions().get("USART2.TX"));
    }

    private static Optional<LineRate> rate(String id, long mhz, String instance, long hz) {
        Chip chip = ShippedCatalogue.get().chip(id).orElseThrow();
        ClockSolution solution = ClockSolver.solve(chip, mhz * MHZ).orElseThrow();
        ClockPlan plan = ((ClockSolution.Solved) solution).plan();
        return LineRates.of(chip, plan, chip.peripheral(instance).orElseThrow(), hz);
    }
}
