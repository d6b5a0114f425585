package dev.takt.codegen.project;

import java.util.List;

/**
 * The flash of a boot loader whose chip has a watchdog that a reset by software leaves running: the firmware started it, asks for the update and resets, and a swap takes longer than any watchdog waits. It is fed before each access,
 * and never started here. An STM32 needs none of this: its independent watchdog stands still after every reset, unless option bytes start it.
 */
final class FedFlash {
    private static final String TEXT = """
            /// The flash, and the watchdog that the firmware may have left running: it outlives a reset by software, and
            /// slots are not swapped before it bites. Before each access it is fed; one that does not run stays so.
            STRUCT

            impl FedFlash {
            FEED
            }

            impl ErrorType for FedFlash {
                type Error = <DRIVER as ErrorType>::Error;
            }

            impl ReadNorFlash for FedFlash {
                const READ_SIZE: usize = <DRIVER as ReadNorFlash>::READ_SIZE;

                fn read(&mut self, offset: u32, bytes: &mut [u8]) -> Result<(), Self::Error> {
                    self.feed();
                    ReadNorFlash::read(&mut self.0, offset, bytes)
                }

                fn capacity(&self) -> usize {
                    ReadNorFlash::capacity(&self.0)
                }
            }

            impl NorFlash for FedFlash {
                const WRITE_SIZE: usize = <DRIVER as NorFlash>::WRITE_SIZE;
                const ERASE_SIZE: usize = <DRIVER as NorFlash>::ERASE_SIZE;

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

    private FedFlash() {}

    private static List<String> lines(String struct, String feed, String driver) {
        return TEXT.replace("STRUCT", struct)
                .replace("FEED", feed.indent(4).stripTrailing())
                .replace("DRIVER", driver)
                .lines()
                .toList();
    }
}
