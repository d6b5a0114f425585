package dev.takt.projects.model;

/** What the generated firmware does beside the design: how it logs, what follows a fault, what a core does that has nothing to do, and how many bytes of RAM are a heap, 0 for none. */
public record FirmwareOptions(Logging logging, Faults faults, Sleep sleep, long heapBytes) {
    public static final FirmwareOptions DEFAULT = new FirmwareOptions(Logging.NONE, Faults.HALT, Sleep.AUTO, 0);

    public FirmwareOptions withLogging(Logging logging) {
        return new FirmwareOptions(logging, faults, sleep, heapBytes);
    }

    public FirmwareOptions withFaults(Faults faults) {
        return new FirmwareOptions(logging, faults, sleep, heapBytes);
    }

    public FirmwareOptions withSleep(Sleep sleep) {
        return new FirmwareOptions(logging, faults, sleep, heapBytes);
    }

    public FirmwareOptions withHeapBytes(long heapBytes) {
        return new FirmwareOptions(logging, faults, sleep, heapBytes);
    }
}
