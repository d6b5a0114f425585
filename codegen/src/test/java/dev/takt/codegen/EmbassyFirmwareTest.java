package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.SupportLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated Embassy projects held against the real crates. Xtensa has no upstream compiler, so the source for the ESP32-S3 is type-checked as a program of the ESP32-C6,
 * where what starts, parks and wakes the second core is replaced by the same signatures: those calls themselves are not checked here.
 */
@Tag("firmware")
class EmbassyFirmwareTest {
    private static final String SECOND_CORE = """

            pub struct Stack<const N: usize>([u8; N]);
            impl<const N: usize> Stack<N> {
                pub const fn new() -> Self {
                    Self([0; N])
                }
            }
            fn start_second_core<const N: usize>(
                _: esp_hal::peripherals::LEDC<'static>,
                _: esp_hal::interrupt::software::SoftwareInterrupt<'static, 1>,
                _: &'static mut Stack<N>,
                func: impl FnOnce() + Send + 'static,
            ) {
                func()
            }
            """;

    private static final String CORES = """

            struct CpuControl;
            impl CpuControl {
                fn new(_: peripherals::LEDC<'static>) -> Self {
                    Self
                }
                fn unpark_core(&mut self, _: Cpu) {}
            }
            trait Park: Sized {
                fn multicore_auto_park(self) -> Self {
                    self
                }
            }
            impl Park for FlashStorage<'_> {}
            """;

    @TempDir
    Path folder;

    @Test
    @Proves(runtime = "embassy", level = SupportLevel.GENERATED, targets = "esp32s3")
    void sensorNodeForTheEsp32S3TypeChecks() throws Exception {
        Project sample = Designs.sample("esp32s3-sensor-node");
        ExportedProject project = ExportedProject.of(sample, folder).withCratesOf(Designs.onEsp32C6(sample));
        project.change("src/main.rs", "esp_rtos::start_second_core", "start_second_core");
        project.change("src/main.rs", "use esp_hal::system::Stack;\n", "");
        project.change("src/main.rs", "CpuClock::_240MHz", "CpuClock::_160MHz");
        project.change("src/takt/board.rs", "CPU_CTRL", "LEDC");
        project.change("src/takt/ota.rs", "CPU_CTRL", "LEDC");
        project.change("src/takt/ota.rs", "{Cpu, CpuControl}", "Cpu");
        append("src/takt/ota.rs", CORES);
        Path board = folder.resolve("src/takt/board.rs");
        Files.writeString(board, Designs.otherPins(Files.readString(board)));
        append("src/main.rs", SECOND_CORE);
        project.check();
    }

    private void append(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.writeString(file, Files.readString(file) + text);
    }

    @Test
    void sensorNodeForTheEsp32C6TypeChecks() throws Exception {
        ExportedProject.of(Designs.onEsp32C6(Designs.sample("esp32s3-sensor-node")), folder)
                .check();
    }

    @Test
    @Proves(runtime = "embassy", level = SupportLevel.GENERATED, targets = "esp32")
    void everyStepForTheEsp32TypeChecks() throws Exception {
        Project everything = EmbassyBoards.everything("esp32");
        ExportedProject project = ExportedProject.of(everything, folder)
                .withCratesOf(EmbassyBoards.everything("esp32c6").withName(everything.name()));
        project.change("src/main.rs", "CpuClock::_240MHz", "CpuClock::_160MHz");
        project.check();
    }

    @Test
    void hostileNamesStayInTheirPlace() throws Exception {
        ExportedProject.of(Everything.hostile("esp32c6", "embassy", "SPI2"), folder)
                .check();
    }

    /** 0x01 ^ 0x09 ^ 0xC4 ^ 0x13 ^ 0x88 = 0x57: id 1, 25.00 degrees as 2500 = 0x09C4, 50.00 % as 5000 = 0x1388. */
    @Test
    void packetIsSevenBytesWithSyncAndChecksum() throws Exception {
        String payload = Designs.text(Designs.files(Designs.sample("esp32s3-sensor-node")), "logic/src/payload.rs");
        Files.writeString(folder.resolve("payload.rs"), payload);
        Files.writeString(folder.resolve("main.rs"), """
                mod payload;
                use payload::SensorPacket;

                fn main() {
                    let packet = SensorPacket { id: 1, temperature: 2500, humidity: 5000 };
                    let frame = packet.encode();
                    assert_eq!(frame, [0xAA, 0x01, 0x09, 0xC4, 0x13, 0x88, 0x57]);
                    assert_eq!(SensorPacket::decode(&frame), Some(packet));
                    for bit in 0..56 {
                        let mut broken = frame;
                        broken[bit / 8] ^= 1 << (bit % 8);
                        assert_eq!(SensorPacket::decode(&broken), None);
                    }
                    let cold = SensorPacket { id: 255, temperature: -4000, humidity: 0 };
                    assert_eq!(SensorPacket::decode(&cold.encode()), Some(cold));
                }
                """);
        Path program = folder.resolve("packet");
        Ran built = FirmwareTools.run(
                folder,
                Map.of(),
                List.of(FirmwareTools.env("TAKT_RUSTC"), "--edition", "2024", "-o", program.toString(), "main.rs"));
        assertEquals(0, built.code(), built.output());
        Ran ran = FirmwareTools.run(folder, Map.of(), List.of(program.toString()));
        assertEquals(0, ran.code(), ran.output());
    }
}
