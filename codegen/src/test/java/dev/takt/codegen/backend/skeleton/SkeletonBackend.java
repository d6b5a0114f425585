package dev.takt.codegen.backend.skeleton;

import dev.takt.codegen.emit.BodyFiles;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.DesignPage;
import dev.takt.codegen.emit.LogicPart;
import dev.takt.codegen.emit.PayloadFile;
import dev.takt.codegen.emit.RustText;
import dev.takt.codegen.emit.TaskWords;
import dev.takt.codegen.emit.Waiting;
import dev.takt.codegen.emit.WorkFile;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.spi.Backend;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.problem.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The smallest backend that does the whole job, to be copied into {@code codegen.backend.<runtime>} and grown: it refuses what it cannot express, prints every step of every
 * task, and shares traits, bodies and payloads with the others. Its output is a sketch that no compiler sees.
 */
public final class SkeletonBackend implements Backend {
    @Override
    public String runtime() {
        return "skeleton";
    }

    /** Everything that {@link #files} would get wrong has to be found here, all of it at once. */
    @Override
    public List<Obstacle> refusals(Design design) {
        List<Obstacle> refusals = new ArrayList<>();
        for (TaskPlan task : design.layout().tasks()) {
            refusals.addAll(Waiting.withoutLocks(design.layout(), task).refusals());
        }
        return refusals;
    }

    /** Names, types and calls are decided in the layout: a backend only prints. */
    @Override
    public List<GeneratedFile> files(Design design) {
        CodeLayout layout = design.layout();
        BodyFiles bodies = new BodyFiles(layout, BodyFiles.Defaults.NONE);
        List<GeneratedFile> files = new ArrayList<>();
        files.add(main(layout));
        PayloadFile.of(layout).map(LogicPart::passedOn).ifPresent(files::add);
        files.add(new WorkFile(layout).file());
        files.add(bodies.module());
        files.addAll(bodies.bodies());
        files.add(new DesignPage(layout, design.analysis(), design.memory())
                .file(List.of("It is a sketch."), bodies, _ -> Optional.empty()));
        return files;
    }

    private static GeneratedFile main(CodeLayout layout) {
        CodeWriter out = new CodeWriter();
        out.line("//! " + RustText.comment(layout.machine().project().name()) + ".");
        for (TaskPlan task : layout.tasks()) {
            out.blank();
            out.item(task.context().item(), () -> {
                out.line("/// " + RustText.comment(TaskWords.activation(task, layout.machine())) + ".");
                out.block(
                        "fn " + task.rust() + "(body: &mut bodies::" + task.type() + ")", () -> print(task.ops(), out));
            });
        }
        return out.file("src/main.rs", Owner.OURS);
    }

    /** One case a kind of step: a new kind does not compile before every backend has an answer. */
    private static void print(List<Op> ops, CodeWriter out) {
        for (Op op : ops) {
            switch (op) {
                case Op.Call call -> call(call.hook(), out);
                case Op.Lock lock ->
                    out.block(
                            lock.data().rust() + ".lock(|" + lock.data().rust() + "| {",
                            () -> print(lock.body(), out),
                            "});");
                case Op.Critical critical -> out.block("masked(|| {", () -> print(critical.body(), out), "});");
                case Op.Send send -> out.line(send.channel().rust() + ".send();");
                case Op.Receive receive -> out.line(receive.channel().rust() + ".receive();");
                case Op.Spawn spawn -> out.line("spawn(" + spawn.rust() + ");");
                case Op.Delay delay -> out.line("delay_ns(" + delay.ns() + ");");
                case Op.Yield _ -> out.line("give_way();");
                case Op.Repeat repeat -> out.block("for _ in 0.." + repeat.count(), () -> print(repeat.body(), out));
                case Op.Branch branch -> {
                    out.block("if body." + branch.decide().rust() + "()", () -> print(branch.then(), out));
                    out.block("else", () -> print(branch.otherwise(), out));
                }
            }
        }
    }

    private static void call(Hook hook, CodeWriter out) {
        out.call("body." + hook.rust(), hook.arguments(), ";");
    }
}
