package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.EmbassyLines.Line;
import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.problem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A UART of an Embassy design that some tasks read and others write: each has the half that it uses, as runs and bounds have it. */
class UartHalvesTest {
    private static final String BOARD = "src/takt/board.rs";
    private static final List<String> LINTS =
            List.of("clippy::pedantic", "clippy::unwrap_used", "clippy::undocumented_unsafe_blocks");

    private static final Map<String, Line> LINES = Map.of(
            "stm32f411re", new Line("USART2", Map.of("TX", "PA2", "RX", "PA3")),
            "stm32g071rb", new Line("LPUART1", Map.of("TX", "PA2", "RX", "PA3")),
            "nrf52840", new Line("UARTE0", Map.of("TX", "P0.06", "RX", "P0.08")),
            "rp2040", new Line("UART0", Map.of("TX", "GPIO0", "RX", "GPIO1")),
            "rp2350", new Line("UART0", Map.of("TX", "GPIO0", "RX", "GPIO1")),
            "esp32c3", new Line("UART1", Map.of("TX", "GPIO4", "RX", "GPIO5")),
            "esp32s3", new Line("UART1", Map.of("TX", "GPIO4", "RX", "GPIO5")));

    @TempDir
    Path folder;

    private static Step read(TransferMode mode) {
        return EmbassyLines.step("modem", 8, mode, Direction.READ);
    }

    private static Step write(TransferMode mode) {
        return EmbassyLines.step("modem", 5, mode, Direction.WRITE);
    }

    private static Project on(String target, Task... tasks) {
        List<Item> items = new ArrayList<>(List.of(EmbassyLines.line("modem", LINES.get(target), 115_200, 10)));
        items.addAll(List.of(tasks));
        return Project.blank("halves on " + target, target, "embassy").withItems(items);
    }

    /** One reads, two write, all of one executor. */
    private static Project three(String target, int priority) {
        return on(
                target,
                EmbassyLines.task("listen", priority, read(TransferMode.ASYNC)),
                EmbassyLines.task("report", priority, write(TransferMode.ASYNC)),
                EmbassyLines.task("alarm", priority, write(TransferMode.ASYNC)));
    }

    /** Who reads is above who writes. */
    private static Project apart(String target, TransferMode writes) {
        return on(
                target,
                EmbassyLines.task("listen", 1, read(TransferMode.ASYNC)),
                EmbassyLines.task("report", 0, write(writes)));
    }

    private static List<String> errors(Project project) {
        return Designs.problems(project).stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .map(p -> p.message().text())
                .toList();
    }

    private static List<String> lines(List<GeneratedFile> files, String mention) {
        return Designs.text(files, BOARD)
                .lines()
                .map(String::strip)
                .filter(l -> l.contains(mention))
                .toList();
    }

    /** By the sources of the layers: esp-hal alone names the receiver first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stm32f411re | let (modem_tx, modem_rx) = modem.split(); | pub modem_rx: UartRx<'static, Async>, | pub modem_tx: &'static Turns<UartTx<'static, Async>>,",
                "nrf52840 | let (modem_tx, modem_rx) = modem.split(); | pub modem_rx: UarteRx<'static>, | pub modem_tx: &'static Turns<UarteTx<'static>>,",
                "rp2040 | let (modem_tx, modem_rx) = modem.split(); | pub modem_rx: UartRx<'static, uart::Async>, | pub modem_tx: &'static Turns<UartTx<'static, uart::Async>>,",
                "esp32c3 | let (modem_rx, modem_tx) = modem.split(); | pub modem_rx: UartRx<'static, Async>, | pub modem_tx: &'static Turns<UartTx<'static, Async>>,"
            })
    void whoReadsHasTheReceiverAndTheWritersTakeTurns(
            String target, String split, String receiver, String transmitter) {
        List<GeneratedFile> files = Designs.files(three(target, 0));
        assertEquals(List.of(split), lines(files, ".split();"));
        assertEquals(List.of(receiver), lines(files, "pub modem_rx: "));
        assertEquals(List.of(transmitter, transmitter), lines(files, "pub modem_tx: "));
        assertEquals(
                List.of("let modem_tx = &*MODEM_TX.init(AsyncMutex::new(modem_tx));"), lines(files, "AsyncMutex::"));
        assertTrue(Designs.text(files, "src/bodies/report.rs").contains("self.io.modem_tx.lock().await;"));
    }

    @Test
    void eachHalfSaysItsPinAndItsChannel() {
        List<GeneratedFile> files = Designs.files(three("stm32f411re", 0));
        assertEquals(
                List.of(
                        "/// modem, its RX half: USART2, RX on PA3, RX by `DMA1_CH5`.",
                        "/// modem, its TX half: USART2, TX on PA2, TX by `DMA1_CH6`. Others wait for it too.",
                        "/// modem, its TX half: USART2, TX on PA2, TX by `DMA1_CH6`. Others wait for it too."),
                lines(files, "/// modem"));
        assertTrue(
                Designs.text(files, "src/bodies/listen.rs").contains("""
                    async fn read_modem(&mut self) {
                        // not cancel-safe: dropped by a timeout, it stops, and bytes on their way are lost
                        // what an error on the line means is yours to decide
                        let _ = self.io.modem_rx.read(self.io.modem_rx_bytes).await;
                    }
                """), Designs.text(files, "src/bodies/listen.rs"));
    }

    /** Who does both has the half that is his, and waits for the other in turn. */
    @Test
    void whoReadsAndWritesHasBothHalves() {
        List<GeneratedFile> files = Designs.files(on(
                "nrf52840",
                EmbassyLines.task("talk", 0, write(TransferMode.ASYNC), read(TransferMode.ASYNC)),
                EmbassyLines.task("report", 0, write(TransferMode.ASYNC))));
        assertEquals(List.of("pub modem_rx: UarteRx<'static>,"), lines(files, "pub modem_rx"));
        assertEquals(
                2,
                lines(files, "pub modem_tx: &'static Turns<UarteTx<'static>>,").size());
    }

    @Test
    void oneTaskAloneHasTheLineWhole() {
        List<GeneratedFile> files = Designs.files(
                on("rp2040", EmbassyLines.task("talk", 0, write(TransferMode.ASYNC), read(TransferMode.ASYNC))));
        assertEquals(List.of(), lines(files, "split"));
        assertEquals(List.of("pub modem: Uart<'static, uart::Async>,"), lines(files, "pub modem:"));
    }

    /** A line that nobody waits for was behind a critical section for both; a half of it has its owner. */
    @Test
    void aLineThatBlocksIsTwoHalvesAsWell() {
        List<GeneratedFile> files = Designs.files(on(
                "stm32f411re",
                EmbassyLines.task("listen", 1, read(TransferMode.BLOCKING)),
                EmbassyLines.task("report", 0, write(TransferMode.BLOCKING))));
        assertEquals(List.of(), lines(files, "Shared<"));
        assertEquals(
                List.of("pub modem_rx: UartRx<'static, Blocking>,", "pub modem_tx: UartTx<'static, Blocking>,"),
                lines(files, "pub modem_"));
        assertTrue(Designs.text(files, "src/bodies/report.rs").contains("self.io.modem_tx.blocking_write(&bytes)"));
    }

    /** Above priority 0 the halves of an esp-hal rest between transfers. */
    @Test
    void halvesOfAnInterruptExecutorRest() {
        List<GeneratedFile> files = Designs.files(three("esp32c3", 1));
        assertEquals(
                List.of(
                        "let modem_tx = Line::new(modem_tx, Interrupt::UART1);",
                        "let modem_rx = Line::new(modem_rx, Interrupt::UART1);"),
                lines(files, "Line::new"));
        String line = Designs.text(files, "src/takt/line.rs");
        assertTrue(line.contains("impl Rests for UartTx<'static, Blocking> {"), line);
        assertTrue(line.contains("impl Line<UartRx<'static, Blocking>> {"), line);
    }

    /**
     * A transfer of embassy-stm32 or esp-hal begins with a register read and written back: one that preempts it there the other way would lose its bits. Registers of the nRF52 and the RP2040 have addresses that set and clear.
     */
    @ParameterizedTest
    @CsvSource({"stm32f411re,true", "esp32c3,true", "esp32s3,true", "nrf52840,false", "rp2040,false"})
    void halvesOfTwoExecutorsAreRefusedWhereTheyShareARegister(String target, boolean refused) {
        String said = "modem: tasks of several executors wait for its two halves";
        List<String> errors = errors(apart(target, TransferMode.ASYNC));
        assertEquals(refused, errors.stream().anyMatch(e -> e.contains(said)), errors.toString());
        assertEquals(List.of(), errors(apart(target, TransferMode.BLOCKING)));
        assertEquals(List.of(), errors(three(target, 1)));
    }

    @Test
    void halvesOfTwoCoresAreRefusedWhereTheyShareARegister() {
        Project cores = on(
                "esp32s3",
                EmbassyLines.task("listen", 0, read(TransferMode.ASYNC)),
                EmbassyLines.task("report", 0, write(TransferMode.ASYNC)).withCore(1));
        List<String> errors = errors(cores);
        assertTrue(
                errors.toString().contains("Give who sends and who receives one priority on one core"),
                errors.toString());
    }

    /** The transmitter of the one who sends is no longer waited for in turn, so it may block, and a handler may have it. */
    @Test
    void onlyWhoTakesTurnsHasToWait() {
        Project two = on(
                "nrf52840",
                EmbassyLines.task("listen", 0, read(TransferMode.ASYNC)),
                EmbassyLines.task("report", 0, write(TransferMode.ASYNC)),
                EmbassyLines.task("alarm", 0, write(TransferMode.BLOCKING)));
        assertEquals(List.of(), errors(apart("nrf52840", TransferMode.BLOCKING)));
        assertEquals(
                1,
                errors(two).stream()
                        .filter(e -> e.contains("alarm: tasks wait for modem in turn"))
                        .count());
    }

    /** As a run of the design names them, on a runtime that splits no driver too. */
    @ParameterizedTest
    @ValueSource(strings = {"embassy", "rtic"})
    void theLogOfARunTellsTheHalvesApart(String runtime) {
        List<GeneratedFile> files = Designs.files(three("stm32f411re", 1).withRuntime(runtime));
        String log = Designs.text(files, "src/takt/trace/log.rs");
        assertTrue(log.contains("Thing::ModemTx => \"modem.tx\","), log);
        assertTrue(log.contains("Thing::ModemRx => \"modem.rx\","), log);
        String all = files.stream().map(GeneratedFile::text).collect(Collectors.joining());
        assertTrue(all.contains("trace::waiting(Task::Listen, Thing::ModemRx, transfer)"), all);
        assertTrue(all.contains("trace::waiting(Task::Alarm, Thing::ModemTx, transfer)"), all);
    }

    @ParameterizedTest
    @Tag("firmware")
    @ValueSource(strings = {"stm32f411re", "stm32g071rb", "nrf52840", "rp2040", "rp2350", "esp32c3"})
    void eachFamilyBuilds(String target) throws Exception {
        ExportedProject.of(three(target, 0), folder).build();
    }

    @ParameterizedTest
    @Tag("firmware")
    @ValueSource(strings = {"stm32f411re", "nrf52840", "rp2040", "esp32c3"})
    void eachFamilyBuildsAbovePriorityZero(String target) throws Exception {
        ExportedProject.of(three(target, 1), folder).build();
    }

    @ParameterizedTest
    @Tag("firmware")
    @ValueSource(strings = {"stm32f411re", "nrf52840", "rp2040", "esp32c3"})
    void eachFamilyBuildsWhereWhoWritesBlocks(String target) throws Exception {
        ExportedProject.of(apart(target, TransferMode.BLOCKING), folder).build();
    }

    /** With the log, that names both. */
    @ParameterizedTest
    @Tag("firmware")
    @ValueSource(strings = {"stm32f411re", "nrf52840", "rp2040", "esp32c3"})
    void clippyHasNothingToSay(String target) throws Exception {
        ExportPlan.of(Designs.files(three(target, 1)), folder).write();
        Ran ran = FirmwareTools.lint(folder, ExportedProject.triple(target), LINTS, "--features", "takt-trace");
        assertEquals(0, ran.code(), ran.output());
    }
}
