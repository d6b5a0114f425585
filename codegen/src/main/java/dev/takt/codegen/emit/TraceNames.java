package dev.takt.codegen.emit;

import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.DataPlan;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.NameAllocator;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.machine.Bus;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names of tasks and things in the generated trace: {@code Task::Control}, {@code Thing::Samples}. The log itself has the ids of the items, which a rename does not change; of the halves of a line {@link Bus#logId()}. */
public final class TraceNames {
    /** The thing of a delay and of a wait that only time ends. */
    public static final String TIME = "Thing::Time";

    /** The thing of what waits for nothing: it gives way. */
    static final String NOTHING = "Thing::Nothing";

    private final CodeLayout layout;
    private final Map<String, String> things = new LinkedHashMap<>();
    private final NameAllocator names = new NameAllocator(List.of("Nothing", "Time"));

    public TraceNames(CodeLayout layout) {
        this.layout = layout;
        layout.tasks().stream().flatMap(TaskPlan::all).forEach(this::things);
    }

    private void things(Op op) {
        switch (op) {
            case Op.Lock lock -> add(lock.data().resource().item());
            case Op.Send send -> add(send.channel().queue().item());
            case Op.Receive receive -> add(receive.channel().queue().item());
            case Op.Call call -> {
                switch (call.hook().kind()) {
                    case TRANSFER_ASYNC -> add(bus(call.hook()));
                    case FEED -> call.hook().item().ifPresent(this::add);
                    default -> {}
                }
            }
            case Op.Critical _, Op.Spawn _, Op.Delay _, Op.Yield _, Op.Repeat _, Op.Branch _ -> {}
        }
    }

    private void add(ItemId item) {
        add(item.value(), layout.machine().project().item(item).map(Item::name).orElse(item.value()));
    }

    private void add(Bus bus) {
        add(bus.logId(), bus.label());
    }

    private void add(String id, String name) {
        things.computeIfAbsent(id, _ -> names.camel(name, "Thing"));
    }

    private Bus bus(Hook transfer) {
        return transfer.transfer().flatMap(layout.machine()::bus).orElseThrow();
    }

    /** {@code Task::Control}. */
    public static String task(TaskPlan task) {
        return "Task::" + task.type();
    }

    /** The task of this context. */
    public String task(int context) {
        return layout.tasks().stream()
                .filter(t -> t.context().index() == context)
                .map(TraceNames::task)
                .findFirst()
                .orElseThrow();
    }

    public String thing(DataPlan data) {
        return thing(data.resource().item());
    }

    public String thing(ChannelPlan channel) {
        return thing(channel.queue().item());
    }

    /** {@code Thing::Samples}, for something that a task locks, sends to, receives from, feeds or waits for. */
    public String thing(ItemId item) {
        return thing(item.value());
    }

    /** That of a transfer that a task waits for. */
    public String thing(Hook transfer) {
        return thing(bus(transfer).logId());
    }

    private String thing(String id) {
        String name = things.get(id);
        if (name == null) {
            throw new IllegalStateException("nothing in the bodies uses " + id);
        }
        return "Thing::" + name;
    }

    /** True if the code of some task names a thing. */
    public boolean mentionsThings() {
        return !things.isEmpty()
                || layout.tasks().stream()
                        .flatMap(TaskPlan::all)
                        .anyMatch(op -> op instanceof Op.Delay || op instanceof Op.Yield);
    }

    Map<String, String> things() {
        return things;
    }
}
