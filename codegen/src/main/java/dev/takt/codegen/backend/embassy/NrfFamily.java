package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.Refusals;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Oscillator;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** nRF52 on embassy-nrf. Its core runs at 64 MHz, always. */
record NrfFamily() implements CortexFamily {
    private static final long CLOCK_HZ = 64_000_000;

    /** A second is 32 768 ticks, so 64 of them are a whole number of nanoseconds; a whole number of microseconds takes more. */
    private static final long NS_IN_64_TICKS = 1_953_125;

    /** Vectors that nrf-pac names in another way than Nordic's headers. */
    private static final Map<String, String> NAMES = Map.of(
            "POWER_CLOCK", "CLOCK_POWER",
            "UARTE0_UART0", "UARTE0",
            "SPIM0_SPIS0_TWIM0_TWIS0_SPI0_TWI0", "TWISPI0",
            "SPIM1_SPIS1_TWIM1_TWIS1_SPI1_TWI1", "TWISPI1",
            "SPIM2_SPIS2_SPI2", "SPI2",
            "CCM_AAR", "AAR_CCM");

    @Override
    public String hal() {
        return "embassy-nrf";
    }

    @Override
    public Optional<String> registers() {
        return Optional.of(device() + "::pac");
    }

    @Override
    public List<Obstacle> refusals(Design design) {
        Chip chip = design.machine().chip();
        long clockHz = design.machine().cores().getFirst().clockHz();
        return clockHz == CLOCK_HZ ? List.of() : List.of(Refusals.noClock(chip, clockHz));
    }

    @Override
    public List<GeneratedFile> files(Design design) {
        return List.of();
    }

    @Override
    public DriverBook drivers() {
        return new NrfDrivers();
    }

    @Override
    public String device() {
        return "embassy_nrf";
    }

    @Override
    public String irq(String vector) {
        return NAMES.getOrDefault(vector, vector.replaceFirst("^SWI([0-9])_EGU([0-9])$", "EGU$2_SWI$1"));
    }

    @Override
    public void imports(Imports imports) {
        CortexFamily.super.imports(imports);
        imports.when(".set_priority(", "embassy_nrf::interrupt::InterruptExt")
                .when("Priority::P", "embassy_nrf::interrupt::Priority");
    }

    @Override
    public void setPriority(CodeWriter out, String irq, int priority, Chip chip) {
        HalPriority.set(out, irq, priority, chip);
    }

    /** Its clock is the real-time counter: 32 768 ticks a second, 2^6 in 5^9 ns. */
    @Override
    public boolean tells(long ns) {
        return ns % NS_IN_64_TICKS == 0;
    }

    @Override
    public long tickHz() {
        return 32_768;
    }

    @Override
    public boolean roundsPeriods() {
        return true;
    }

    @Override
    public List<String> grid(Activation.Periodic periodic) {
        return List.of("start", RustNumber.of(periodic.offsetNs()), RustNumber.of(periodic.periodNs()));
    }

    @Override
    public Optional<SlotFlash> slots(Design design) {
        return Optional.of(new SlotFlash(
                "embassy_nrf::nvmc::Nvmc",
                "Nvmc<'static>",
                "Nvmc::new",
                "Peri<'static, peripherals::NVMC> = p.NVMC",
                List.of()));
    }

    /** Figures of the product specifications of the nRF52832, 52833 and 52840 (CLOCK, electrical specification): HFINT, and LFRC without calibration. */
    @Override
    public Optional<String> assumption(Design design) {
        return design.machine().project().settings().oscillator() == Oscillator.EXTERNAL
                ? Optional.empty()
                : Optional.of(
                        "Time, and the rate of every serial line, comes from the internal oscillator of 64 MHz: 1.5 % off as a rule and 8 % at most by the product specification, and periods and timeouts with it; it runs while the core sleeps. With the crystal "
                                + "(`oscillator` `external` in the settings) it is 40 parts in a million.");
    }

    @Override
    public void bringUp(CodeWriter out, Design design, Plan plan, boolean board) {
        out.line("let mut config = embassy_nrf::config::Config::default();");
        if (design.machine().project().settings().oscillator() == Oscillator.EXTERNAL) {
            out.line("config.hfclk_source = embassy_nrf::config::HfclkSource::ExternalXtal;");
            out.line("// The real-time counter, too: without a crystal of its own its clock is made from this one.");
        } else {
            out.line(
                    "// Made from the clock of the core: nobody calibrates the oscillator of 32 kHz, which is 2 to 5 % off.");
        }
        out.line("config.lfclk_source = embassy_nrf::config::LfclkSource::Synthesized;");
        out.line(brought(design, plan, board, "embassy_nrf::init(config)"));
    }
}
