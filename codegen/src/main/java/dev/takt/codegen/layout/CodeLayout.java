package dev.takt.codegen.layout;

import dev.takt.projects.machine.Machine;
import java.util.List;

/** Everything that is decided about a firmware project before a line is printed; tasks in the order of the machine's contexts, without those that never run. */
public record CodeLayout(
        Machine machine,
        String packageName,
        List<PayloadPlan> payloads,
        List<DataPlan> resources,
        List<ChannelPlan> channels,
        List<TaskPlan> tasks) {
    public CodeLayout {
        payloads = List.copyOf(payloads);
        resources = List.copyOf(resources);
        channels = List.copyOf(channels);
        tasks = List.copyOf(tasks);
    }

    /** Decides names, types and calls for a machine. */
    public static CodeLayout of(Machine machine) {
        return new LayoutBuilder(machine).build();
    }
}
