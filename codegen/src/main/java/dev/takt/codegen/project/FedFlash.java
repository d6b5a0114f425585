package dev.takt.codegen.project;

import dev.takt.codegen.emit.Template;
import java.util.List;
import java.util.Map;

/**
 * The flash of a boot loader whose chip has a watchdog that may run when it starts: one that a reset by software leaves running (the firmware started it, asks for the update and resets), or, on an STM32, one that its option bytes
 * start with the chip. A swap takes longer than any watchdog waits. It is fed before each access, and never started here.
 */
final class FedFlash {
    private static final String STARTED_BY_HARDWARE = """
            /// The flash, and the watchdog where option bytes start it with the chip: slots are not swapped before it bites.""";

    private static final String LEFT_RUNNING = """
            /// The flash, and the watchdog that the firmware may have left running: it outlives a reset by software, and
            /// slots are not swapped before it bites.""";

    private static final String TEXT = """
            «why» Before each access it is fed; one that does not run stays so.
            «struct»

            impl FedFlash {
                «feed»
            }

            impl ErrorType for FedFlash {
                type Error = <«driver» as ErrorType>::Error;
            }

            impl ReadNorFlash for FedFlash {
                const READ_SIZE: usize = <«driver» as ReadNorFlash>::READ_SIZE;

                fn read(&mut self, offset: u32, bytes: &mut [u8]) -> Result<(), Self::Error> {
                    self.feed();
                    ReadNorFlash::read(&mut self.0, offset, bytes)
                }

                fn capacity(&self) -> usize {
                    ReadNorFlash::capacity(&self.0)
                }
            }

            impl NorFlash for FedFlash {
                const WRITE_SIZE: usize = <«driver» as NorFlash>::WRITE_SIZE;
                const ERASE_SIZE: usize = <«driver» as NorFlash>::ERASE_SIZE;

                fn erase(&mut self, from: u32, to: u32) -> Result<(), Self::Error> {
                    self.feed();
                    NorFlash::erase(&mut self.0, from, to)
                }

                fn write(&mut self, offset: u32, bytes: &[u8]) -> Result<(), Self::Error> {
                    self.feed();
                    NorFlash::write(&mut self.0, offset, bytes)
                }
            }
            """;

    /** Eight reload registers, of which the firmware may use any (nRF52840 product specification, WDT). */
    static final List<String> NRF52 = lines("struct FedFlash(Nvmc<'static>);", """
            #[allow(clippy::unused_self)] // the watchdog is there once
            fn feed(&self) {
                for handle in 0..8 {
                    // SAFETY: it writes a reload register, which does nothing where no watchdog waits for that.
                    unsafe { WatchdogHandle::steal::<WDT>(handle) }.pet();
                }
            }""", "Nvmc<'static>");

    /** 8 s is about the most that the counter takes (RP2040 data sheet, 4.7.6). */
    static final List<String> RP = lines("""
            struct FedFlash(Driver, Watchdog);

            type Driver = Flash<'static, FLASH, Blocking, FLASH_SIZE>;""", """
            fn feed(&mut self) {
                self.1.feed(Duration::from_secs(8));
            }""", "Driver");

    /**
     * Where option bytes start it, it waits 512 ms (RM0444, RM0433, IWDG: prescaler 4, reload 0xFFF of about 32 kHz), and a sector of an STM32H7 is erased in up to 4 s (data sheet): it is made to wait for about as long as it can.
     * {@code isStarted} reads that from the option bytes.
     */
    static List<String> stm32(String isStarted, String instance) {
        return lines(
                STARTED_BY_HARDWARE,
                Template.fill("""
                struct FedFlash(Flash<'static, Blocking>, Option<Dog>);

                type Dog = IndependentWatchdog<'static, «instance»>;

                /// The watchdog if it runs, with 32 s, about the most that it takes: it starts with half a second, and the
                /// erasure of a sector may take longer.
                fn running(dog: Peri<'static, «instance»>) -> Option<Dog> {
                    «started».then(|| IndependentWatchdog::new(dog, 32_000_000))
                }""", Map.of("instance", instance, "started", isStarted)),
                """
                fn feed(&mut self) {
                    if let Some(dog) = &mut self.1 {
                        dog.pet();
                    }
                }""",
                "Flash<'static, Blocking>");
    }

    private FedFlash() {}

    private static List<String> lines(String struct, String feed, String driver) {
        return lines(LEFT_RUNNING, struct, feed, driver);
    }

    private static List<String> lines(String why, String struct, String feed, String driver) {
        return Template.fill(TEXT, Map.of("why", why, "struct", struct, "feed", feed, "driver", driver))
                .lines()
                .toList();
    }
}
