package dev.takt.projects.analysis;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Hop;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Passage;
import dev.takt.projects.machine.Queue;
import dev.takt.projects.machine.Route;
import dev.takt.projects.machine.Trigger;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.ChainMeasure;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The time from end to end of chains, from the response bounds of their members. A member that the one before releases adds its response (Tindell and Clark 1994: the response of one is the jitter
 * of the next). One that looks by itself reads values that are overwritten: what is written just after it looked waits for its next job, so a reaction adds the longest time between two
 * of its arrivals; what it reads is at worst what the last finished job of the writer left, so the age adds the longest time between two arrivals of the writer (Davare et al. 2007,
 * section 3; Becker et al. 2017). Responses count from arrival, so a job that reads or writes anywhere in its body is covered.
 */
final class Chains {
    private final Machine machine;
    private final List<Rate> rates;
    private final List<Bound> bounds;

    Chains(Machine machine, List<Rate> rates, List<Bound> bounds) {
        this.machine = machine;
        this.rates = rates;
        this.bounds = bounds;
    }

    List<ChainAnalysis> all() {
        return machine.project().all(Chain.class).stream().map(this::of).toList();
    }

    private ChainAnalysis of(Chain chain) {
        return new ChainAnalysis(chain.id(), chain.measure(), chain.boundNs(), bound(chain));
    }

    private ChainBound bound(Chain chain) {
        Route route = machine.route(chain);
        return obstacle(chain, route)
                .<ChainBound>map(ChainBound.NotApplicable::new)
                .orElseGet(() -> sum(chain.measure(), route));
    }

    private Optional<Message> obstacle(Chain chain, Route route) {
        if (!route.leads()) {
            return reason("chain.unknown.path", chain.name());
        }
        if (!route.direct()) {
            return reason("chain.unknown.hardware");
        }
        Stream<Optional<Message>> members = route.members().stream().map(this::obstacle);
        Stream<Optional<Message>> hops = route.hops().stream().map(h -> obstacle(h, chain.measure()));
        return Stream.concat(members, hops)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> order(route))
                .or(() -> sampling(chain.measure(), route));
    }

    private Optional<Message> obstacle(Context member) {
        String name = member.name();
        return switch (bounds.get(member.index())) {
            case Bound.NotApplicable(Message why) -> reason("chain.unknown.member", name, why);
            case Bound.Unbounded unbounded -> reason("chain.unknown.member", name, unbounded.reason());
            case Bound.Known _ -> keepsAll(member) ? Optional.empty() : reason("chain.unknown.overrun", name);
        };
    }

    /** True if every arrival becomes a job of its own: of those in a response all but the last may be there before it, none begun. */
    private boolean keepsAll(Context member) {
        long kept = member.overrun() != Overrun.QUEUE || member.kind() != ContextKind.TASK
                ? 1
                : member.mostWaiting() == 0 ? Long.MAX_VALUE : member.mostWaiting();
        return during(member) <= kept;
    }

    /** Most arrivals from a release to the end of that job. */
    private long during(Context member) {
        return rates.get(member.index()) instanceof Rate.Known rate
                        && bounds.get(member.index()) instanceof Bound.Known bound
                ? rate.curve().releases(Sums.sum(bound.fromReleaseNs(), 1))
                : Long.MAX_VALUE;
    }

    private Optional<Message> obstacle(Hop hop, ChainMeasure measure) {
        if (!hop.triggers() && !newestCounts(hop)) {
            return reason(
                    "chain.unknown.elements-wait",
                    name(hop.through().orElseThrow()),
                    hop.to().name());
        }
        if (hop.triggers() && canDrop(hop)) {
            return reason("chain.unknown.dropped", name(hop.through().orElseThrow()));
        }
        boolean mayOmit = hop.triggers() && measure == ChainMeasure.AGE;
        if (!mayOmit && !handsOn(hop)) {
            return reason("chain.unknown.conditional", hop.from().name());
        }
        return hop.triggers() || takes(hop).isPresent()
                ? Optional.empty()
                : reason("chain.unknown.conditional", hop.to().name());
    }

    /** Whoever looks finds the newest value: true of what a resource guards, signals and watches with one sender. */
    private boolean newestCounts(Hop hop) {
        ItemId through = hop.through().orElseThrow();
        Optional<Queue> queue = machine.queue(through);
        if (queue.isEmpty()) {
            return true;
        }
        long senders = machine.contexts().stream()
                .filter(c ->
                        new Passage(c.body()).possible(Passage.into(through)).isPresent())
                .count();
        return senders == 1
                && switch (queue.get().kind()) {
                    case SIGNAL, WATCH, FLAGS -> true;
                    case QUEUE, PUBSUB, SEMAPHORE -> false;
                };
    }

    private boolean canDrop(Hop hop) {
        return hop.through()
                .flatMap(machine::queue)
                .filter(q -> switch (q.kind()) {
                    case SIGNAL, WATCH, FLAGS -> false;
                    case QUEUE, PUBSUB, SEMAPHORE -> during(hop.to()) > q.capacity();
                })
                .isPresent();
    }

    private static boolean handsOn(Hop hop) {
        return hop.target()
                .map(t ->
                        new Passage(hop.from().body()).certain(Passage.into(t)).isPresent())
                .orElse(true);
    }

    private static OptionalInt takes(Hop hop) {
        return new Passage(hop.to().body()).certain(Passage.outOf(hop.through().orElseThrow()));
    }

    /** A member that hands on before it takes would hand on what it took a job ago. */
    private Optional<Message> order(Route route) {
        for (int i = 1; i < route.hops().size(); i++) {
            Hop in = route.hops().get(i - 1);
            Hop out = route.hops().get(i);
            int taken = in.through().isEmpty() ? -1 : takes(in).orElse(-1);
            OptionalInt given = out.target()
                    .map(t -> new Passage(out.from().body()).possible(Passage.into(t)))
                    .orElse(OptionalInt.empty());
            if (given.isPresent() && given.getAsInt() < taken) {
                return reason(
                        "chain.unknown.order",
                        out.from().name(),
                        name(out.target().orElseThrow()),
                        name(in.through().orElseThrow()));
            }
        }
        return Optional.empty();
    }

    private Optional<Message> sampling(ChainMeasure measure, Route route) {
        return sampled(measure, route).stream()
                .filter(c -> gap(c).isEmpty())
                .findFirst()
                .flatMap(c -> reason("chain.unknown.pause", c.name()));
    }

    /** The members whose longest time between two arrivals counts. */
    private static List<Context> sampled(ChainMeasure measure, Route route) {
        List<Context> sampled = new ArrayList<>();
        if (measure == ChainMeasure.REACTION && route.looksForInput()) {
            sampled.add(route.members().getFirst());
        }
        for (Hop hop : route.hops()) {
            if (!hop.triggers()) {
                sampled.add(measure == ChainMeasure.REACTION ? hop.to() : hop.from());
            }
        }
        return sampled;
    }

    private ChainBound sum(ChainMeasure measure, Route route) {
        List<Context> sampled = sampled(measure, route);
        List<ChainTerm> terms = new ArrayList<>();
        for (Context member : route.members()) {
            if (sampled.contains(member)) {
                terms.add(new ChainTerm(
                        ChainTerm.Kind.SAMPLING, member.item(), gap(member).orElseThrow()));
            }
            terms.add(new ChainTerm(ChainTerm.Kind.RESPONSE, member.item(), response(member)));
        }
        long ns = terms.stream().mapToLong(ChainTerm::ns).reduce(0, Sums::sum);
        return new ChainBound.Known(ns, Theorem.END_TO_END, terms);
    }

    private long response(Context member) {
        return bounds.get(member.index()) instanceof Bound.Known bound ? bound.ns() : Sums.LIMIT;
    }

    /** The longest time from one arrival to the next; empty if nothing limits it. */
    private OptionalLong gap(Context c) {
        if (!(bounds.get(c.index()) instanceof Bound.Known)) {
            return OptionalLong.empty();
        }
        return switch (c.activation()) {
            case Activation.Periodic p -> OptionalLong.of(p.periodNs());
            case Activation.After a -> OptionalLong.of(Sums.sum(a.delayNs(), response(c)));
            case Activation.Background _ -> OptionalLong.of(response(c));
            case Activation.On _, Activation.Spawned _ -> triggeredGap(c);
            case Activation.Sporadic _, Activation.Burst _, Activation.Startup _, Activation.Recorded _ ->
                OptionalLong.empty();
        };
    }

    /** That of the one that releases it, and how much later after its arrival the next release can come. */
    private OptionalLong triggeredGap(Context c) {
        List<Trigger> triggers = machine.triggers(c);
        if (triggers.size() != 1) {
            return OptionalLong.empty();
        }
        Context source = machine.contexts().get(triggers.getFirst().context());
        Optional<ItemId> through =
                c.activation() instanceof Activation.On on && !on.source().equals(source.item())
                        ? Optional.of(on.source())
                        : Optional.empty();
        boolean always = handsOn(new Hop(source, c, through, true)) && keepsAll(source);
        OptionalLong gap = always ? gap(source) : OptionalLong.empty();
        long wander = Math.max(0, response(source) - triggers.getFirst().earliestNs());
        return gap.isPresent() ? OptionalLong.of(Sums.sum(gap.getAsLong(), wander)) : gap;
    }

    private String name(ItemId item) {
        return machine.project().item(item).map(i -> i.name()).orElse(item.value());
    }

    private static Optional<Message> reason(String key, Object... arguments) {
        return Optional.of(Texts.text(key, arguments));
    }
}
