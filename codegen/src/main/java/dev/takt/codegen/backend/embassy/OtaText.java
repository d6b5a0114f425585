package dev.takt.codegen.backend.embassy;

/** The code of updates as text: for slots that embassy-boot swaps, and for those of ESP-IDF's boot loader. */
final class OtaText {
    private OtaText() {}

    static final String SELF_TEST = """
            //! Whether a new image is good. This file is yours: Takt wrote it once and leaves it alone.
            #![forbid(unsafe_code)]

            /// Asked once, when a new image has run for a while: `true` keeps it, `false` brings the one before back.
            pub fn passed() -> bool {
                // look at what an update must not break: a sensor that answers, a link that came up
                true
            }
            """;

    static final String SWAPPED = """
            //! Firmware update. A new image is written to the slot DFU while this one runs, and the boot loader in
            //! `bootloader` swaps the two at the next start. Where the slots are, `memory.x` tells both. Generated
            //! by Takt.
            //!
            //! An image that was swapped in is on trial: it runs for a while, then `self_test` in `bodies` decides. If
            //! it passes, the image is confirmed; if not, the chip resets. The boot loader swaps an image back that
            //! was not confirmed before a reset, whatever caused it: a failed test, a fault, a watchdog.
            #![allow(dead_code)] // until your update code calls it

            use core::cell::RefCell;
            use cortex_m::peripheral::SCB;
            use embassy_boot::{AlignedBuffer, BlockingFirmwareState, FirmwareUpdaterConfig};
            use embassy_boot::{FirmwareUpdaterError, State};
            use embassy_embedded_hal::flash::partition::BlockingPartition;
            use embassy_executor::Spawner;
            use %2$s;
            use %1$s::{Peri, peripherals};
            use embassy_sync::blocking_mutex::Mutex as BlockingMutex;
            use embassy_sync::blocking_mutex::raw::{CriticalSectionRawMutex, NoopRawMutex};
            use embassy_sync::mutex::Mutex;
            use embassy_sync::once_lock::OnceLock;
            use embassy_time::{Duration, Timer};
            use embedded_storage::nor_flash::NorFlash;

            #[path = "../bodies/self_test.rs"]
            mod self_test;

            %3$s
            type Partition<'a> = BlockingPartition<'a, NoopRawMutex, Flash>;

            /// How long an image on trial runs before it is tested: every periodic task has had two turns by then.
            const TRIAL: Duration = Duration::from_millis(%4$s);

            /// Bytes that the flash erases at once.
            #[allow(clippy::cast_possible_truncation)] // no flash erases more than 4 GiB at once
            pub const PAGE: u32 = Flash::ERASE_SIZE as u32;

            /// The slots, for the task that receives new images: `UPDATE.get().await.lock().await`.
            pub static UPDATE: OnceLock<Mutex<CriticalSectionRawMutex, Update>> = OnceLock::new();

            /// The flash with its slots.
            pub struct Update {
                flash: BlockingMutex<NoopRawMutex, RefCell<Flash>>,
            }

            impl Update {
                /// Writes the next part of a new image, `offset` bytes from its start. Parts come in their order, each
                /// a whole number of units that the flash writes. A page is erased when its first byte is reached;
                /// meanwhile nothing can run from this flash.
                ///
                /// # Errors
                ///
                /// The part does not fit the slot, or the flash does not take it.
                pub fn write(&mut self, offset: u32, bytes: &[u8]) -> Result<(), FirmwareUpdaterError> {
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
                /// The running image is itself on trial, or the flash does not take the mark.
                pub fn activate(&mut self) -> Result<(), FirmwareUpdaterError> {
                    self.state(|state| state.mark_updated())
                }

                /// True if the running image was swapped in and nobody has confirmed it yet.
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

            /// Opens the slots and watches over an image on trial.
            ///
            /// # Panics
            ///
            /// If it is called twice.
            pub fn start(spawner: Spawner, flash: %5$s) {
                let flash = BlockingMutex::new(RefCell::new(%6$s(flash)));
                let opened = UPDATE.init(Mutex::new(Update { flash }));
                assert!(opened.is_ok(), "the update starts once");
                spawner.spawn(trial().expect("the trial is spawned once"));
            }

            #[embassy_executor::task]
            async fn trial() {
                let update = UPDATE.get().await;
                // What cannot be read is taken for a trial: its reset brings back what can.
                if !update.lock().await.is_on_trial().unwrap_or(true) {
                    return;
                }
                Timer::after(TRIAL).await;
                if !self_test::passed() || update.lock().await.confirm().is_err() {
                    SCB::sys_reset();
                }
            }
            """;

    static final String ESP = """
            //! Firmware update. A new image is written to the slot that does not run; slots are looked up in the
            //! partition table on the device. Generated by Takt.
            //!
            //! A new image is on trial: it runs for a while, then `self_test` in `bodies` decides. If it passes, the
            //! image is confirmed; if not, it is marked as invalid and the chip resets, and the boot loader starts the
            //! one before. An image that does not get that far is rolled back by a boot loader that was built with
            //! `CONFIG_BOOTLOADER_APP_ROLLBACK_ENABLE`: name one in `espflash.toml` (`[idf] bootloader = "..."`).
            #![allow(dead_code)] // until your update code calls it

            use embassy_executor::Spawner;
            use embassy_sync::blocking_mutex::raw::CriticalSectionRawMutex;
            use embassy_sync::mutex::Mutex;
            use embassy_sync::once_lock::OnceLock;
            use embassy_time::{Duration, Timer};
            use embedded_storage::Storage;
            use esp_bootloader_esp_idf::ota::OtaImageState;
            use esp_bootloader_esp_idf::ota_updater::OtaUpdater;
            use esp_bootloader_esp_idf::partitions::{Error, PARTITION_TABLE_MAX_LEN};
            use esp_hal::peripherals;
            use esp_storage::FlashStorage;

            #[path = "../bodies/self_test.rs"]
            mod self_test;

            /// How long an image on trial runs before it is tested: every periodic task has had two turns by then.
            const TRIAL: Duration = Duration::from_millis(%1$s);

            /// The slots, for the task that receives new images: `UPDATE.get().await.lock().await`.
            pub static UPDATE: OnceLock<Mutex<CriticalSectionRawMutex, Update>> = OnceLock::new();

            /// The flash with its slots.
            pub struct Update {
                flash: FlashStorage<'static>,
            }

            impl Update {
                /// Writes a part of a new image, `offset` bytes from its start, into the next slot.
                ///
                /// # Errors
                ///
                /// The table has no second slot, the part does not fit it, or the flash does not take it.
                pub fn write(&mut self, offset: u32, bytes: &[u8]) -> Result<(), Error> {
                    self.slots(|slots| {
                        let (mut slot, _) = slots.next_partition()?;
                        slot.write(offset, bytes)
                    })
                }

                /// Lets the next start run the slot that was written. The image is on trial then.
                ///
                /// # Errors
                ///
                /// The table has no second slot, or the flash does not take the mark.
                pub fn activate(&mut self) -> Result<(), Error> {
                    self.slots(|slots| {
                        slots.activate_next_partition()?;
                        slots.set_current_ota_state(OtaImageState::New)
                    })
                }

                /// True if the running image is new and nobody has confirmed it yet; never true before the first update.
                pub fn is_on_trial(&mut self) -> bool {
                    matches!(
                        self.slots(|slots| slots.current_ota_state()),
                        Ok(OtaImageState::New | OtaImageState::PendingVerify)
                    )
                }

                /// Tells the boot loader to keep the running image.
                ///
                /// # Errors
                ///
                /// No slot was selected yet, or the flash does not take the mark.
                pub fn confirm(&mut self) -> Result<(), Error> {
                    self.slots(|slots| slots.set_current_ota_state(OtaImageState::Valid))
                }

                /// Tells the boot loader never to start the running image again.
                ///
                /// # Errors
                ///
                /// No slot was selected yet, or the flash does not take the mark.
                pub fn condemn(&mut self) -> Result<(), Error> {
                    self.slots(|slots| slots.set_current_ota_state(OtaImageState::Invalid))
                }

                fn slots<R>(
                    &mut self,
                    action: impl FnOnce(&mut OtaUpdater<'_, FlashStorage<'static>>) -> Result<R, Error>,
                ) -> Result<R, Error> {
                    let mut table = [0; PARTITION_TABLE_MAX_LEN];
                    action(&mut OtaUpdater::new(&mut self.flash, &mut table)?)
                }
            }

            /// Opens the slots and watches over an image on trial.
            ///
            /// # Panics
            ///
            /// If it is called twice.
            pub fn start(spawner: Spawner, flash: peripherals::FLASH<'static>) {
                let flash = FlashStorage::new(flash);
                let opened = UPDATE.init(Mutex::new(Update { flash }));
                assert!(opened.is_ok(), "the update starts once");
                spawner.spawn(trial().expect("the trial is spawned once"));
            }

            #[embassy_executor::task]
            async fn trial() {
                let update = UPDATE.get().await;
                if !update.lock().await.is_on_trial() {
                    return;
                }
                Timer::after(TRIAL).await;
                let mut update = update.lock().await;
                if self_test::passed() && update.confirm().is_ok() {
                    return;
                }
                // without the mark the boot loader's own rollback is what remains
                update.condemn().ok();
                esp_hal::system::software_reset()
            }
            """;
}
