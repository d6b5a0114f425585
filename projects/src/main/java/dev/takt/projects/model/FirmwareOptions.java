package dev.takt.projects.model;

/** What the generated firmware does beside the design: how it logs, and what follows a fault. */
public record FirmwareOptions(Logging logging, Faults faults) {
    public static final FirmwareOptions DEFAULT = new FirmwareOptions(Logging.NONE, Faults.HALT);

    public FirmwareOptions withLogging(Logging logging) {
        return new FirmwareOptions(logging, faults);
    }

    public FirmwareOptions withFaults(Faults faults) {
        return new FirmwareOptions(logging, faults);
    }
}
