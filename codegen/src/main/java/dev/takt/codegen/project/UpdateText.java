package dev.takt.codegen.project;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.projects.model.Activation;
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
            //! An image that was swapped in is on trial: it runs for a while, then `self_test` in `bodies` decides. If
            //! it passes, the image is confirmed; if not, the chip resets. The boot loader swaps an image back that
            //! was not confirmed before a reset, whatever caused it: a failed test, a fault, a watchdog.
            """;

    /** The slots that embassy-boot swaps: {@code Update} over a driver {@code Flash}. */
    public static final String SWAPPED = """
            /// Bytes that the flash erases at once.
            #[allow(clippy::cast_possible_truncation)] // no flash erases more than 4 GiB at once
            pub const PAGE: u32 = Flash::ERASE_SIZE as u32;

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
                /// The running image is itself on trial, or an image waits for its start; the part does not fit the slot,
                /// or the flash does not take it.
                pub fn write(&mut self, offset: u32, bytes: &[u8]) -> Result<(), FirmwareUpdaterError> {
                    self.nothing_on_trial()?;
                    let mut slot =
                        FirmwareUpdaterConfig::from_linkerfile_blocking(&self.flash, &self.flash).dfu;
                    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
                    let from = offset.next_multiple_of(PAGE);
                    let end = offset.saturating_add(length);
                    let to = end.saturating_add(PAGE - 1) / PAGE * PAGE;
                    if from < to {
                        slot.erase(from, to)?;
                    }
                    slot.write(offset, bytes)?;
                    Ok(())
                }

                /// Lets the boot loader swap the slots at the next start. The image is on trial then.
                ///
                /// # Errors
                ///
                /// The running image is itself on trial, or an image waits for its start; or the flash does not take the
                /// mark.
                pub fn activate(&mut self) -> Result<(), FirmwareUpdaterError> {
                    self.nothing_on_trial()?;
                    self.state(|state| state.mark_updated())
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

    /** How long an image runs before it is tested: every periodic task has had its turn twice by then. */
    public static long trialMs(CodeLayout layout) {
        long longest = layout.tasks().stream()
                .mapToLong(t ->
                        t.context().activation() instanceof Activation.Periodic p ? p.offsetNs() + 2 * p.periodNs() : 0)
                .max()
                .orElse(0);
        return Math.max(LEAST_TRIAL_MS, Math.ceilDiv(longest, MS));
    }
}
