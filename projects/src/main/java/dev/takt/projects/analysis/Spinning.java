package dev.takt.projects.analysis;

import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Section;
import dev.takt.projects.machine.SharedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Time spent spinning for locks that other cores hold. Spinning is FIFO and neither it nor holding is preemptible, so a request waits for at most one section of each other core
 * (MSRP: Gai, Lipari and Di Natale 2001). A section lasts as long as its work and the drivers that interrupt it on its core.
 */
final class Spinning {
    private final Machine machine;
    private final List<Facts> facts;
    private final Drivers drivers;
    private final List<List<Term>> terms;

    Spinning(Machine machine, List<Facts> facts, Drivers drivers) {
        this.drivers = drivers;
        this.machine = machine;
        this.facts = facts;
        boolean any = machine.resources().stream().anyMatch(LockWaits::spins);
        this.terms = facts.stream().map(f -> any ? spins(f) : List.<Term>of()).toList();
    }

    /** The longest a request of a context for this resource can spin. */
    long perRequestNs(Facts of, int resource) {
        if (resource < 0 || !LockWaits.spins(machine.resources().get(resource))) {
            return 0;
        }
        Map<Integer, Long> longest = new HashMap<>();
        for (Facts other : facts) {
            for (Section section : other.sections()) {
                if (other.core() != of.core() && section.resource() == resource) {
                    longest.merge(other.core(), drivers.stretchedNs(section.ns(), other.core()), Math::max);
                }
            }
        }
        return longest.values().stream().mapToLong(Long::longValue).reduce(0, Sums::sum);
    }

    /** What a job of a context can spin in all, a term for each resource. */
    List<Term> terms(Facts of) {
        return terms.get(of.index());
    }

    private List<Term> spins(Facts of) {
        List<Term> terms = new ArrayList<>();
        Bodies.lockCounts(machine, of.context()).forEach((resource, count) -> {
            SharedResource shared = machine.resources().get(resource);
            long ns = Sums.product(count, perRequestNs(of, resource));
            if (ns > 0) {
                terms.add(new Term(TermKind.BLOCKING, Optional.empty(), Optional.of(shared.item()), ns));
            }
        });
        return terms;
    }

    long perJobNs(Facts of) {
        return terms(of).stream().mapToLong(Term::ns).reduce(0, Sums::sum);
    }
}
