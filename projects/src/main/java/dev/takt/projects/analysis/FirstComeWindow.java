package dev.takt.projects.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The longest responses of a task among others of its priority that have their turn in the order of their arrivals (FP/FIFO: Martin, Minet and George 2005): in a busy period of the priority, who comes later than a job does
 * not hold it up. A job that comes at an instant ends when the blocking, all that its peers have asked for by then, its own jobs up to it, and what is more urgent until it ends are done; it ends later only by another arrival, so
 * those instants are looked at.
 *
 * <p>Places in the queue count from arrival, and who has begun goes on. So whatever a peer does before a job has come before its release or before its arrival, hence before its release at the latest.
 */
record FirstComeWindow(long onceNs, Peer own, List<Peer> peers, List<Interferer> above, long momentNs) {
    /** So many looks at a peer: beyond them the bound that counts peers as more urgent has to do. */
    private static final long MOST_LOOKS = 2_000_000;

    private static final int MOST_ROUNDS = 200_000;

    /** A task of the priority. */
    record Peer(Interferer work) {
        /** The most jobs released from the start of a busy period on that have arrived by an instant in it. */
        long arrivedBy(long ns) {
            return work.curve().arrivals().releases(ns + 1 + work.curve().ownJitterNs());
        }

        /** The same of those that have arrived so long before it as their release may take. */
        long releasedSurelyBy(long ns) {
            return work.curve().arrivals().releases(ns + 1);
        }

        /** When the job with this number arrives, from the start of the busy period, if the first is released then as late as it can. */
        long arrivesAt(long number) {
            return Sums.sum(work.curve().arrivalDistance(number), -work.curve().ownJitterNs());
        }
    }

    /** The worst job: {@code atNs}, when it is released at the latest, and {@code endNs}, when it ends, from the start of the busy period; {@code jobs} of its own have come by then. */
    record Worst(long atNs, long endNs, long jobs) {
        long ns() {
            return endNs - atNs;
        }
    }

    /** The longest response from a release that is as late as it can be: with the jitter it is that from arrival. */
    Optional<Worst> fromLatestRelease() {
        return worst(true);
    }

    /** The longest response from release. */
    Optional<Worst> fromRelease() {
        return own.work().curve().ownJitterNs() == 0 ? worst(true) : worst(false);
    }

    private Optional<Worst> worst(boolean late) {
        Optional<Long> length = lengthNs();
        List<Long> instants = length.map(l -> instants(l, late)).orElse(List.of());
        Growing more = new Growing(above);
        int rounds = MOST_ROUNDS;
        long end = Math.max(0, 1 - momentNs);
        Worst worst = new Worst(0, 0, 0);
        for (long at : instants) {
            long jobs = late ? own.releasedSurelyBy(at) : own.arrivedBy(at);
            long fixed = Sums.sum(onceNs, own.work().demandOfNs(jobs));
            for (Peer peer : peers) {
                fixed = Sums.sum(fixed, peer.work().demandOfNs(peer.arrivedBy(at)));
            }
            end = Math.max(end, fixed);
            for (long next = Sums.sum(fixed, more.in(end + momentNs));
                    next > end;
                    next = Sums.sum(fixed, more.in(end + momentNs))) {
                end = next;
                if (--rounds < 0 || end >= Sums.LIMIT) {
                    return Optional.empty();
                }
            }
            if (end - at > worst.ns()) {
                worst = new Worst(at, end, jobs);
            }
        }
        return instants.isEmpty() ? Optional.empty() : Optional.of(worst);
    }

    /** Every instant of a busy period at which a job of the priority can have come; none if they are too many. */
    private List<Long> instants(long lengthNs, boolean late) {
        PriorityQueue<Long> instants = new PriorityQueue<>();
        long looks = add(own, late ? own.work().curve().ownJitterNs() : 0, lengthNs, instants);
        for (Peer peer : peers) {
            looks += looks > MOST_LOOKS ? 0 : add(peer, 0, lengthNs, instants);
        }
        List<Long> ordered = new ArrayList<>();
        while (looks <= MOST_LOOKS && !instants.isEmpty()) {
            long at = instants.remove();
            if (ordered.isEmpty() || ordered.getLast() != at) {
                ordered.add(at);
            }
        }
        return ordered;
    }

    private long add(Peer peer, long laterNs, long lengthNs, PriorityQueue<Long> instants) {
        long looks = 0;
        instants.add(0L);
        for (long job = 0; looks <= MOST_LOOKS; job++) {
            long at = peer.arrivesAt(job) + laterNs;
            if (at >= lengthNs) {
                break;
            }
            if (at > 0) {
                instants.add(at);
            }
            looks += peers.size() + 1;
        }
        return looks;
    }

    /** The longest time that the core can be busy at a stretch with this priority and above, if it ends. */
    private Optional<Long> lengthNs() {
        List<Interferer> all = new ArrayList<>(above);
        all.add(own.work());
        peers.forEach(p -> all.add(p.work()));
        Growing asked = new Growing(all);
        long t = 1;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long next = Sums.sum(onceNs, asked.in(t + momentNs));
            if (next <= t) {
                return Optional.of(t);
            }
            if (next >= Sums.LIMIT) {
                break;
            }
            t = next;
        }
        return Optional.empty();
    }
}
