package dev.takt.projects.analysis;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Section;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Waits for locks that nothing lifts the holders of, as work that others have to count. */
final class UnprotectedWaits {
    private final Machine machine;
    private final List<Facts> facts;
    private final Blocking blocking;
    private final Spinning spinning;

    UnprotectedWaits(Machine machine, List<Facts> facts, Blocking blocking, Spinning spinning) {
        this.machine = machine;
        this.facts = facts;
        this.blocking = blocking;
        this.spinning = spinning;
    }

    /**
     * What less urgent ones do while a context waits for locks that nothing lifts their holders for, a job of it, as a still less urgent one, {@code lower}, has to count it with that job; empty if that is not known. Such a
     * wait has no bound, so its work may come later than its release and meet that of later jobs. It has a place among the work of the core all the same where the only one that can run meanwhile is
     * the holder, to the end of its section: then the core is busy at or above the level of {@code lower} from that release on.
     */
    Optional<List<Term>> of(Facts of, Facts lower) {
        List<Term> terms = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (Section section : of.sections()) {
            if (section.resource() < 0) {
                continue;
            }
            SharedResource resource = machine.resources().get(section.resource());
            if (blocking.unknown(of, section, resource).isEmpty() || !seen.add(section.resource())) {
                continue;
            }
            if (resource.protocol() != Protocol.NONE || resource.core() < 0) {
                return Optional.empty();
            }
            List<Facts> users = resource.users().stream().map(facts::get).toList();
            List<Facts> below =
                    users.stream().filter(u -> u.rank() < lower.rank()).toList();
            boolean plain = users.stream().allMatch(u -> isPlain(u, section.resource()));
            if (!plain || below.size() > 1 || !below.stream().allMatch(u -> isFirstBelow(u, lower))) {
                return Optional.empty();
            }
            long times = Requests.most(of.context().body(), resource.item());
            for (Facts holder : below) {
                long ns = Sums.product(times, longestNs(holder, section.resource()));
                terms.add(new Term(
                        TermKind.BLOCKING, Optional.of(holder.context().item()), Optional.of(resource.item()), ns));
            }
        }
        return Optional.of(List.copyOf(terms));
    }

    /** True if a context holds a resource only while it works, with no other and without waiting. */
    private static boolean isPlain(Facts user, int resource) {
        return user.sections().stream()
                .filter(s -> s.resource() == resource)
                .allMatch(s -> s.inside().isEmpty() && s.within().isEmpty() && !s.suspends() && !s.relocks());
    }

    /** True if of all that are less urgent than {@code lower} a context has the core first. */
    private boolean isFirstBelow(Facts holder, Facts lower) {
        return facts.stream()
                .noneMatch(f -> f != holder
                        && f.core() == holder.core()
                        && f.rank() < lower.rank()
                        && f.rank() >= holder.rank());
    }

    private long longestNs(Facts holder, int resource) {
        return holder.sections().stream()
                .filter(s -> s.resource() == resource)
                .mapToLong(s -> spinning.sectionNs(holder, s))
                .max()
                .orElse(0);
    }
}
