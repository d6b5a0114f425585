package dev.takt.codegen.project;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Watchdog;
import java.util.ArrayList;
import java.util.List;

/** What the code of updates is made of, whatever runtime the firmware has. */
public final class UpdateText {
    private static final long LEAST_TRIAL_MS = 1_000;
    private static final long MS = 1_000_000;

    private UpdateText() {}

    private static final String SELF_TEST = """
            //! Whether a new image is good. This file is yours: Takt wrote it once and leaves it alone.
            #![forbid(unsafe_code)]

            /// Asked once, when a new image has run for a while: `true` keeps it, `false` brings the one before back.
            pub fn passed() -> bool {
                // look at what an update must not break: a sensor that answers, a link that came up
                true
            }
            """;

    /** What a file of updates by embassy-boot says of itself. */
    public static final String HEAD = """
            //! Firmware update. A new image is written to the slot DFU while this one runs, and the boot loader in
            //! `bootloader` swaps the two at the next start. Where the slots are, `memory.x` tells both. Generated
            //! by Takt.
            //!
            //! An image that was swapped in is on trial: it runs for a while, longer than a watchdog waits, then
            //! `self_test` in `bodies` decides. If it passes and every periodic task has had two turns, the image is
            //! confirmed; if not, the chip resets. The boot loader swaps an image back that was not confirmed before a
            //! reset, whatever caused it: a failed test, a fault, a watchdog.
            //!
            //! What is activated has the checksum that it was sent with and begins as an image for ACTIVE does. Who
            //! made it is not asked: where that matters, check a signature before.
            """;

    /** The slots that embassy-boot swaps: {@code Update} over a driver {@code Flash}. */
    public static final String SWAPPED = """
            /// Bytes that the flash erases at once.
            #[allow(clippy::cast_possible_truncation)] // no flash erases more than 4 GiB at once
            pub const PAGE: u32 = Flash::ERASE_SIZE as u32;

            /// Where a Cortex-M has its RAM, by its architecture; a stack begins behind its last word.
            const RAM: core::ops::RangeInclusive<u32> = 0x2000_0000..=0x4000_0000;

            /// The polynomial of CRC-32, its lowest power first.
            const POLYNOMIAL: u32 = 0xEDB8_8320;

            /// Where ACTIVE begins: with the vectors of the running image.
            #[allow(clippy::cast_possible_truncation)] // addresses have 32 bits here
            fn active() -> u32 {
                unsafe extern "C" {
                    static __vector_table: u32;
                }
                (&raw const __vector_table).addr() as u32
            }

            /// The most bytes of an image: the slot has a page more than ACTIVE, for the swap.
            #[allow(clippy::cast_possible_truncation)] // addresses have 32 bits here
            fn longest(slot: &Partition<'_>) -> u32 {
                (slot.capacity() as u32).saturating_sub(PAGE)
            }

            /// What an image begins with, and its checksum.
            struct Image {
                stack: u32,
                reset: u32,
                crc: u32,
            }

            /// Why an image is not activated.
            #[derive(Debug)]
            pub enum Refusal {
                /// An image is on trial, or the flash fails.
                Slots(FirmwareUpdaterError),
                /// It is longer than ACTIVE, or no image at all.
                Length,
                /// It begins with no vectors for ACTIVE: an ELF file perhaps, or linked for another place.
                Vectors,
                /// It is not what was sent: half of it, or broken.
                Checksum,
            }

            impl From<FirmwareUpdaterError> for Refusal {
                fn from(error: FirmwareUpdaterError) -> Self {
                    Self::Slots(error)
                }
            }

            /// The flash with its slots.
            pub struct Update {
                flash: BlockingMutex<NoopRawMutex, RefCell<Flash>>,
            }

            #[allow(clippy::redundant_closure_for_method_calls)] // a closure takes any lifetime, a method's path one
            impl Update {
                /// Writes the next part of a new image, `offset` bytes from its start. Parts come in their order, each
                /// a whole number of units that the flash writes. A page is erased when its first byte is reached;
                /// meanwhile nothing can run from this flash.
                ///
                /// # Errors
                ///
                /// The running image is itself on trial, or an image waits for its start; the image would be longer than
                /// ACTIVE, or the flash does not take the part.
                pub fn write(&mut self, offset: u32, bytes: &[u8]) -> Result<(), FirmwareUpdaterError> {
                    self.nothing_on_trial()?;
                    let mut slot =
                        FirmwareUpdaterConfig::from_linkerfile_blocking(&self.flash, &self.flash).dfu;
                    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
                    let end = offset.saturating_add(length);
                    if end > longest(&slot) {
                        return Err(FirmwareUpdaterError::Flash(NorFlashErrorKind::OutOfBounds));
                    }
                    let from = offset.next_multiple_of(PAGE);
                    let to = end.next_multiple_of(PAGE);
                    if from < to {
                        slot.erase(from, to)?;
                    }
                    slot.write(offset, bytes)?;
                    Ok(())
                }

                /// Lets the boot loader swap the slots at the next start. The image is on trial then. `length` are its
                /// bytes, `crc` their CRC-32 (that of zip and Ethernet), both as its sender knows them.
                ///
                /// # Errors
                ///
                /// The running image is itself on trial, or an image waits for its start; what was written is not that
                /// image, or none for ACTIVE; or the flash does not take the mark.
                pub fn activate(&mut self, length: u32, crc: u32) -> Result<(), Refusal> {
                    self.nothing_on_trial()?;
                    self.check(length, crc)?;
                    Ok(self.state(|state| state.mark_updated())?)
                }

                /// All of the image has to be there, and to begin with a stack pointer in RAM and a reset vector into
                /// ACTIVE, where the running image begins too.
                fn check(&mut self, length: u32, crc: u32) -> Result<(), Refusal> {
                    let Some(image) = self.written(length)? else {
                        return Err(Refusal::Length);
                    };
                    let code = active()..active() + length;
                    if !RAM.contains(&image.stack) || image.stack & 3 != 0 {
                        return Err(Refusal::Vectors);
                    }
                    if !code.contains(&image.reset) || image.reset & 1 == 0 {
                        return Err(Refusal::Vectors);
                    }
                    if image.crc == crc {
                        Ok(())
                    } else {
                        Err(Refusal::Checksum)
                    }
                }

                /// Reads what was written; nothing if no image is as long.
                fn written(&mut self, length: u32) -> Result<Option<Image>, FirmwareUpdaterError> {
                    let mut slot =
                        FirmwareUpdaterConfig::from_linkerfile_blocking(&self.flash, &self.flash).dfu;
                    let mut part = [0; 64];
                    if length < 64 || length > longest(&slot) {
                        return Ok(None);
                    }
                    slot.read(0, &mut part)?;
                    let [stack, reset] = [0, 4]
                        .map(|at| u32::from_le_bytes([part[at], part[at + 1], part[at + 2], part[at + 3]]));
                    let mut sum = u32::MAX;
                    for offset in (0..length).step_by(64) {
                        slot.read(offset, &mut part)?;
                        let left = usize::try_from(length - offset).unwrap_or(usize::MAX);
                        for byte in part.iter().take(left) {
                            sum ^= u32::from(*byte);
                            for _ in 0..8 {
                                let carry = if sum & 1 == 1 { POLYNOMIAL } else { 0 };
                                sum = sum >> 1 ^ carry;
                            }
                        }
                    }
                    let crc = !sum;
                    Ok(Some(Image { stack, reset, crc }))
                }

                /// True if the running image was swapped in and nobody has confirmed it yet, or if one waits for that.
                ///
                /// # Errors
                ///
                /// The flash cannot be read.
                pub fn is_on_trial(&mut self) -> Result<bool, FirmwareUpdaterError> {
                    Ok(self.state(|state| state.get_state())? == State::Swap)
                }

                /// Tells the boot loader to keep the running image.
                ///
                /// # Errors
                ///
                /// The flash does not take the mark.
                pub fn confirm(&mut self) -> Result<(), FirmwareUpdaterError> {
                    self.state(|state| state.mark_booted())
                }

                /// While an image is on trial the other slot holds the one before, which may have to come back.
                fn nothing_on_trial(&mut self) -> Result<(), FirmwareUpdaterError> {
                    if self.is_on_trial()? {
                        return Err(FirmwareUpdaterError::BadState);
                    }
                    Ok(())
                }

                fn state<R>(
                    &mut self,
                    action: impl FnOnce(
                        &mut BlockingFirmwareState<'_, Partition<'_>>,
                    ) -> Result<R, FirmwareUpdaterError>,
                ) -> Result<R, FirmwareUpdaterError> {
                    let place = FirmwareUpdaterConfig::from_linkerfile_blocking(&self.flash, &self.flash).state;
                    let mut word = AlignedBuffer([0; Flash::WRITE_SIZE]);
                    action(&mut BlockingFirmwareState::new(place, &mut word.0))
                }
            }
            """;

    /** The user's test of an image on trial. */
    public static GeneratedFile selfTest() {
        return new GeneratedFile("src/bodies/self_test.rs", SELF_TEST, Owner.YOURS, List.of());
    }

    /** {@code src/takt/ota.rs}, and what counts the turns that it asks. */
    public static List<GeneratedFile> modules(String text, CodeLayout layout) {
        Turns turns = Turns.of(layout);
        List<GeneratedFile> files = new ArrayList<>();
        files.add(new GeneratedFile("src/takt/ota.rs", turns.asked(text), Owner.OURS, List.of()));
        turns.file().ifPresent(files::add);
        return files;
    }

    /**
     * How long an image runs before it is tested: every periodic task has had its turn twice by then, and a watchdog has bitten that a task did not feed any more which hung on its way. A watchdog gets twice its
     * time: the oscillator of an STM32's independent one may run at half its rate (17 to 47 kHz instead of 32 on an STM32F4, data sheets).
     */
    public static long trialMs(CodeLayout layout) {
        long dog = layout.machine().project().all(Watchdog.class).stream()
                .mapToLong(Watchdog::timeoutNs)
                .max()
                .orElse(0);
        long longest = layout.tasks().stream()
                .mapToLong(t ->
                        t.context().activation() instanceof Activation.Periodic p ? p.offsetNs() + 2 * p.periodNs() : 0)
                .max()
                .orElse(0);
        return Math.max(LEAST_TRIAL_MS, Math.ceilDiv(longest + 2 * dog, MS));
    }
}
