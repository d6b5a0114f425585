package dev.takt.projects.synthesis;

import dev.takt.projects.machine.Band;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.PriorityRange;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.CoreSpec;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Moves a design to another chip, to another runtime, or both. What the design does stays: tasks, bodies, times, channels. What belongs to the chip is looked up anew: instances of the same type, pins that
 * bear their signals, vectors, cores, priorities (their order stays, the lowest ones are merged where there are fewer levels), the clock, the flash. Names that both chips have are kept.
 */
public final class Retarget {
    private final Project before;
    private final Catalogue catalogue;
    private final Chip chip;
    private final RuntimeProfile runtime;
    private final List<Retargeted.Change> changes = new ArrayList<>();

    private Retarget(Project before, Catalogue catalogue, Chip chip, RuntimeProfile runtime) {
        this.before = before;
        this.catalogue = catalogue;
        this.chip = chip;
        this.runtime = runtime;
    }

    /** The design on a chip with a runtime. */
    public static Retargeted to(Project project, Catalogue catalogue, Chip chip, RuntimeProfile runtime) {
        return new Retarget(project, catalogue, chip, runtime).result();
    }

    private Retargeted result() {
        Project project = before.withTarget(chip.id()).withRuntime(runtime.id());
        project = offers(project);
        project = cores(project);
        project = clock(project);
        project = tick(project);
        project = flash(project);
        NewSeats seats = new NewSeats(before, catalogue.chip(before.target()), chip, runtime, this::say);
        project = seats.moved(project);
        project = levels(project);
        project = dispatchers(project);
        project = guarded(project);
        return new Retargeted(project, changes);
    }

    private void say(Optional<ItemId> item, Message words, boolean lost) {
        changes.add(new Retargeted.Change(item, words, lost));
    }

    private void changed(Item item, Message words) {
        say(Optional.of(item.id()), words, false);
    }

    /** What the runtime does not offer becomes what it does by itself. */
    private Project offers(Project project) {
        return each(project, item -> switch (item) {
            case Resource r
            when r.protocol() != Protocol.RUNTIME && !runtime.protocols().contains(r.protocol()) -> {
                changed(r, Texts.text("retarget.protocol", name(r), r.protocol().tag(), runtime.name()));
                yield r.withProtocol(Protocol.RUNTIME);
            }
            case Task t
            when t.overrun() != Overrun.RUNTIME && !runtime.overruns().contains(t.overrun()) -> {
                changed(t, Texts.text("retarget.overrun", name(t), t.overrun().tag(), runtime.name()));
                yield t.withOverrun(Overrun.RUNTIME).withMostWaiting(OptionalInt.empty());
            }
            case Task t
            when t.mostWaiting().isPresent() && !runtime.kernel().leavesScheduling() -> {
                changed(t, Texts.text("retarget.most-waiting", name(t), runtime.name()));
                yield t.withMostWaiting(OptionalInt.empty());
            }
            default -> item;
        });
    }

    /** Where handlers cannot take the runtime's lock, what they share is guarded by a critical section. */
    private Project guarded(Project project) {
        boolean refused = refuses("lock-in-interrupt");
        Optional<Machine> machine = Machine.of(project, catalogue);
        if (!refused || machine.isEmpty()) {
            return project;
        }
        Set<ItemId> locked = machine.get().contexts().stream()
                .filter(c -> c.kind() == ContextKind.INTERRUPT)
                .flatMap(c -> Bodies.sections(machine.get(), c).stream())
                .filter(s -> s.resource() >= 0)
                .map(s -> machine.get().resources().get(s.resource()).item())
                .collect(Collectors.toSet());
        return each(project, item -> {
            if (item instanceof Resource r && locked.contains(r.id()) && r.protocol() != Protocol.NON_PREEMPTIVE) {
                changed(r, Texts.text("retarget.handler-lock", name(r), runtime.name()));
                return r.withProtocol(Protocol.NON_PREEMPTIVE);
            }
            return item;
        });
    }

    private boolean refuses(String feature) {
        return runtime.refusals().stream().anyMatch(r -> r.feature().equals(feature));
    }

    private Project cores(Project project) {
        boolean one = chip.cores().size() > 1 && refuses("multi-core");
        int cores = one ? 1 : chip.cores().size();
        String who = one ? runtime.name() : chip.name();
        return each(project, each -> {
            Item item = each instanceof Task t ? allowed(t, cores, who) : each;
            if (item instanceof Executable e && e.core() >= cores) {
                changed(e, Texts.text("retarget.core", name(e), e.core(), who, cores));
                return e.withCore(0);
            }
            return item;
        });
    }

    private Task allowed(Task task, int cores, String who) {
        List<Integer> there = task.affinity().stream().filter(c -> c < cores).toList();
        if (there.size() == task.affinity().size()) {
            return task;
        }
        String key = there.isEmpty() ? "retarget.affinity-none" : "retarget.affinity";
        changed(task, Texts.text(key, name(task), who));
        return task.withAffinity(there);
    }

    private Project clock(Project project) {
        Settings settings = project.settings();
        long most = chip.cores().stream().mapToLong(CoreSpec::maxClockHz).max().orElse(0);
        if (settings.clockHz() <= most) {
            return project;
        }
        say(Optional.empty(), Texts.text("retarget.clock", settings.clockHz(), most, chip.name()), false);
        return project.withSettings(settings.withClockHz(0));
    }

    /** A tick that the timer there does not have gives way to the one it has. */
    private Project tick(Project project) {
        Settings settings = project.settings();
        long there = runtime.support(chip.id()).map(Support::tickNs).orElse(0L);
        if (there == 0 || settings.tickNs().isEmpty() || settings.tickNs().getAsLong() == there) {
            return project;
        }
        String before = DurationText.format(settings.tickNs().getAsLong());
        say(Optional.empty(), Texts.text("retarget.tick", before, DurationText.format(there)), false);
        return project.withSettings(settings.withTickNs(OptionalLong.empty()));
    }

    /** A plan of flash is one of this flash: it stays on the same memory, and between chips whose boot loader reads the same table. */
    private Project flash(Project project) {
        Optional<Chip> old = catalogue.chip(before.target());
        boolean same = old.filter(c -> c.vendor().equals(chip.vendor()) && c.externalFlash() && chip.externalFlash()
                        || c.flash().equals(chip.flash()))
                .isPresent();
        if (same || project.flash().equals(FlashPlan.NONE)) {
            return project;
        }
        say(Optional.empty(), Texts.text("retarget.flash", chip.name()), false);
        return project.withFlash(FlashPlan.NONE);
    }

    /** Priorities of what runs at interrupt levels, and of threads: as many as there are, the order kept, the lowest merged. */
    private Project levels(Project project) {
        boolean all = runtime.kernel().tasksAreInterrupts();
        Project fewer = compressed(
                project, e -> e instanceof Interrupt || all && e.priority() > 0, PriorityRange.ofHandlers(chip));
        return all ? fewer : compressed(fewer, e -> e instanceof Task, PriorityRange.ofTasks(runtime, chip));
    }

    private Project compressed(Project project, Predicate<Executable> which, PriorityRange range) {
        List<Integer> descending = project.all(Executable.class).stream()
                .filter(which)
                .map(Executable::priority)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        if (descending.isEmpty() || range.has(descending.getFirst()) && range.has(descending.getLast())) {
            return project;
        }
        return each(project, item -> {
            if (!(item instanceof Executable e) || !which.test(e)) {
                return item;
            }
            int rank = descending.size() - descending.indexOf(e.priority()) - 1;
            int spare = Math.max(0, descending.size() - range.count());
            return lowered(e, range.lowest() + Math.max(0, rank - spare));
        });
    }

    /** Tasks at a level that no free vector can dispatch go to the next level that is there; to the thread level at last. */
    private Project dispatchers(Project project) {
        if (!runtime.kernel().tasksAreInterrupts()) {
            return project;
        }
        Project now = project;
        Optional<Executable> stuck = undispatched(now);
        while (stuck.isPresent()) {
            int priority = stuck.get().priority();
            Project round = now;
            int next = round.all(Task.class).stream()
                    .mapToInt(Task::priority)
                    .filter(p -> p < priority)
                    .max()
                    .orElse(0);
            now = each(round, item -> item instanceof Task t && t.priority() == priority ? lowered(t, next) : item);
            stuck = undispatched(now);
        }
        return now;
    }

    /** The least urgent task whose level has no dispatcher. */
    private Optional<Executable> undispatched(Project project) {
        Optional<Machine> machine = Machine.of(project, catalogue);
        if (machine.isEmpty()) {
            return Optional.empty();
        }
        return machine.get().contexts().stream()
                .filter(c -> c.kind() == ContextKind.TASK && isWithout(machine.get(), c))
                .map(Context::item)
                .flatMap(id -> project.item(id, Executable.class).stream())
                .filter(e -> e.priority() > 0)
                .min(Comparator.comparingInt(Executable::priority));
    }

    private static boolean isWithout(Machine machine, Context context) {
        Level level = machine.levelOf(context);
        return level.band() == Band.INTERRUPT && level.dispatcher().isEmpty();
    }

    private Executable lowered(Executable item, int priority) {
        if (item.priority() == priority) {
            return item;
        }
        changed(item, Texts.text("retarget.priority", name(item), item.priority(), priority, chip.name()));
        return item.withPriority(priority);
    }

    private static Project each(Project project, UnaryOperator<Item> change) {
        return project.withItems(project.items().stream().map(change).toList());
    }

    private static String name(Item item) {
        return item.name().isBlank() ? item.id().value() : item.name();
    }
}
