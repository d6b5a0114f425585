package dev.takt.codegen.backend.bare;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.project.FlashFile.Holder;
import dev.takt.codegen.project.SwappedSlots;
import dev.takt.codegen.project.UpdateText;
import dev.takt.codegen.spi.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The update of a firmware that is a loop, where its flash has two slots and embassy-boot swaps them: functions write the new image, the loop watches over one on trial. */
record Updates(CodeLayout layout, SwappedSlots slots) {
    private static final long MS = 1_000_000;

    /** The code of updates, if the flash plan has slots and this chip a driver for them. */
    static Optional<Updates> of(Design design, PinSet pins) {
        return SwappedSlots.of(design.layout(), design.memory(), pins, Holder.LOOP)
                .map(slots -> new Updates(design.layout(), slots));
    }

    /** True if the flash plan has slots for embassy-boot. */
    static boolean isWanted(Design design) {
        return SwappedSlots.areWanted(design.memory());
    }

    /** Ticks from the start until an image on trial is tested. */
    long trialTicks(TimeBase time) {
        return Math.ceilDiv(UpdateText.trialMs(layout) * MS, time.tickNs());
    }

    /** Modules of {@code src/takt}. */
    List<GeneratedFile> modules() {
        List<GeneratedFile> modules = new ArrayList<>(List.of(slots.flash()));
        modules.addAll(UpdateText.modules(TEXT, layout));
        return modules;
    }

    /** The rest: the user's test, and the boot loader. */
    List<GeneratedFile> others() {
        return slots.others();
    }

    private static final String TEXT = UpdateText.HEAD + """
            #![allow(dead_code)] // until your update code calls it

            use crate::takt::flash::Flash;
            use crate::takt::time;
            use core::cell::RefCell;
            use core::sync::atomic::{AtomicBool, Ordering};
            use cortex_m::peripheral::SCB;
            use embassy_boot::{AlignedBuffer, BlockingFirmwareState, FirmwareUpdaterConfig};
            use embassy_boot::{FirmwareUpdaterError, State};
            use embassy_embedded_hal::flash::partition::BlockingPartition;
            use embassy_sync::blocking_mutex::Mutex as BlockingMutex;
            use embassy_sync::blocking_mutex::raw::NoopRawMutex;
            use embedded_storage::nor_flash::{NorFlash, NorFlashErrorKind, ReadNorFlash};

            #[path = "../bodies/self_test.rs"]
            mod self_test;

            type Partition<'a> = BlockingPartition<'a, NoopRawMutex, Flash>;

            """ + UpdateText.SWAPPED + """

            impl Update {
                fn open() -> Self {
                    Self {
                        flash: BlockingMutex::new(RefCell::new(Flash::new())),
                    }
                }
            }

            /// The slots, once: for the function of the loop that receives new images.
            pub fn take() -> Option<Update> {
                static TAKEN: AtomicBool = AtomicBool::new(false);
                critical_section::with(|_| {
                    let taken = TAKEN.load(Ordering::Relaxed);
                    TAKEN.store(true, Ordering::Relaxed);
                    (!taken).then(Update::open)
                })
            }

            /// Watches over an image on trial.
            pub struct Trial {
                is_on: bool,
            }

            impl Trial {
                /// Looks whether the running image is on trial. What cannot be read is taken for that: its reset brings
                /// back what can.
                pub fn begin() -> Self {
                    Self {
                        is_on: Update::open().is_on_trial().unwrap_or(true),
                    }
                }

                /// Decides when the trial is over. Called in each pass of the loop.
                pub fn look(&mut self) {
                    if self.is_on && time::is_trial_over() {
                        if !self_test::passed() || Update::open().confirm().is_err() {
                            SCB::sys_reset();
                        }
                        self.is_on = false;
                    }
                }
            }
            """;
}
