package dev.takt.sim.metrics;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Chain;
import dev.takt.sim.trace.TraceNames;
import java.util.List;
import java.util.stream.IntStream;

/** The passes that follow the chains of a machine, one each of those that lead from member to member. */
record ChainPasses(List<Chain> chains, List<ChainPass> passes) {
    ChainPasses {
        chains = List.copyOf(chains);
        passes = List.copyOf(passes);
    }

    static ChainPasses of(Machine machine, TraceNames names) {
        List<Chain> leading = machine.project().all(Chain.class).stream()
                .filter(chain -> machine.route(chain).leads())
                .toList();
        return new ChainPasses(
                leading,
                leading.stream()
                        .map(chain -> new ChainPass(chain.measure(), machine.route(chain), names))
                        .toList());
    }

    /** After all events. */
    List<ChainTimes> times() {
        return IntStream.range(0, chains.size())
                .mapToObj(i -> ChainTimes.of(chains.get(i), passes.get(i).times()))
                .toList();
    }
}
