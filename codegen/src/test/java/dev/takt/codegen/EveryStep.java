package dev.takt.codegen;

import dev.takt.projects.model.Project;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A runtime on a chip, and the design with all of its steps and activations there. */
record EveryStep(String runtime, String target) {
    private static final List<String> CORTEX_M = List.of(
            "lm3s6965", "mps2-an385", "stm32f411re", "stm32g071rb", "stm32h743zi", "nrf52840", "rp2040", "rp2350");
    private static final List<String> RISC_V = List.of("riscv-virt", "esp32c3", "esp32c6");

    /** Each runtime on each kind of chip, whose code or crates are its own. */
    static final List<EveryStep> KINDS = Stream.of(
                    on("rtic", CORTEX_M),
                    on("embassy", CORTEX_M),
                    on("embassy", RISC_V),
                    on("bare-metal", CORTEX_M),
                    on("bare-metal", RISC_V))
            .flatMap(s -> s)
            .toList();

    /** Chips that are in all but memory and pins what another one is, for which they stand. */
    static final Map<String, String> TWINS = Map.of(
            "stm32f401re", "stm32f411re", "stm32f405rg", "stm32f411re", "nrf52832", "nrf52840", "nrf52833", "nrf52840");

    private static final Map<String, String> RTIC_VECTORS = Map.ofEntries(
            Map.entry("lm3s6965", "GPIOB"),
            Map.entry("mps2-an385", "UART1_TX"),
            Map.entry("stm32f401re", "USART1"),
            Map.entry("stm32f405rg", "DMA1_Stream0"),
            Map.entry("stm32f411re", "DMA2_Stream7"),
            Map.entry("stm32g071rb", "ADC1_COMP"),
            Map.entry("stm32h743zi", "DMA1_Stream0"),
            Map.entry("nrf52832", "TIMER1"),
            Map.entry("nrf52833", "TIMER1"),
            Map.entry("nrf52840", "TIMER1"),
            Map.entry("rp2040", "DMA_IRQ_0"),
            Map.entry("rp2350", "DMA_IRQ_0"));

    private static final Map<String, List<String>> LOOP_VECTORS = Map.ofEntries(
            Map.entry("lm3s6965", List.of("GPIOB", "GPIOC")),
            Map.entry("mps2-an385", List.of("TIMER0", "UART1_RX")),
            Map.entry("riscv-virt", List.of("UART0", "MachineSoft")),
            Map.entry("stm32f401re", List.of("EXTI0", "TIM2")),
            Map.entry("stm32f405rg", List.of("EXTI0", "TIM2")),
            Map.entry("stm32f411re", List.of("DMA1_Stream0", "TIM2")),
            Map.entry("stm32g071rb", List.of("DMA1_Channel1", "TIM2")),
            Map.entry("stm32h743zi", List.of("DMA1_Stream0", "TIM2")),
            Map.entry("nrf52832", List.of("GPIOTE", "RTC0")),
            Map.entry("nrf52833", List.of("GPIOTE", "RTC0")),
            Map.entry("nrf52840", List.of("GPIOTE", "RTC0")),
            Map.entry("rp2040", List.of("TIMER_IRQ_0", "DMA_IRQ_0")),
            Map.entry("rp2350", List.of("TIMER0_IRQ_0", "DMA_IRQ_0")),
            Map.entry("esp32", List.of("UART1", "SPI2")),
            Map.entry("esp32c3", List.of("UART1", "SPI2")),
            Map.entry("esp32c6", List.of("UART1", "SPI2")),
            Map.entry("esp32s3", List.of("UART1", "SPI2")));

    private static Stream<EveryStep> on(String runtime, List<String> targets) {
        return targets.stream().map(target -> new EveryStep(runtime, target));
    }

    /** The vectors of a chip at which a superloop's handlers stand. */
    List<String> vectors() {
        return LOOP_VECTORS.get(target);
    }

    /** With plain names. */
    Project design() {
        return switch (runtime) {
            case "rtic" -> Everything.plain(target, runtime, RTIC_VECTORS.get(target));
            case "embassy" -> EmbassyBoards.everything(target);
            case "bare-metal" -> BareDesigns.everything(target, vectors(), UnaryOperator.identity());
            default -> throw new AssertionError(runtime);
        };
    }

    @Override
    public String toString() {
        return runtime + " on " + target;
    }
}
