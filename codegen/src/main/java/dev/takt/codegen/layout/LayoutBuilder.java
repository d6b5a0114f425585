package dev.takt.codegen.layout;

import dev.takt.projects.machine.Band;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Queue;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Payload;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Decides a {@link CodeLayout}: names first, in the order of the design, then types, then the calls of each body. */
final class LayoutBuilder {
    /** Names of the frame that the generated files themselves define or use. */
    private static final List<String> RESERVED_VALUES = List.of(
            "app",
            "arrivals",
            "bodies",
            "board",
            "body",
            "build",
            "clock",
            "clocks_a_tick",
            "core_hz",
            "cs",
            "cx",
            "device",
            "executor",
            "idle",
            "init",
            "lib",
            "lost",
            "main",
            "mono",
            "payload",
            "peripherals",
            "rtic",
            "self_test",
            "setup",
            "shared",
            "local",
            "sim",
            "spawner",
            "start",
            "stay_awake",
            "takt",
            "time",
            "trace",
            "trial",
            "units_a_tick",
            "value",
            "work",
            "spawn",
            "esp_hal",
            "esp_rtos",
            "cortex_m",
            "cell",
            "new",
            "mod");

    private static final List<String> RESERVED_TYPES = List.of(
            "Bodies",
            "Board",
            "Channel",
            "CriticalSection",
            "CriticalSectionRawMutex",
            "Duration",
            "Executor",
            "Instant",
            "InterruptExecutor",
            "LogEntry",
            "Local",
            "Mono",
            "Monotonic",
            "Mutex",
            "Peripherals",
            "Priority",
            "Receiver",
            "RefCell",
            "Sender",
            "Shared",
            "Signal",
            "SignalReader",
            "SignalWriter",
            "Spawner",
            "Stack",
            "StaticCell",
            "Ticker",
            "Timer",
            "Work");

    private final Machine machine;
    private final NameAllocator values = new NameAllocator(RESERVED_VALUES);
    private final NameAllocator types = new NameAllocator(RESERVED_TYPES);
    private final PayloadNames payloads = new PayloadNames(types);
    private final Map<Integer, String> functions = new LinkedHashMap<>();
    private final Map<ItemId, DataPlan> resources = new LinkedHashMap<>();
    private final Map<ItemId, ChannelPlan> channels = new LinkedHashMap<>();

    LayoutBuilder(Machine machine) {
        this.machine = machine;
    }

    CodeLayout build() {
        machine.contexts()
                .forEach(c ->
                        functions.put(c.index(), values.snake(c.name(), c.kind().tag())));
        List<String> bodyTypes = machine.contexts().stream()
                .map(c -> types.camel(c.name(), c.kind() == ContextKind.TASK ? "Task" : "Interrupt"))
                .toList();
        machine.resources().forEach(r -> payloads.use(payloadOf(r), r.item(), r.name()));
        machine.queues().forEach(q -> payloads.use(payloadOf(q), q.item(), q.name()));
        machine.resources().forEach(r -> resources.put(r.item(), plan(r)));
        machine.queues().forEach(q -> channels.put(q.item(), plan(q)));
        List<TaskPlan> tasks = machine.contexts().stream()
                .filter(LayoutBuilder::everRuns)
                .map(c -> plan(c, bodyTypes.get(c.index())))
                .toList();
        return new CodeLayout(
                machine,
                NameAllocator.kebab(machine.project().name(), "firmware"),
                payloads.all(),
                List.copyOf(resources.values()),
                List.copyOf(channels.values()),
                tasks);
    }

    /** A background task without a body never runs, so nothing is generated for it. */
    private static boolean everRuns(Context context) {
        return !(context.activation() instanceof Activation.Background
                && context.kind() == ContextKind.TASK
                && context.body().isEmpty());
    }

    private Payload payloadOf(SharedResource resource) {
        return machine.project()
                .item(resource.item(), Resource.class)
                .map(Resource::payload)
                .orElse(Payload.NONE);
    }

    private Payload payloadOf(Queue queue) {
        return machine.project()
                .item(queue.item(), Channel.class)
                .map(Channel::payload)
                .orElse(Payload.NONE);
    }

    private DataPlan plan(SharedResource resource) {
        int ceiling = resource.core() < 0
                ? 0
                : priorityOf(machine.cores().get(resource.core()).levels().get(resource.ceiling()));
        return new DataPlan(
                resource, values.snake(resource.name(), "data"), payloads.planOf(payloadOf(resource)), ceiling);
    }

    /** The number a Rust framework is told: threads are below every interrupt. */
    private static int priorityOf(Level level) {
        return level.band() == Band.THREAD ? 0 : level.priority();
    }

    private ChannelPlan plan(Queue queue) {
        List<Integer> senders = new ArrayList<>();
        List<Integer> receivers = new ArrayList<>();
        for (Context context : machine.contexts()) {
            if (steps(context.body()).anyMatch(s -> puts(s, queue.item()))) {
                senders.add(context.index());
            }
            boolean released = context.activation() instanceof Activation.On on
                    && on.source().equals(queue.item());
            if (released || steps(context.body()).anyMatch(s -> takes(s, queue.item()))) {
                receivers.add(context.index());
            }
        }
        return new ChannelPlan(
                queue, values.snake(queue.name(), "channel"), payloads.planOf(payloadOf(queue)), senders, receivers);
    }

    private static Stream<Step> steps(List<Step> body) {
        return body.stream()
                .flatMap(s -> s instanceof Step.Noted noted
                        ? steps(List.of(noted.step()))
                        : Stream.concat(Stream.of(s), s.inner().stream().flatMap(LayoutBuilder::steps)));
    }

    private static boolean puts(Step step, ItemId channel) {
        return step instanceof Step.Send send && send.channel().equals(channel)
                || step instanceof Step.Notify notify && notify.signal().equals(channel);
    }

    private static boolean takes(Step step, ItemId channel) {
        return step instanceof Step.Receive receive && receive.channel().equals(channel)
                || step instanceof Step.Wait wait && wait.signal().equals(channel);
    }

    private TaskPlan plan(Context context, String type) {
        String trait = types.camel(type + " work", "Work");
        return new BodyBuilder(machine, context, functions, resources, channels).plan(type, trait);
    }
}
