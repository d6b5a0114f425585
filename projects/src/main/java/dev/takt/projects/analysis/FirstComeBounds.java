package dev.takt.projects.analysis;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.machine.Section;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bounds of tasks that have their turn within their priority in the order of their arrivals, while none of them leaves the core before its end but to what is more urgent. */
final class FirstComeBounds {
    private final Machine machine;
    private final List<Facts> facts;
    private final Interference interference;

    FirstComeBounds(Machine machine, List<Facts> facts, Interference interference) {
        this.machine = machine;
        this.facts = facts;
        this.interference = interference;
    }

    /** The bound of a context of which nothing that delays it is unknown; nothing if it is alone in its priority, or if places are lost in it: by a wait, by a lock that may have to be waited for, or where a thread goes on with its next job, by a job that comes before the last has ended. */
    Optional<Bound> bound(Facts f, List<Rate> rates, List<Bound> bounds, Blocking.Result blocked) {
        if (!(f.level().policy() instanceof Policy.FirstCome) || f.hasThreshold()) {
            return Optional.empty();
        }
        List<Facts> level = facts.stream()
                .filter(o -> o.core() == f.core() && o.rank() == f.rank())
                .toList();
        if (level.size() < 2
                || !level.stream().allMatch(this::keepsItsPlace)
                || machine.runtime().kernel().goesOn()
                        && !level.stream().allMatch(o -> Responses.leavesBetweenJobs(o, rates, bounds))) {
            return Optional.empty();
        }
        Delays above = new Delays(LastRegion.NONE);
        for (Facts other : facts) {
            if (other.core() == f.core()
                    && other.rank() > f.rank()
                    && interference.add(other, f, rates, bounds, above).isPresent()) {
                return Optional.empty();
            }
        }
        interference.addKernel(f, rates, bounds, above);
        if (above.waits || !above.untilStart.isEmpty() || !above.mates.isEmpty()) {
            return Optional.empty();
        }
        List<FirstComeWindow.Peer> peers =
                level.stream().filter(o -> o != f).map(o -> peer(o, rates)).toList();
        FirstComeWindow window = new FirstComeWindow(blocked.ns(), peer(f, rates), peers, above.always, f.momentNs());
        return window.fromRelease()
                .flatMap(release -> window.fromLatestRelease().map(worst -> known(f, window, worst, release, blocked)));
    }

    private FirstComeWindow.Peer peer(Facts f, List<Rate> rates) {
        return new FirstComeWindow.Peer(interference.interferer(f, rates));
    }

    /** True for a task that goes from its start to its end without a wait: who waits comes back behind others. */
    private boolean keepsItsPlace(Facts f) {
        return !f.isHandler()
                && f.pauses().isEmpty()
                && f.pauseCount() == 0
                && !(f.context().activation() instanceof Activation.Background)
                && f.sections().stream().noneMatch(this::mayWait);
    }

    private boolean mayWait(Section section) {
        if (section.resource() < 0) {
            return false;
        }
        SharedResource r = machine.resources().get(section.resource());
        boolean never = r.core() >= 0
                && (r.protocol() == Protocol.IMMEDIATE_CEILING || r.protocol() == Protocol.NON_PREEMPTIVE);
        return LockWaits.may(machine, r) || !never && r.users().size() > 1;
    }

    private static Bound known(
            Facts f,
            FirstComeWindow window,
            FirstComeWindow.Worst worst,
            FirstComeWindow.Worst release,
            Blocking.Result blocked) {
        List<Term> terms = new ArrayList<>(blocked.terms());
        window.own().work().addTerms(Math.max(0, worst.jobs() - 1), terms);
        terms.replaceAll(t -> t.by().equals(Optional.of(f.context().item())) ? own(TermKind.BACKLOG, t.ns()) : t);
        window.peers().forEach(p -> p.work().addTerms(p.arrivedBy(worst.atNs()), terms));
        window.above().forEach(i -> i.addTerms(i.releases(worst.endNs() + window.momentNs()), terms));
        List<Term> rest = new ArrayList<>(BoundBuilder.without(terms, worst.atNs()));
        long jitter = window.own().work().curve().ownJitterNs();
        rest.add(own(TermKind.JITTER, jitter));
        rest.add(own(TermKind.OVERHEAD, f.overheadNs()));
        rest.add(own(TermKind.EXECUTION, f.executionNs()));
        List<Term> merged = Terms.merged(rest.stream().filter(t -> t.ns() > 0).toList());
        long ns = merged.stream().mapToLong(Term::ns).reduce(0, Sums::sum);
        return new Bound.Known(ns, release.ns(), Theorem.FIRST_COME_RTA, blocked.theorems(), merged);
    }

    private static Term own(TermKind kind, long ns) {
        return new Term(kind, Optional.empty(), Optional.empty(), ns);
    }
}
