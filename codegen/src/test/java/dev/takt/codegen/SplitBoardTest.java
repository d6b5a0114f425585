package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.model.Watchdog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peripherals are taken once and split by who works with them, where the hardware layer has no drivers. */
class SplitBoardTest {
    private static final long MS = 1_000_000;

    @TempDir
    Path folder;

    private static Task task(String id, int priority, List<Step> body) {
        return Task.blank(ItemId.of(id), id)
                .withActivation(new Activation.Periodic(10 * MS, 0, 0))
                .withPriority(priority)
                .withBody(body);
    }

    private static Step write(String peripheral) {
        return new Step.Transfer(ItemId.of(peripheral), 1, TransferMode.BLOCKING, Direction.WRITE);
    }

    private static Peripheral peripheral(String id, String instance, PinUse... pins) {
        return Peripheral.blank(ItemId.of(id), id).withInstance(instance).withPins(List.of(pins));
    }

    /** A task with a UART and a watchdog of its own, a bus that two use, and a timer that none does. */
    private static Project design(String target, String runtime, List<String> instances, String dog) {
        int priority = runtime.equals("rtic") ? 1 : 0;
        return Project.blank("split on " + target, target, runtime)
                .withItems(List.of(
                        peripheral("line", instances.get(0)),
                        peripheral("bus", instances.get(1)),
                        peripheral("spare", instances.get(2)),
                        Watchdog.blank(ItemId.of("guard"), "guard").withInstance(dog),
                        task(
                                "first",
                                priority,
                                List.of(write("line"), write("bus"), new Step.Feed(ItemId.of("guard")))),
                        task("second", priority, List.of(write("bus")))));
    }

    private static String file(Project project, String path) {
        return Designs.text(Designs.files(project), path);
    }

    @ParameterizedTest
    @CsvSource({"rtic", "bare-metal"})
    void whatOneTaskUsesIsItsOwnAndHandedToItByValue(String runtime) {
        Project project = design("stm32f411re", runtime, List.of("USART1", "I2C1", "TIM3"), "IWDG");
        String board = file(project, "src/takt/board.rs");
        assertTrue(board.contains("""
                        pub struct FirstIo {
                            /// line: USART1.
                            pub line: stm32f411::USART1,
                            /// guard: it resets what is not fed in time.
                            pub guard: stm32f411::IWDG,
                        }
                        """), board);
        assertTrue(board.contains("pub static BUS: Shared<stm32f411::I2C1> = Shared::new();"), board);
        assertTrue(board.contains("    BUS.put(p.I2C1);\n"), board);
        assertTrue(board.contains("    pub spare: stm32f411::TIM3,\n"), board);
        assertFalse(board.contains("SecondIo"), board);
        String body = file(project, "src/bodies/first.rs");
        assertTrue(body.contains("    pub io: board::FirstIo,\n"), body);
        String setup = file(project, "src/bodies/setup.rs");
        assertTrue(setup.contains("pub fn setup(board: Board) -> Bodies {\n"), setup);
        assertTrue(setup.contains("First { io: board.first }"), setup);
        String main = file(project, "src/main.rs");
        assertTrue(main.contains("board::split("), main);
    }

    @Test
    void aPortIsOneThingThatStaysWithSetupUntilTheDesignHasIt() {
        Project project = design("stm32f411re", "rtic", List.of("USART1", "I2C1", "GPIOA"), "IWDG");
        String board = file(project, "src/takt/board.rs");
        assertEquals(1, board.split("stm32f411::GPIOA,", -1).length - 1, board);
        assertTrue(board.contains("pub spare: stm32f411::GPIOA,"), board);
        assertTrue(board.contains("pub gpiob: stm32f411::GPIOB,"), board);
    }

    @Test
    void pinsOfAnEspChipGoWithTheirPeripheral() {
        Project project = design("esp32c6", "bare-metal", List.of("UART1", "I2C0", "SPI2"), "");
        Project wired =
                project.withItem(peripheral("line", "UART1", new PinUse("TX", "GPIO4"), new PinUse("RX", "GPIO5")));
        String board = file(wired, "src/takt/board.rs");
        assertTrue(board.contains("    pub line: peripherals::UART1<'static>,\n"), board);
        assertTrue(board.contains("    pub line_tx: peripherals::GPIO4<'static>,\n"), board);
        assertTrue(board.contains("line_rx: p.GPIO5,"), board);
    }

    /** The body of the sample's current loop lets its timer request and takes the request back; the watchdog is fed on what its task owns. */
    @Test
    void whatIsWrittenIntoBodiesNeedsNoUnsafe() {
        List<GeneratedFile> files = Designs.files(Designs.sample("motor-control"));
        String loop = Designs.text(files, "src/bodies/current_loop.rs");
        assertTrue(loop.contains("crate::takt::wiring::tim1_up_tim10::start();"), loop);
        assertTrue(loop.contains("crate::takt::wiring::tim1_up_tim10::acknowledge();"), loop);
        assertTrue(Designs.text(files, "src/bodies/speed_loop.rs").contains("let dog = &self.io.guard;"));
        files.stream()
                .filter(f -> f.path().startsWith("src/bodies/"))
                .forEach(f -> assertFalse(f.text().contains("unsafe {"), f.path()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtic-cortex-m3", "motor-control", "esp32s3-sensor-node"})
    void bodiesForbidUnsafeCode(String sample) {
        String module = file(Designs.sample(sample), "src/bodies/mod.rs");
        assertTrue(module.contains("\n#![forbid(unsafe_code)]\n"), module);
    }

    @Test
    @Tag("firmware")
    void unsafeCodeInABodyDoesNotCompile() throws Exception {
        Project sample = Designs.sample("rtic-cortex-m3").withName("forbidden");
        ExportedProject exported = ExportedProject.of(sample, folder);
        exported.begin("    // SAFETY: none.\n    unsafe { core::arch::asm!(\"nop\") };\n");
        AssertionError error = assertThrows(AssertionError.class, exported::check);
        assertTrue(String.valueOf(error.getMessage()).contains("unsafe_code"), error.getMessage());
    }

    /** Every peripheral that the catalogue has for a chip, under the name that its device crate has for it: every other one task's, every third shared. */
    @ParameterizedTest
    @Tag("firmware")
    @CsvSource({
        "stm32f401re, bare-metal",
        "stm32f405rg, rtic",
        "stm32f411re, bare-metal",
        "stm32g071rb, rtic",
        "stm32h743zi, bare-metal",
        "nrf52832, rtic",
        "nrf52833, bare-metal",
        "nrf52840, bare-metal",
        "rp2040, bare-metal",
        "rp2350, bare-metal",
        "esp32c3, bare-metal",
        "esp32c6, bare-metal"
    })
    void deviceCrateHasEveryPeripheralOfTheCatalogue(String target, String runtime) throws Exception {
        List<Peripheral> all = EmbassyBoards.chip(target).peripherals().stream()
                .filter(p -> !runtime.equals("rtic") || !p.instance().equals("TIMER2"))
                .map(p ->
                        peripheral("p-" + p.instance().toLowerCase(Locale.ROOT).replace('_', '-'), p.instance()))
                .toList();
        List<Step> every = all.stream().map(p -> write(p.id().value())).toList();
        List<Step> third = all.stream()
                .filter(p -> all.indexOf(p) % 3 == 0)
                .map(p -> write(p.id().value()))
                .toList();
        List<Item> items = new ArrayList<>(all);
        items.add(task("every", 0, every));
        items.add(task("third", 0, third));
        Project project = Project.blank("split on " + target, target, runtime).withItems(items);
        String board = file(project, "src/takt/board.rs");
        assertTrue(board.contains("EveryIo"), board);
        ExportedProject.of(project, folder).build();
    }
}
