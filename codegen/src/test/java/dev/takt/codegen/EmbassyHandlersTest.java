package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Edge;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the peripheral of a handler is started and acknowledged on Embassy: by what is generated for it, or by the user's code, which forbids {@code unsafe}, through registers that the manifest asks for. */
class EmbassyHandlersTest {
    @TempDir
    Path folder;

    private static Interrupt handler(String vector) {
        return Interrupt.blank(ItemId.of("pressed"), "pressed")
                .withVector(vector)
                .withActivation(new Activation.Sporadic(10_000_000, 0, 0))
                .withPriority(1);
    }

    private static Project button(String target, String pin, Edge edge) {
        return Project.blank("button of " + target, target, "embassy")
                .withItems(List.of(
                        Peripheral.blank(ItemId.of("button"), "button")
                                .withInstance("GPIO")
                                .withEdge(edge)
                                .withPins(List.of(new PinUse("IN", pin))),
                        handler("GPIOTE").withSource(Optional.of(ItemId.of("button"))),
                        EmbassyLines.task("blink", 0)));
    }

    private static boolean asksForRegisters(List<GeneratedFile> files) {
        return Designs.text(files, "Cargo.toml").contains("\"unstable-pac\"");
    }

    @ParameterizedTest
    @EnumSource
    void pinOfAnNrfRequestsItsHandlerAtTheEdgeOfTheDesign(Edge edge) {
        List<GeneratedFile> files = Designs.files(button("nrf52833", "P1.03", edge));
        String polarity =
                switch (edge) {
                    case RISING -> "LoToHi";
                    case FALLING -> "HiToLo";
                    case BOTH -> "Toggle";
                };
        String board = Designs.text(files, "src/takt/board.rs");
        assertTrue(board.contains("pub button: EdgeInput,"), board);
        assertTrue(board.contains("EdgeInput::new(p.P1_03, Pull::"), board);
        assertTrue(board.contains(", Polarity::" + polarity + ");"), board);
        String body = Designs.text(files, "src/bodies/pressed.rs");
        assertTrue(body.contains("self.io.button.listen();"), body);
        assertTrue(body.contains("self.io.button.acknowledge();"), body);
    }

    /** A pin that no handler serves is a plain input, and a design without handlers asks for no registers. */
    @Test
    void withoutAHandlerThereIsNeitherEdgeNorRegister() {
        Project one = button("nrf52840", "P0.11", Edge.FALLING);
        List<Item> items = new ArrayList<>(one.items());
        items.removeIf(Interrupt.class::isInstance);
        List<GeneratedFile> files = Designs.files(one.withItems(items));
        assertFalse(files.stream().anyMatch(f -> f.path().equals("src/takt/edge.rs")));
        assertTrue(Designs.text(files, "src/takt/board.rs").contains("Input::new(p.P0_11, Pull::"));
        assertFalse(asksForRegisters(files));
        assertFalse(Designs.text(files, "DESIGN.md").contains("::pac`"));
    }

    /** Whether a boot loader is built or not, what the user's bodies may write is one and the same. */
    @ParameterizedTest
    @CsvSource({
        "nrf52832, embassy_nrf",
        "rp2040, embassy_rp",
        "rp2350, embassy_rp",
        "stm32f411re, embassy_stm32",
        "stm32h743zi, embassy_stm32"
    })
    void designWithAHandlerHasTheRegistersOfItsChip(String target, String crate) {
        List<GeneratedFile> files = Designs.files(EmbassyBoards.everything(target));
        assertTrue(asksForRegisters(files));
        assertTrue(Designs.text(files, "DESIGN.md").contains("`" + crate + "::pac` has the registers"));
    }

    @ParameterizedTest
    @Tag("firmware")
    @CsvSource({"nrf52832, P0.31", "nrf52833, P1.03", "nrf52840, P0.11"})
    void buttonOfAnNrfBuilds(String target, String pin) throws Exception {
        Project design = button(target, pin, Edge.BOTH);
        new FirmwareElf(ExportedProject.of(design, folder).build(), Designs.design(design))
                .assertSound(EmbassyBuildFirmwareTest::symbol);
    }

    /** The user's own code for a timer of the chip, in a file that forbids {@code unsafe}. */
    @ParameterizedTest
    @Tag("firmware")
    @ValueSource(strings = {"nrf52832", "nrf52840", "rp2040", "rp2350"})
    void bodyStartsAndAcknowledgesItsPeripheralThroughTheRegisters(String target) throws Exception {
        boolean nrf = target.startsWith("nrf");
        String vector = nrf ? "TIMER1" : target.equals("rp2040") ? "PWM_IRQ_WRAP" : "TIMER1_IRQ_0";
        Project design = Project.blank("registers of " + target, target, "embassy")
                .withItems(List.of(handler(vector), EmbassyLines.task("blink", 0)));
        ExportedProject exported = ExportedProject.of(design, folder);
        String start;
        String acknowledge;
        if (nrf) {
            start = "embassy_nrf::pac::TIMER1.intenset().write(|w| w.set_compare(0, true));";
            acknowledge = "embassy_nrf::pac::TIMER1.events_compare(0).write_value(0);";
        } else if (target.equals("rp2040")) {
            start = "embassy_rp::pac::PWM.inte().modify(|w| w.set_ch0(true));";
            acknowledge = "embassy_rp::pac::PWM.intr().write(|w| w.set_ch0(true));";
        } else {
            start = "embassy_rp::pac::TIMER1.inte().modify(|w| w.set_alarm(0, true));";
            acknowledge = "embassy_rp::pac::TIMER1.intr().write(|w| w.set_alarm(0, true));";
        }
        exported.change("src/bodies/pressed.rs", "fn start(&mut self) {}", "fn start(&mut self) { " + start + " }");
        exported.change(
                "src/bodies/pressed.rs",
                "fn acknowledge(&mut self) {}",
                "fn acknowledge(&mut self) { " + acknowledge + " }");
        exported.build();
    }
}
