package dev.takt.projects.model;

import java.util.List;
import java.util.OptionalLong;

/** What a run and the runtime are told: seed of all draws, length of a run, the runtime's time, costs that are other than the catalogue's, dispatching, and what the firmware does beside the design. In a file they stand side by side. */
public record Settings(
        long seed,
        long runForNs,
        KernelTime time,
        List<CostOverride> costs,
        Dispatching dispatching,
        FirmwareOptions firmware,
        Extras extras) {
    public Settings {
        costs = List.copyOf(costs);
    }

    public static final Settings DEFAULT = new Settings(
            42,
            1_000_000_000L,
            KernelTime.DEFAULT,
            List.of(),
            Dispatching.DEFAULT,
            FirmwareOptions.DEFAULT,
            Extras.NONE);

    public OptionalLong tickNs() {
        return time.tickNs();
    }

    public OptionalLong sliceNs() {
        return time.sliceNs();
    }

    public long clockHz() {
        return time.clockHz();
    }

    public Oscillator oscillator() {
        return time.oscillator();
    }

    public long bootNs() {
        return time.bootNs();
    }

    public Scheduling scheduling() {
        return dispatching.scheduling();
    }

    public Preemption preemption() {
        return dispatching.preemption();
    }

    public Sharing sharing() {
        return dispatching.sharing();
    }

    public int metaIrqs() {
        return dispatching.metaIrqs();
    }

    public Logging logging() {
        return firmware.logging();
    }

    public Faults faults() {
        return firmware.faults();
    }

    public Sleep sleep() {
        return firmware.sleep();
    }

    public long heapBytes() {
        return firmware.heapBytes();
    }

    public Settings withSeed(long seed) {
        return new Settings(seed, runForNs, time, costs, dispatching, firmware, extras);
    }

    public Settings withRunForNs(long runForNs) {
        return new Settings(seed, runForNs, time, costs, dispatching, firmware, extras);
    }

    public Settings withCosts(List<CostOverride> costs) {
        return new Settings(seed, runForNs, time, costs, dispatching, firmware, extras);
    }

    public Settings withExtras(Extras extras) {
        return new Settings(seed, runForNs, time, costs, dispatching, firmware, extras);
    }

    private Settings with(KernelTime time) {
        return new Settings(seed, runForNs, time, costs, dispatching, firmware, extras);
    }

    private Settings with(Dispatching dispatching) {
        return new Settings(seed, runForNs, time, costs, dispatching, firmware, extras);
    }

    private Settings with(FirmwareOptions firmware) {
        return new Settings(seed, runForNs, time, costs, dispatching, firmware, extras);
    }

    public Settings withTickNs(OptionalLong tickNs) {
        return with(time.withTickNs(tickNs));
    }

    public Settings withSliceNs(OptionalLong sliceNs) {
        return with(time.withSliceNs(sliceNs));
    }

    public Settings withClockHz(long clockHz) {
        return with(time.withClockHz(clockHz));
    }

    public Settings withOscillator(Oscillator oscillator) {
        return with(time.withOscillator(oscillator));
    }

    public Settings withBootNs(long bootNs) {
        return with(time.withBootNs(bootNs));
    }

    public Settings withScheduling(Scheduling scheduling) {
        return with(dispatching.withScheduling(scheduling));
    }

    public Settings withPreemption(Preemption preemption) {
        return with(dispatching.withPreemption(preemption));
    }

    public Settings withSharing(Sharing sharing) {
        return with(dispatching.withSharing(sharing));
    }

    public Settings withMetaIrqs(int metaIrqs) {
        return with(dispatching.withMetaIrqs(metaIrqs));
    }

    public Settings withLogging(Logging logging) {
        return with(firmware.withLogging(logging));
    }

    public Settings withFaults(Faults faults) {
        return with(firmware.withFaults(faults));
    }

    public Settings withSleep(Sleep sleep) {
        return with(firmware.withSleep(sleep));
    }

    public Settings withHeapBytes(long heapBytes) {
        return with(firmware.withHeapBytes(heapBytes));
    }
}
