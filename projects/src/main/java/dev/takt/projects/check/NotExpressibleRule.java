package dev.takt.projects.check;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Refusal;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Something drawn that the runtime cannot express. */
record NotExpressibleRule(String id, Severity severity) implements DesignRule {
    NotExpressibleRule() {
        this("not-expressible", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.runtime().isEmpty()) {
            return List.of();
        }
        for (Refusal refusal : context.runtime().get().refusals()) {
            for (Item item : users(refusal.feature(), context)) {
                report.add(
                        item,
                        property(refusal.feature()),
                        Texts.text(
                                "rule.not-expressible.found",
                                Names.of(item),
                                Texts.text(refusal.reason()),
                                Texts.text(refusal.instead())));
            }
        }
        return report.problems();
    }

    private static final String WAITING = "waiting";
    private static final String LOCK_IN_TASK = "lock-in-task";
    private static final String CRITICAL_SECTION_IN_TASK = "critical-section-in-task";
    private static final String WAIT_IN_LOCK = "wait-in-lock";
    private static final String MULTI_CORE = "multi-core";
    private static final String LOCK_IN_INTERRUPT = "lock-in-interrupt";
    private static final String SEVERAL_RECEIVERS = "several-receivers";
    private static final String OVERWRITE_OLDEST = "overwrite-oldest";
    private static final String OFF_TICK = "off-tick";
    private static final String LONG_QUEUE = "queue-above-255";
    private static final String BOTH_ENDS = "both-ends";
    private static final String SPAWN_OF_TIMED = "spawn-of-timed";
    private static final int LONGEST_QUEUE = 255;

    /** Features a profile may refuse, kinds of channel by their own tags; a test holds the catalogue against this list. */
    static final List<String> FEATURES = List.of(
            WAITING,
            LOCK_IN_TASK,
            CRITICAL_SECTION_IN_TASK,
            WAIT_IN_LOCK,
            MULTI_CORE,
            LOCK_IN_INTERRUPT,
            SEVERAL_RECEIVERS,
            OVERWRITE_OLDEST,
            OFF_TICK,
            LONG_QUEUE,
            BOTH_ENDS,
            SPAWN_OF_TIMED,
            ChannelKind.PUBSUB.tag(),
            ChannelKind.SEMAPHORE.tag(),
            ChannelKind.FLAGS.tag());

    private static String property(String feature) {
        return switch (feature) {
            case MULTI_CORE -> "core";
            case LOCK_IN_INTERRUPT, WAITING, LOCK_IN_TASK, CRITICAL_SECTION_IN_TASK, WAIT_IN_LOCK -> "body";
            case OFF_TICK, BOTH_ENDS, SPAWN_OF_TIMED -> "body";
            case LONG_QUEUE -> "capacity";
            case OVERWRITE_OLDEST -> "full";
            default -> "channel";
        };
    }

    private static List<? extends Item> users(String feature, CheckContext context) {
        return switch (feature) {
            case MULTI_CORE ->
                context.project().all(Executable.class).stream()
                        .filter(e -> e.core() > 0)
                        .toList();
            case WAITING ->
                context.project().all(Task.class).stream()
                        .filter(t -> waits(t, context))
                        .toList();
            case WAIT_IN_LOCK ->
                context.project().all(Executable.class).stream()
                        .filter(e -> waitsInALock(e, context))
                        .toList();
            case LOCK_IN_TASK -> tasksWith(Step.Lock.class, context);
            case CRITICAL_SECTION_IN_TASK -> tasksWith(Step.CriticalSection.class, context);
            case LOCK_IN_INTERRUPT ->
                context.project().all(Interrupt.class).stream()
                        .filter(i -> waitsForALock(i, context))
                        .toList();
            case SEVERAL_RECEIVERS ->
                channels(context, c -> c.channel() == ChannelKind.QUEUE && receivers(c, context) > 1);
            case OVERWRITE_OLDEST ->
                channels(context, c -> c.channel() == ChannelKind.QUEUE && c.full() == FullPolicy.OVERWRITE_OLDEST);
            case OFF_TICK ->
                context.project().all(Task.class).stream()
                        .filter(t -> new TickSpans(context).isOff(t))
                        .toList();
            case LONG_QUEUE -> channels(context, c -> c.channel() == ChannelKind.QUEUE && c.capacity() > LONGEST_QUEUE);
            case BOTH_ENDS ->
                context.project().all(Executable.class).stream()
                        .filter(NotExpressibleRule::feedsItself)
                        .toList();
            case SPAWN_OF_TIMED ->
                context.project().all(Executable.class).stream()
                        .filter(e -> Walk.of(e, Step.Spawn.class).anyMatch(s -> isTimed(s.task(), context)))
                        .toList();
            default -> channels(context, c -> c.channel().tag().equals(feature));
        };
    }

    private static boolean feedsItself(Executable executable) {
        Set<ItemId> from = Walk.of(executable, Step.Receive.class)
                .map(Step.Receive::channel)
                .collect(Collectors.toSet());
        if (executable.activation() instanceof Activation.On on) {
            from.add(on.source());
        }
        return Walk.of(executable, Step.Send.class).anyMatch(s -> from.contains(s.channel()));
    }

    /** Released by time, by itself, or by a channel: nobody else can start it. */
    private static boolean isTimed(ItemId task, CheckContext context) {
        return context.project()
                .item(task, Task.class)
                .filter(t -> switch (t.activation()) {
                    case Activation.Periodic _, Activation.After _, Activation.Startup _, Activation.Background _ ->
                        true;
                    case Activation.On on ->
                        context.project().item(on.source(), Channel.class).isPresent();
                    case Activation.Spawned _, Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ ->
                        false;
                })
                .isPresent();
    }

    private static List<Task> tasksWith(Class<? extends Step> step, CheckContext context) {
        return context.project().all(Task.class).stream()
                .filter(t -> Walk.of(t, step).findAny().isPresent())
                .toList();
    }

    private static List<Channel> channels(CheckContext context, Predicate<Channel> chosen) {
        return context.project().all(Channel.class).stream().filter(chosen).toList();
    }

    /** How many tasks and handlers take from a channel. */
    private static long receivers(Channel channel, CheckContext context) {
        return context.project().all(Executable.class).stream()
                .filter(e -> e.activation() instanceof Activation.On on
                                && on.source().equals(channel.id())
                        || Walk.of(e, Step.Receive.class)
                                .anyMatch(r -> r.channel().equals(channel.id())))
                .count();
    }

    /** A receive of the element that released the task, and what is given up at once, do not wait. */
    private static boolean waits(Task task, CheckContext context) {
        Waiting waiting = new Waiting(context.project());
        return Walk.all(task.body()).stream()
                .filter(step -> waiting.reason(step).isPresent())
                .anyMatch(step -> switch (step) {
                    case Step.Receive r -> waits(task, r.channel(), r.timeoutNs());
                    case Step.Wait w -> waits(task, w.signal(), w.timeoutNs());
                    case Step.Send s -> s.timeoutNs().orElse(-1) != 0;
                    default -> true;
                });
    }

    /** What is given up at once does not wait. */
    private static boolean looks(Step step) {
        return switch (step) {
            case Step.Send s -> s.timeoutNs().orElse(-1) == 0;
            case Step.Receive r -> r.timeoutNs().orElse(-1) == 0;
            case Step.Wait w -> w.timeoutNs().orElse(-1) == 0;
            default -> false;
        };
    }

    /** What a lock of another resource may wait for is not meant: that is taken at once or by its protocol. */
    private static boolean waitsInALock(Executable executable, CheckContext context) {
        Waiting waiting = new Waiting(context.project());
        return Walk.of(executable, Step.Lock.class)
                .flatMap(lock -> Walk.all(lock.body()).stream())
                .filter(step -> !looks(step))
                .anyMatch(step -> waiting.reason(step).isPresent());
    }

    private static boolean waits(Task task, ItemId channel, OptionalLong timeoutNs) {
        boolean itsOwn =
                task.activation() instanceof Activation.On on && on.source().equals(channel);
        return !itsOwn && timeoutNs.orElse(-1) != 0;
    }

    /** A critical section waits for nobody. */
    private static boolean waitsForALock(Interrupt interrupt, CheckContext context) {
        return Walk.of(interrupt, Step.Lock.class)
                .flatMap(l -> context.project().item(l.resource(), Resource.class).stream())
                .anyMatch(r -> r.protocol() != Protocol.NON_PREEMPTIVE);
    }
}
