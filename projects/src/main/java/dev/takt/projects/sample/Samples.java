package dev.takt.projects.sample;

import java.util.List;
import java.util.Optional;

/** All samples, in the order of the welcome page. */
public final class Samples {
    public static final List<Sample> ALL = List.of(
            new Sample("priority-inversion"),
            new Sample("rtic-cortex-m3"),
            new Sample("motor-control"),
            new Sample("esp32s3-sensor-node"));

    private Samples() {}

    public static Optional<Sample> byId(String id) {
        return ALL.stream().filter(s -> s.id().equals(id)).findFirst();
    }
}
