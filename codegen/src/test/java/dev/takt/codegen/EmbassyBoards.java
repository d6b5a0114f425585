package dev.takt.codegen;

import dev.takt.codegen.Everything.Wiring;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Chip;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the tests wire on the boards that Embassy projects are generated for. */
final class EmbassyBoards {
    private static final Wiring ESP = new Wiring("SPI2", "UART1", "GPIO4", "GPIO5", "RWDT");
    private static final Wiring STM32 = new Wiring("TIM2", "USART2", "PA2", "PA3", "IWDG");
    private static final Wiring NRF = new Wiring("TIMER1", "UARTE0", "P0.06", "P0.08", "WDT");
    private static final Wiring RP = new Wiring("PIO0_IRQ_0", "UART0", "GPIO0", "GPIO1", "WATCHDOG");

    private static final Map<String, Wiring> WIRED = new TreeMap<>(Map.ofEntries(
            Map.entry("esp32", ESP),
            Map.entry("esp32c3", ESP),
            Map.entry("esp32c6", ESP),
            Map.entry("esp32s3", ESP),
            Map.entry("stm32f401re", STM32),
            Map.entry("stm32f405rg", STM32),
            Map.entry("stm32f411re", STM32),
            Map.entry("stm32g071rb", STM32),
            Map.entry("stm32h743zi", new Wiring("TIM2", "USART3", "PD8", "PD9", "IWDG1")),
            Map.entry("nrf52832", NRF),
            Map.entry("nrf52833", NRF),
            Map.entry("nrf52840", NRF),
            Map.entry("rp2040", RP),
            Map.entry("rp2350", RP),
            Map.entry("lm3s6965", new Wiring("GPIOB", "", "", "", "")),
            Map.entry("riscv-virt", new Wiring("UART0", "", "", "", "")),
            Map.entry("mps2-an385", new Wiring("UART0_RX", "", "", "", ""))));

    private EmbassyBoards() {}

    static Chip chip(String target) {
        return ShippedCatalogue.get().chip(target).orElseThrow();
    }

    /** The watchdog of a board, empty where it has none that anything drives. */
    static String dog(String target) {
        return WIRED.get(target).dog();
    }

    /** Every step and activation on a board. */
    static Project everything(String target, UnaryOperator<String> names) {
        Project project = Everything.of(target, "embassy", WIRED.get(target), names);
        return target.equals("riscv-virt") ? withoutInterrupts(project) : project;
    }

    /** For a machine on which Embassy has nothing but the executor of the thread. */
    private static Project withoutInterrupts(Project project) {
        Activation gone = new Activation.On(ItemId.of("edge"));
        return project.withItems(project.items().stream()
                .filter(item -> !(item instanceof Interrupt))
                .filter(item -> !(item instanceof Task task && task.activation().equals(gone)))
                .map(item -> item instanceof Task task ? task.withPriority(0) : item)
                .toList());
    }

    static Project everything(String target) {
        return everything(target, name -> name);
    }
}
