package dev.takt.projects.analysis;

import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Section;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Time spent spinning for locks that other cores hold. Spinning is FIFO and neither it nor holding is preemptible, so a request waits for at most one section of each other core
 * (MSRP: Gai, Lipari and Di Natale 2001). A section lasts as long as its work and the drivers that interrupt it on its core; sections that spin for another lock or wait inside have no bound here.
 */
final class Spinning {
    /** A section and who has it. */
    private record Held(Facts by, Section section) {}

    private final Machine machine;
    private final Drivers drivers;
    private final Sleepers sleepers;
    /** The sections of each resource that contexts of several cores spin for. */
    private final Map<Integer, List<Held>> held = new HashMap<>();
    /** By resource, then core of who asks. */
    private final Map<Integer, Map<Integer, Long>> requestNs = new HashMap<>();

    private final List<List<Term>> terms;

    Spinning(Machine machine, List<Facts> facts, Drivers drivers, Sleepers sleepers) {
        this.sleepers = sleepers;
        this.drivers = drivers;
        this.machine = machine;
        for (Facts f : facts) {
            for (Section section : f.sections()) {
                if (spinsApart(section.resource())) {
                    held.computeIfAbsent(section.resource(), _ -> new ArrayList<>())
                            .add(new Held(f, section));
                }
            }
        }
        this.terms = facts.stream().map(this::spins).toList();
    }

    /** True for a lock that one core can spin for while another has it. */
    private boolean spinsApart(int resource) {
        return resource >= 0
                && machine.resources().get(resource).core() < 0
                && LockWaits.spins(machine.resources().get(resource));
    }

    private Stream<Held> onOtherCores(Facts of, int resource) {
        return held.getOrDefault(resource, List.of()).stream().filter(h -> h.by().core() != of.core());
    }

    /** The longest a request of a context for this resource can spin. */
    private long perRequestNs(Facts of, int resource) {
        return requestNs
                .computeIfAbsent(resource, _ -> new HashMap<>())
                .computeIfAbsent(of.core(), _ -> longestNs(of, resource));
    }

    private long longestNs(Facts of, int resource) {
        Map<Integer, Long> longest = new HashMap<>();
        onOtherCores(of, resource)
                .forEach(h -> longest.merge(
                        h.by().core(), drivers.stretchedNs(h.section().ns(), h.by().core()), Math::max));
        return longest.values().stream().mapToLong(Long::longValue).reduce(0, Sums::sum);
    }

    /** How long a section of a context lasts with all that it spins, for its lock and inside. */
    long sectionNs(Facts of, Section section) {
        long ns = Sums.sum(section.ns(), perRequestNs(of, section.resource()));
        for (Map.Entry<Integer, Long> inside : section.inside().entrySet()) {
            ns = Sums.sum(ns, Sums.product(inside.getValue(), perRequestNs(of, inside.getKey())));
        }
        return ns;
    }

    /** Why it is not known how long a section of a context spins, for its lock and inside, if so. */
    Optional<Message> unknown(Facts of, Section section) {
        boolean nests = spinsApart(section.resource())
                && Stream.concat(section.within().stream(), section.inside().keySet().stream())
                        .anyMatch(this::spinsApart);
        if (nests) {
            return Optional.of(nested(section.resource()));
        }
        return Stream.concat(Stream.of(section.resource()), section.inside().keySet().stream())
                .flatMap(resource -> onOtherCores(of, resource))
                .flatMap(h -> unknown(h).stream())
                .findFirst();
    }

    /** The same of all that a job of a context spins. */
    Optional<Message> unknown(Facts of) {
        return of.sections().stream()
                .filter(s -> spinsApart(s.resource()))
                .flatMap(s -> unknown(of, s).stream())
                .findFirst();
    }

    /** Whoever spins for a section waits for all that the section waits for. */
    private Optional<Message> unknown(Held held) {
        Section section = held.section();
        if (section.inside().keySet().stream().anyMatch(this::spinsApart)) {
            return Optional.of(nested(section.resource()));
        }
        Optional<Message> interrupted = interrupted(held).or(() -> sleepers.unknownInside(held.by(), section));
        if (interrupted.isPresent()) {
            return interrupted;
        }
        boolean waits = section.suspends()
                || section.inside().keySet().stream()
                        .map(machine.resources()::get)
                        .anyMatch(r -> r.users().size() > 1 && LockWaits.waits(r));
        return waits
                ? Optional.of(Texts.text(
                        "analysis.unknown.waits-in-lock",
                        held.by().context().name(),
                        machine.resources().get(section.resource()).name()))
                : Optional.empty();
    }

    /** A critical section leaves handlers above the mask alone, and their rates are not looked at here. */
    private Optional<Message> interrupted(Held held) {
        SharedResource resource = machine.resources().get(held.section().resource());
        if (resource.protocol() != Protocol.NON_PREEMPTIVE) {
            return Optional.empty();
        }
        int mask = machine.coreOf(held.by().context()).criticalRank();
        return machine.contextsOf(held.by().core()).stream()
                .filter(c -> c.kind() == ContextKind.INTERRUPT && c.level() > mask)
                .findFirst()
                .map(c -> Texts.text(
                        "analysis.unknown.section-interrupted",
                        c.name(),
                        held.by().context().name(),
                        resource.name()));
    }

    private Message nested(int resource) {
        return Texts.text(
                "analysis.unknown.nested-spin",
                machine.resources().get(resource).name());
    }

    /** What a job of a context can spin in all, a term for each resource. */
    List<Term> terms(Facts of) {
        return terms.get(of.index());
    }

    private List<Term> spins(Facts of) {
        List<Term> terms = new ArrayList<>();
        if (held.isEmpty()) {
            return terms;
        }
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
