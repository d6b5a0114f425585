package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.LoadBase;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.machine.Level;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.Map;

/** A family with a Cortex-M core: embassy-executor brings the executors, and each interrupt executor is polled in a handler of ours on a vector that nothing else requests. */
sealed interface CortexFamily extends Family permits Stm32Family, NrfFamily, RpFamily, QemuFamily {
    /** Module of the crate that has {@code interrupt}, the attribute and the names of the vectors. */
    String device();

    /** What the device crate calls a vector of the catalogue. */
    String irq(String vector);

    /** Sets the priority of an interrupt. */
    void setPriority(CodeWriter out, String irq, int priority, Chip chip);

    @Override
    default String entry() {
        return "#[embassy_executor::main]";
    }

    @Override
    default boolean mainStays() {
        return false;
    }

    @Override
    default String executorType() {
        return "Executor";
    }

    @Override
    default void imports(Imports imports) {
        imports.when("#[interrupt]", device() + "::interrupt")
                .when("InterruptExecutor", "embassy_executor::InterruptExecutor")
                .when("(Executor::new())", "embassy_executor::Executor");
    }

    @Override
    default void executors(CodeWriter out, Plan plan) {
        for (int core = 0; core <= 1; core++) {
            for (Map.Entry<Integer, Level> executor : plan.executors(core).entrySet()) {
                String name = executorName(core, executor.getKey());
                String vector = irq(executor.getValue().dispatcher());
                out.line("static " + name + ": InterruptExecutor = InterruptExecutor::new();");
                out.blank();
                out.line("/// Polls the tasks of priority " + executor.getKey()
                        + ": nothing but a waking task requests this interrupt.");
                out.line("#[interrupt]");
                out.block("fn " + vector + "()", () -> {
                    out.line(
                            "// SAFETY: only this handler polls the executor, and its interrupt is unmasked by its start.");
                    out.line("unsafe { " + name + ".on_interrupt() }");
                });
                out.blank();
            }
        }
    }

    @Override
    default List<String> turns() {
        return LoadBase.TURNS_OF_CORTEX_M;
    }

    static String executorName(int core, int priority) {
        return (core == 0 ? "PRIORITY" : "CORE" + core + "_PRIORITY") + priority;
    }

    @Override
    default String handlerAttribute(TaskPlan handler) {
        return "#[interrupt]";
    }

    @Override
    default String handlerName(TaskPlan handler, Chip chip) {
        return irq(handler.context().vector());
    }

    @Override
    default void bind(CodeWriter out, TaskPlan handler, Chip chip) {
        String irq = irq(handler.context().vector());
        setPriority(out, irq, Plan.priority(handler), chip);
        out.line("// SAFETY: the handler has its body, and no critical section here is made of masked interrupts.");
        out.line("unsafe { cortex_m::peripheral::NVIC::unmask(interrupt::" + irq + ") };");
    }

    @Override
    default void startExecutor(CodeWriter out, int core, Level level, Chip chip) {
        String irq = irq(level.dispatcher());
        setPriority(out, irq, level.priority(), chip);
        out.line("let priority" + level.priority() + " = " + executorName(core, level.priority()) + ".start(interrupt::"
                + irq + ");");
    }

    @Override
    default void secondCore(CodeWriter out, Plan plan, Runnable inside) {
        throw new IllegalStateException("this family has one core");
    }
}
