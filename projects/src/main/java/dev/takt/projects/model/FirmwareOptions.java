package dev.takt.projects.model;

/** What the generated firmware does beside the design: how it logs, what follows a fault, and what a core does that has nothing to do. */
public record FirmwareOptions(Logging logging, Faults faults, Sleep sleep) {
    public static final FirmwareOptions DEFAULT = new FirmwareOptions(Logging.NONE, Faults.HALT, Sleep.AUTO);

    public FirmwareOptions withLogging(Logging logging) {
        return new FirmwareOptions(logging, faults, sleep);
    }

    public FirmwareOptions withFaults(Faults faults) {
        return new FirmwareOptions(logging, faults, sleep);
    }

    public FirmwareOptions withSleep(Sleep sleep) {
        return new FirmwareOptions(logging, faults, sleep);
    }
}
