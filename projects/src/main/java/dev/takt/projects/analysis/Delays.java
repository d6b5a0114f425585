package dev.takt.projects.analysis;

import java.util.ArrayList;
import java.util.List;

/** What delays a context, sorted: always, only until it or its last region has begun, and those it takes turns with. */
final class Delays {
    final List<Interferer> always = new ArrayList<>();
    final List<Interferer> untilStart = new ArrayList<>();
    final List<Facts> mates = new ArrayList<>();
    final LastRegion region;
    boolean waitsAsJitter;
    /** One of those that delay it always waits in between. */
    boolean waits;

    Delays(LastRegion region) {
        this.region = region;
    }
}
