package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.CodeWriter;
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

/** The update of RTIC firmware, where its flash has two slots and embassy-boot swaps them: a task at priority 0 watches over an image on trial, then lets another task have the slots. */
record Updates(CodeLayout layout, SwappedSlots slots) {
    private static final long MS = 1_000_000;

    /** The code of updates, if the flash plan has slots and this chip a driver for them. */
    static Optional<Updates> of(Design design, PinSet pins) {
        return SwappedSlots.of(design.layout(), design.memory(), pins, Holder.TASK)
                .map(slots -> new Updates(design.layout(), slots));
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

    /** The task that waits out the trial. */
    void task(CodeWriter out) {
        long tickNs = TimeBase.of(layout.machine()).tickNs();
        long span = Math.ceilDiv(UpdateText.trialMs(layout) * MS, tickNs) * tickNs;
        out.blank();
        out.line(
                "/// Watches over an image on trial until all tasks have had their turns and any watchdog its say, when nothing else runs.");
        out.line("#[task(priority = 0)]");
        out.block("async fn trial(_: trial::Context)", () -> {
            out.line("let mut trial = crate::takt::ota::Trial::begin();");
            out.block("if trial.is_on()", () -> {
                out.line("Mono::delay(" + TimeBase.literal(span) + ").await;");
                out.line("trial.decide();");
            });
            out.line("trial.end();");
        });
    }

    private static final String TEXT = UpdateText.HEAD + """
            #![allow(dead_code)] // until your update code calls it

            use crate::takt::flash::Flash;
            use core::cell::RefCell;
            use cortex_m::peripheral::SCB;
            use critical_section::Mutex;
            use embassy_boot::{AlignedBuffer, BlockingFirmwareState, FirmwareUpdaterConfig};
            use embassy_boot::{FirmwareUpdaterError, State};
            use embassy_embedded_hal::flash::partition::BlockingPartition;
            use embassy_sync::blocking_mutex::Mutex as BlockingMutex;
            use embassy_sync::blocking_mutex::raw::NoopRawMutex;
            use embedded_storage::nor_flash::{NorFlash, NorFlashErrorKind, ReadNorFlash};

            #[path = "../bodies/self_test.rs"]
            mod self_test;

            type Partition<'a> = BlockingPartition<'a, NoopRawMutex, Flash>;

            /// The slots, as long as nobody has them. During a trial there are none: no image is updated before it is
            /// confirmed.
            static SLOTS: Mutex<RefCell<Option<Update>>> = Mutex::new(RefCell::new(None));

            /// The slots, for the task that receives new images: nothing while an image is on trial, and nothing the
            /// second time.
            pub fn take() -> Option<Update> {
                critical_section::with(|cs| SLOTS.borrow(cs).take())
            }

            """ + UpdateText.SWAPPED + """

            /// Watches over an image on trial.
            pub struct Trial {
                update: Update,
            }

            impl Trial {
                /// Opens the slots, once.
                pub fn begin() -> Self {
                    let flash = BlockingMutex::new(RefCell::new(Flash::new()));
                    Self {
                        update: Update { flash },
                    }
                }

                /// True if the running image is on trial. What cannot be read is taken for that: its reset brings back
                /// what can.
                pub fn is_on(&mut self) -> bool {
                    self.update.is_on_trial().unwrap_or(true)
                }

                /// Confirms the running image, or resets the chip.
                pub fn decide(&mut self) {
                    if !self_test::passed() || self.update.confirm().is_err() {
                        SCB::sys_reset();
                    }
                }

                /// Lets the task have the slots that receives new images.
                pub fn end(self) {
                    critical_section::with(|cs| SLOTS.borrow(cs).replace(Some(self.update)));
                }
            }
            """;
}
