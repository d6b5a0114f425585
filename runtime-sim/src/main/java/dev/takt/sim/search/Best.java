package dev.takt.sim.search;

import dev.takt.sim.WorstJob;
import java.util.List;

/** The worst that was found for a context so far: how, in which run, and what was chosen in the time before that job's end. */
record Best(int context, Genome genome, WorstJob worst, int run, List<Asked> near) {}
