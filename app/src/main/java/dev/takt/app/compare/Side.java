package dev.takt.app.compare;

import dev.takt.app.report.ComparedSide;
import dev.takt.app.session.SimulatedRun;
import java.util.Optional;

/** A side of a comparison with its run as it is drawn; without one where chip or runtime are unknown. */
record Side(ComparedSide side, Optional<SimulatedRun> run) {}
