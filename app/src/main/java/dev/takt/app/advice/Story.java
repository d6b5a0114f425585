package dev.takt.app.advice;

import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Message;
import dev.takt.sim.metrics.Grip;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.ThingName;
import dev.takt.sim.trace.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells what happened to a job in sentences, in the order in which it began to matter. */
final class Story {
    private final Machine machine;
    private final Trace trace;
    private final Slices slices;
    private final SeenJob job;
    private final List<Term> terms;
    private final List<Sentence> sentences = new ArrayList<>();

    Story(Machine machine, Trace trace, Slices slices, SeenJob job, List<Term> terms) {
        this.machine = machine;
        this.trace = trace;
        this.slices = slices;
        this.job = job;
        this.terms = terms;
    }

    List<Sentence> sentences() {
        waits();
        terms.forEach(this::term);
        sentences.sort(Comparator.comparingLong(s -> s.place().atNs()));
        return List.copyOf(sentences);
    }

    /** Every stretch in which the job itself waited, thing by thing. */
    private void waits() {
        Track own = slices.context(job.context());
        Map<Integer, List<Stretch>> waits = new LinkedHashMap<>();
        for (int slice = own.at(job.arrivalNs()); slice < own.size() && own.start(slice) < job.untilNs(); slice++) {
            boolean blocked = own.state(slice) == SliceState.BLOCKED || own.state(slice) == SliceState.SPINNING;
            if (blocked && own.job(slice) == job.number() && own.thing(slice) >= 0) {
                waits.computeIfAbsent(own.thing(slice), _ -> new ArrayList<>())
                        .add(new Stretch(own.start(slice), Math.min(own.end(slice), job.untilNs())));
            }
        }
        waits.forEach(this::wait);
    }

    private void wait(int thing, List<Stretch> stretches) {
        ThingName name = trace.names().things().get(thing);
        long first = stretches.getFirst().fromNs();
        long sum = stretches.stream().mapToLong(Stretch::lengthNs).sum();
        Name on = new Name(name.name());
        taken(thing, first);
        if (stretches.size() == 1) {
            say(first, "why.story.asked", own(), on, at(first), length(sum));
        } else {
            say(first, "why.story.asked-often", own(), on, stretches.size(), at(first), length(sum));
        }
    }

    /** Since when who held it at the first request had it. */
    private void taken(int thing, long at) {
        Track holders = slices.holder(thing);
        int slice = holders.at(at);
        if (slice == holders.size() || holders.start(slice) > at || holders.context(slice) < 0) {
            return;
        }
        ContextName holder = trace.names().contexts().get(holders.context(slice));
        long since = holders.start(slice);
        long away = Math.abs(job.arrivalNs() - since);
        Message message = Texts.text(
                since <= job.arrivalNs() ? "why.story.taken-before" : "why.story.taken-after",
                new Name(holder.name()),
                new Name(trace.names().things().get(thing).name()),
                at(since),
                own(),
                length(away));
        OptionalLong number = holders.job(slice) < 0 ? OptionalLong.empty() : OptionalLong.of(holders.job(slice));
        sentences.add(new Sentence(message, new Place(since, holder.item(), number)));
    }

    private void term(Term term) {
        long first = term.stretches().getFirst().fromNs();
        String length = length(term.ns());
        switch (term.role()) {
            case RELEASE_DELAY -> say(first, "why.story.release-delay", own(), at(first), length);
            case BACKLOG -> say(first, "why.story.backlog", own(), length);
            case EXECUTION -> execution(term);
            case SUSPENSION ->
                term.on()
                        .ifPresentOrElse(
                                on -> say(first, "why.story.suspended-on", own(), new Name(on.name()), length),
                                () -> say(first, "why.story.suspended", own(), length));
            case PREEMPTION ->
                sentences.add(new Sentence(
                        term.stretches().size() == 1
                                ? Texts.text("why.story.preempted", by(term), urgency(term), own(), at(first), length)
                                : Texts.text(
                                        "why.story.preempted-often",
                                        by(term),
                                        urgency(term),
                                        own(),
                                        term.stretches().size(),
                                        at(first),
                                        length),
                        term.place()));
            case OVERTAKEN -> sentences.add(new Sentence(overtaken(term, length), term.place()));
            case HELD -> held(term, length);
            case AWAY ->
                sentences.add(new Sentence(Texts.text("why.story.away", by(term), on(term), length), term.place()));
            case UNSERVED ->
                term.on()
                        .ifPresentOrElse(
                                on -> say(first, "why.story.unserved-on", own(), new Name(on.name()), length),
                                () -> say(first, "why.story.unserved", own(), length));
            case SHUT_OUT ->
                sentences.add(new Sentence(
                        Texts.text(shutOut(term), by(term), urgency(term), at(first), length, own(), on(term)),
                        term.place()));
            case OVERHEAD -> {
                // the sum says it
            }
        }
    }

    /** Worth a sentence only where its own work is already too long. */
    private void execution(Term term) {
        long first = term.stretches().getFirst().fromNs();
        if (job.deadlineNs().isPresent() && term.ns() > job.deadlineNs().getAsLong() - job.arrivalNs()) {
            say(
                    first,
                    "why.story.own-work",
                    own(),
                    length(term.ns()),
                    length(job.deadlineNs().getAsLong() - job.arrivalNs()));
        }
    }

    /** Told by who took it and by the wait, unless nobody held it, or another lock than the one asked for. */
    private void held(Term term, String length) {
        if (term.grip() == Grip.CEILING) {
            sentences.add(
                    new Sentence(Texts.text("why.story.ceiling", by(term), on(term), length, own()), term.place()));
        } else if (term.holder().isEmpty()) {
            sentences.add(new Sentence(
                    Texts.text("why.story.served-later", by(term), on(term), own(), length), term.place()));
        }
    }

    private static String shutOut(Term term) {
        return switch (term.grip()) {
            case THING -> "why.story.shut-out-on";
            case CEILING -> "why.story.shut-out-ceiling";
            case CRITICAL_SECTION -> "why.story.shut-out-critical-section";
            case THRESHOLD -> "why.story.shut-out-threshold";
            case RUN_TO_COMPLETION -> "why.story.shut-out-run-to-completion";
            case KEPT_PRIORITY -> "why.story.shut-out-kept-priority";
            case NONE -> "why.story.shut-out";
        };
    }

    private Message overtaken(Term term, String length) {
        Optional<Protocol> protocol =
                term.on().flatMap(on -> machine.resource(on.item())).map(SharedResource::protocol);
        String why =
                switch (protocol.orElse(Protocol.SPIN)) {
                    case NONE ->
                        machine.runtime().kernel().unguarded().isAsync()
                                ? "why.story.overtaken.async"
                                : "why.story.overtaken.none";
                    case INHERITANCE -> "why.story.overtaken.inheritance";
                    case CEILING, IMMEDIATE_CEILING, NON_PREEMPTIVE, SPIN, RUNTIME -> "why.story.overtaken.other";
                };
        Name holder = new Name(term.holder().map(Term.Who::name).orElse(""));
        String level = term.holder().map(h -> urgency(h.item())).orElse("");
        return Texts.text(why, by(term), urgency(term), holder, level, length, on(term));
    }

    private Name own() {
        return new Name(job.name());
    }

    private static Name by(Term term) {
        return new Name(term.by().map(Term.Who::name).orElse(""));
    }

    private static Name on(Term term) {
        return new Name(term.on().map(Term.Who::name).orElse(""));
    }

    private String urgency(Term term) {
        return term.by().map(by -> urgency(by.item())).orElse("");
    }

    private String urgency(ItemId item) {
        return trace.names().contexts().stream()
                .filter(c -> c.item().equals(item))
                .map(c -> Texts.text(c.interrupt() ? "why.interrupt" : "why.priority", c.priority())
                        .text())
                .findFirst()
                .orElse("");
    }

    private void say(long at, String key, Object... arguments) {
        sentences.add(
                new Sentence(Texts.text(key, arguments), new Place(at, job.item(), OptionalLong.of(job.number()))));
    }

    private static String at(long ns) {
        return TimeText.exact(ns);
    }

    private static String length(long ns) {
        return TimeText.exact(ns);
    }
}
