package dev.takt.projects.analysis;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Section;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Cost;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Bounds of the tasks of a core under earliest deadline first, from the rates of one round. */
final class EdfBounds {
    /** Looks at a task in a window, for a whole core. */
    private static final long BUDGET = 40_000_000;

    private final Machine machine;
    private final List<Facts> facts;
    private final Spinning spinning;
    private final boolean preemptive;
    private final Map<EdfCore, EdfLoad> loads = new IdentityHashMap<>();

    EdfBounds(Machine machine, List<Facts> facts, Spinning spinning) {
        this.machine = machine;
        this.facts = facts;
        this.spinning = spinning;
        this.preemptive = !machine.isNonPreemptive();
    }

    List<Facts> tasksOf(int core) {
        return facts.stream().filter(f -> f.core() == core && !f.isHandler()).toList();
    }

    /** Why no theorem used here covers the core, if so. */
    Optional<Message> unknown(int core) {
        boolean waits = false;
        boolean sections = false;
        for (Facts f : tasksOf(core)) {
            String name = f.context().name();
            if (f.context().deadlineNs().isEmpty() && f.demandNs() > 0) {
                return Optional.of(Texts.text("analysis.unknown.edf-no-deadline", name));
            }
            waits |= f.pauseCount() > 0;
            for (Section s : f.sections()) {
                sections = true;
                Optional<Message> lock = unknownLock(s).or(() -> spinning.unknown(f, s));
                if (lock.isPresent()) {
                    return lock;
                }
            }
        }
        return waits && (sections || !preemptive)
                ? Optional.of(Texts.text("analysis.unknown.edf-waits"))
                : Optional.empty();
    }

    /**
     * Why no theorem used here covers the core with these arrivals, if so: the stack resource policy takes levels from relative deadlines and asks that of two jobs the one that is released later and due earlier has the higher
     * level (Baker 1991, section 3). With jitter between arrival and release it need not: while such a job has arrived and is not released, one with a shorter relative deadline that is due later can start above a ceiling,
     * and then goes on in front of it. That takes a jitter longer than what the one relative deadline is longer than the other.
     */
    Optional<Message> unknownWith(int core, List<Rate> rates) {
        if (!preemptive) {
            return Optional.empty();
        }
        List<Facts> tasks = tasksOf(core);
        return tasks.stream()
                .flatMap(f -> f.sections().stream())
                .filter(s -> s.resource() >= 0)
                .map(s -> machine.resources().get(s.resource()))
                .filter(r -> r.protocol() == Protocol.IMMEDIATE_CEILING)
                .distinct()
                .flatMap(r -> passed(r, tasks, rates).stream())
                .findFirst();
    }

    private Optional<Message> passed(SharedResource r, List<Facts> tasks, List<Rate> rates) {
        long ceiling = ceilingOf(r);
        for (Facts late : tasks) {
            long due = deadline(late.index());
            long jitter = rates.get(late.index()).curve().ownJitterNs();
            Optional<Facts> ahead = tasks.stream()
                    .filter(a -> due >= ceiling && deadline(a.index()) < ceiling && jitter > due - deadline(a.index()))
                    .findFirst();
            if (ahead.isPresent()) {
                return Optional.of(Texts.text(
                        "analysis.unknown.edf-jitter",
                        late.context().name(),
                        DurationText.format(jitter),
                        ahead.get().context().name(),
                        r.name()));
            }
        }
        return Optional.empty();
    }

    /** The shortest relative deadline of those who lock a resource: its ceiling as a preemption level. */
    private long ceilingOf(SharedResource r) {
        return r.users().stream().mapToLong(this::deadline).min().orElse(Long.MIN_VALUE);
    }

    private Optional<Message> unknownLock(Section section) {
        if (section.resource() < 0) {
            return Optional.empty();
        }
        SharedResource r = machine.resources().get(section.resource());
        boolean shared = r.users().size() > 1;
        boolean nested = !section.within().isEmpty() || !section.inside().isEmpty();
        return switch (r.protocol()) {
            case IMMEDIATE_CEILING, NON_PREEMPTIVE, SPIN -> Optional.empty();
            case INHERITANCE ->
                nested && shared ? Optional.of(Texts.text("analysis.unknown.edf-nested", r.name())) : Optional.empty();
            case NONE, CEILING, RUNTIME ->
                shared
                        ? Optional.of(Texts.text(
                                "analysis.unknown.edf-lock",
                                r.name(),
                                r.protocol().tag()))
                        : Optional.empty();
        };
    }

    /** The core as the theorems see it; {@code above} is what does not wait its turn by deadline. */
    EdfCore core(int core, List<Rate> rates, List<Interferer> above, long granuleNs) {
        List<EdfTask> tasks = new ArrayList<>();
        List<EdfBlocker> blockers = new ArrayList<>();
        for (Facts f : tasksOf(core)) {
            if (f.context().deadlineNs().isEmpty()) {
                continue;
            }
            long deadline = Math.min(Sums.LIMIT, f.context().deadlineNs().getAsLong());
            Curve curve = rates.get(f.index()).curve();
            long cost = Sums.sum(Sums.sum(f.demandNs(), f.suspensionNs()), spinning.perJobNs(f));
            tasks.add(new EdfTask(f, curve, cost, deadline));
            if (preemptive) {
                f.sections().forEach(s -> blockers.add(blocker(f, deadline, s)));
            } else {
                blockers.add(EdfBlocker.unpreempted(f, deadline, cost));
            }
            given(f, deadline).ifPresent(blockers::add);
        }
        boolean switches = tasks.size() > 1;
        long once = switches ? machine.cores().get(core).costs().of(Cost.CONTEXT_SWITCH) : 0;
        return new EdfCore(tasks, above, blockers, once, preemptive, granuleNs);
    }

    private EdfBlocker blocker(Facts f, long deadline, Section section) {
        long ns = spinning.sectionNs(f, section);
        if (section.resource() < 0) {
            return EdfBlocker.unpreempted(f, deadline, ns);
        }
        SharedResource r = machine.resources().get(section.resource());
        boolean byUsers = r.protocol() == Protocol.IMMEDIATE_CEILING || r.protocol() == Protocol.INHERITANCE;
        long ceiling = byUsers ? ceilingOf(r) : Long.MIN_VALUE;
        EdfBlocker.Kind kind = r.protocol() == Protocol.INHERITANCE ? EdfBlocker.Kind.EACH_TASK : EdfBlocker.Kind.ONE;
        return new EdfBlocker(f, deadline, ceiling, ns, Optional.of(r.item()), kind);
    }

    private long deadline(int user) {
        Facts f = facts.get(user);
        return f.isHandler() ? Long.MIN_VALUE : f.context().deadlineNs().orElse(Long.MAX_VALUE);
    }

    /**
     * The threads of one priority that deadlines order, in front of less urgent ones, which block only where they mask; {@code above} is all that is more urgent. Nothing where a thread has no deadline or waits, or where a
     * lock may lift one: the kernel's mutex passes on no deadline.
     */
    Optional<EdfCore> within(Facts f, List<Rate> rates, List<Interferer> above, long granuleNs) {
        List<Facts> mates =
                tasksOf(f.core()).stream().filter(o -> o.rank() == f.rank()).toList();
        List<Facts> lower =
                tasksOf(f.core()).stream().filter(o -> o.rank() < f.rank()).toList();
        boolean fits = mates.stream()
                        .allMatch(m -> machine.dueNs(m.context()).isPresent()
                                && m.pauseCount() == 0
                                && rates.get(m.index()) instanceof Rate.Known)
                && Stream.concat(mates.stream(), lower.stream()).allMatch(this::masksAtMost)
                && lower.stream().noneMatch(l -> l.context().threshold() >= f.rank());
        if (!fits) {
            return Optional.empty();
        }
        List<EdfTask> tasks = new ArrayList<>();
        List<EdfBlocker> blockers = new ArrayList<>();
        for (Facts m : mates) {
            long deadline = Math.min(Sums.LIMIT, machine.dueNs(m.context()).getAsLong());
            Curve curve = rates.get(m.index()).curve();
            tasks.add(new EdfTask(m, curve, Sums.sum(m.demandNs(), spinning.perJobNs(m)), deadline));
            masked(m).forEach(s -> blockers.add(EdfBlocker.unpreempted(m, deadline, spinning.sectionNs(m, s))));
            given(m, deadline).ifPresent(blockers::add);
        }
        for (Facts l : lower) {
            masked(l).forEach(s -> blockers.add(EdfBlocker.unpreempted(l, Long.MAX_VALUE, spinning.sectionNs(l, s))));
        }
        long once = machine.cores().get(f.core()).costs().of(Cost.CONTEXT_SWITCH);
        return Optional.of(new EdfCore(tasks, above, blockers, once, true, granuleNs));
    }

    private List<Section> masked(Facts f) {
        return f.sections().stream()
                .filter(s -> s.resource() < 0
                        || machine.resources().get(s.resource()).protocol() == Protocol.NON_PREEMPTIVE)
                .toList();
    }

    /** True if all that a thread shares it guards with critical sections of its core. */
    private boolean masksAtMost(Facts f) {
        return f.sections().stream().map(Section::resource).filter(r -> r >= 0).allMatch(index -> {
            SharedResource r = machine.resources().get(index);
            boolean masks = r.protocol() == Protocol.NON_PREEMPTIVE && r.core() >= 0;
            return masks || r.users().size() <= 1;
        });
    }

    private Optional<EdfBlocker> given(Facts f, long deadlineNs) {
        return machine.project()
                .item(f.context().item(), Task.class)
                .filter(t -> t.blockingNs() > 0)
                .map(t -> EdfBlocker.given(f, deadlineNs, t.blockingNs()));
    }

    /** The bound of a task of the core. */
    Bound bound(EdfCore core, Facts f) {
        Theorem theorem = preemptive ? Theorem.EDF_RTA : Theorem.EDF_NON_PREEMPTIVE_RTA;
        EdfLoad load = loads.computeIfAbsent(core, EdfLoad::new);
        if (load.overload().isPresent()) {
            return new Bound.Unbounded(
                    theorem, Texts.text("analysis.unbounded", load.overload().get()));
        }
        Optional<EdfTask> task = load.task(f);
        Optional<EdfCore.Horizon> busy = load.horizon(f.momentNs())
                .filter(h -> task.isPresent() && Sums.sum(h.ns(), task.get().deadlineNs()) < Sums.LIMIT / 2);
        if (busy.isEmpty() || task.isEmpty()) {
            return new Bound.NotApplicable(Texts.text("analysis.unknown.too-long"));
        }
        EdfResponse response = new EdfResponse(
                core, task.get(), busy.get(), BUDGET / core.tasks().size());
        return response.worst()
                .map(w -> known(core, theorem, task.get(), response, w))
                .orElseGet(() -> byDemand(core, load, task.get()));
    }

    private Bound known(EdfCore core, Theorem theorem, EdfTask task, EdfResponse response, EdfResponse.Worst worst) {
        Facts f = task.facts();
        List<Term> terms = new ArrayList<>(response.terms(worst));
        long end = worst.endNs() + task.momentNs();
        long window = core.preemptive() ? end : Math.max(end, worst.startNs() + 1);
        core.above().forEach(i -> i.addTerms(i.releases(window), terms));
        Set<Theorem> also = theorems(core, terms, f);
        List<Term> rest = BoundBuilder.without(terms, Math.max(0, worst.arrivalNs()));
        rest.addAll(spinning.terms(f));
        add(rest, TermKind.JITTER, Math.max(0, -worst.arrivalNs()));
        addOwn(rest, f);
        List<Term> merged = Terms.merged(rest.stream().filter(t -> t.ns() > 0).toList());
        long ns = merged.stream().mapToLong(Term::ns).reduce(0, Sums::sum);
        return new Bound.Known(ns, worst.fromReleaseNs(), theorem, List.copyOf(also), merged);
    }

    /** What bounds the blocking among these terms, the spinning and the waits of the task and of those beside it. */
    private Set<Theorem> theorems(EdfCore core, List<Term> terms, Facts f) {
        Set<Theorem> also = new LinkedHashSet<>();
        for (Term term : terms) {
            if (term.kind() == TermKind.BLOCKING && term.ns() > 0) {
                term.on().ifPresent(on -> also.add(blocking(on)));
                if (term.by().isEmpty()) {
                    also.add(Theorem.GIVEN_BLOCKING);
                }
            }
        }
        if (!spinning.terms(f).isEmpty()) {
            also.add(Theorem.SPIN_LOCKS);
        }
        if (core.tasks().stream().anyMatch(t -> t.facts().suspensionNs() > 0)) {
            also.add(Theorem.SUSPENSION_OBLIVIOUS);
        }
        return also;
    }

    private Theorem blocking(ItemId resource) {
        return machine.resources().stream()
                        .anyMatch(r -> r.item().equals(resource) && r.protocol() == Protocol.INHERITANCE)
                ? Theorem.PRIORITY_INHERITANCE
                : Theorem.STACK_RESOURCE_POLICY;
    }

    private static void addOwn(List<Term> terms, Facts f) {
        add(terms, TermKind.SUSPENSION, f.suspensionNs());
        add(terms, TermKind.OVERHEAD, f.overheadNs());
        add(terms, TermKind.EXECUTION, f.executionNs());
    }

    private static void add(List<Term> terms, TermKind kind, long ns) {
        terms.add(new Term(kind, Optional.empty(), Optional.empty(), ns));
    }

    /** Where there are too many deadlines to look at each, demand that fits bounds every response by its deadline. */
    private Bound byDemand(EdfCore core, EdfLoad load, EdfTask task) {
        if (!core.preemptive() || !load.fits()) {
            return new Bound.NotApplicable(Texts.text("analysis.unknown.too-long"));
        }
        List<Term> terms = new ArrayList<>();
        add(terms, TermKind.PREEMPTION, task.deadlineNs() - task.costNs());
        terms.addAll(spinning.terms(task.facts()));
        addOwn(terms, task.facts());
        terms.removeIf(t -> t.ns() == 0);
        return new Bound.Known(task.deadlineNs(), task.deadlineNs(), Theorem.PROCESSOR_DEMAND, List.of(), terms);
    }
}
