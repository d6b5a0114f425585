package dev.takt.projects.model;

import java.util.List;
import java.util.OptionalLong;

/** What a run and the runtime are told: seed of all draws, length of a run, kernel tick and time slice (absent: the runtime's), core clock (0: the chip's highest); scheduling, preemption and sharing for runtimes that leave the choice; how the firmware logs and what it does after a fault. */
public record Settings(
        long seed,
        long runForNs,
        OptionalLong tickNs,
        OptionalLong sliceNs,
        long clockHz,
        List<CostOverride> costs,
        Scheduling scheduling,
        Preemption preemption,
        Sharing sharing,
        Logging logging,
        Faults faults,
        Extras extras) {
    public Settings {
        costs = List.copyOf(costs);
    }

    public static final Settings DEFAULT = new Settings(
            42,
            1_000_000_000L,
            OptionalLong.empty(),
            OptionalLong.empty(),
            0,
            List.of(),
            Scheduling.FIXED,
            Preemption.FULL,
            Sharing.PARTITIONED,
            Logging.NONE,
            Faults.HALT,
            Extras.NONE);

    public Settings withSeed(long seed) {
        return new Settings(
                seed,
                runForNs,
                tickNs,
                sliceNs,
                clockHz,
                costs,
                scheduling,
                preemption,
                sharing,
                logging,
                faults,
                extras);
    }

    public Settings withRunForNs(long runForNs) {
        return new Settings(
                seed,
                runForNs,
                tickNs,
                sliceNs,
                clockHz,
                costs,
                scheduling,
                preemption,
                sharing,
                logging,
                faults,
                extras);
    }

    public Settings withTickNs(OptionalLong tickNs) {
        return new Settings(
                seed,
                runForNs,
                tickNs,
                sliceNs,
                clockHz,
                costs,
                scheduling,
                preemption,
                sharing,
                logging,
                faults,
                extras);
    }

    public Settings withSliceNs(OptionalLong sliceNs) {
        return new Settings(
                seed,
                runForNs,
                tickNs,
                sliceNs,
                clockHz,
                costs,
                scheduling,
                preemption,
                sharing,
                logging,
                faults,
                extras);
    }

    public Settings withClockHz(long clockHz) {
        return new Settings(
                seed,
                runForNs,
                tickNs,
                sliceNs,
                clockHz,
                costs,
                scheduling,
                preemption,
                sharing,
                logging,
                faults,
                extras);
    }

    public Settings withCosts(List<CostOverride> costs) {
        return new Settings(
                seed,
                runForNs,
                tickNs,
                sliceNs,
                clockHz,
                costs,
                scheduling,
                preemption,
                sharing,
                logging,
                faults,
                extras);
    }

    public Settings withScheduling(Scheduling scheduling) {
        return new Settings(
                seed,
                runForNs,
                tickNs,
                sliceNs,
                clockHz,
                costs,
                scheduling,
                preemption,
                sharing,
                logging,
                faults,
                extras);
    }

    public Settings withPreemption(Preemption preemption) {
        return new Settings(
                seed,
                runForNs,
                tickNs,
                sliceNs,
                clockHz,
                costs,
                scheduling,
                preemption,
                sharing,
                logging,
                faults,
                extras);
    }

    public Settings withSharing(Sharing sharing) {
        return new Settings(
                seed,
                runForNs,
                tickNs,
                sliceNs,
                clockHz,
                costs,
                scheduling,
                preemption,
                sharing,
                logging,
                faults,
                extras);
    }

    public Settings withLogging(Logging logging) {
        return new Settings(
                seed,
                runForNs,
                tickNs,
                sliceNs,
                clockHz,
                costs,
                scheduling,
                preemption,
                sharing,
                logging,
                faults,
                extras);
    }

    public Settings withFaults(Faults faults) {
        return new Settings(
                seed,
                runForNs,
                tickNs,
                sliceNs,
                clockHz,
                costs,
                scheduling,
                preemption,
                sharing,
                logging,
                faults,
                extras);
    }

    public Settings withExtras(Extras extras) {
        return new Settings(
                seed,
                runForNs,
                tickNs,
                sliceNs,
                clockHz,
                costs,
                scheduling,
                preemption,
                sharing,
                logging,
                faults,
                extras);
    }
}
