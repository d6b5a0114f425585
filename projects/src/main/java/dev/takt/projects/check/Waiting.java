package dev.takt.projects.check;

import dev.takt.projects.model.Channel;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.Optional;

/** Which steps give up the core and wait for somebody else. */
final class Waiting {
    private final Project project;

    Waiting(Project project) {
        this.project = project;
    }

    /** True if the step may wait until something happens; a yield does not, it only lets others of its level go first. */
    boolean mayWait(Step step) {
        return !(Walk.plain(step) instanceof Step.Yield) && reason(step).isPresent();
    }

    /** What a step gives up the core for, in words; empty if it keeps it. A lock is not counted: it waits for its resource's protocol. */
    Optional<Message> reason(Step step) {
        return switch (Walk.plain(step)) {
            case Step.Send s when blocks(s) -> named("check.wait.send", step);
            case Step.Receive _ -> named("check.wait.receive", step);
            case Step.Wait _ -> named("check.wait.signal", step);
            case Step.Transfer t when t.mode() != TransferMode.BLOCKING -> named("check.wait.transfer", step);
            case Step.Delay _ -> Optional.of(Texts.text("check.wait.delay"));
            case Step.Alloc _ -> named("check.wait.alloc", step);
            case Step.Yield _ -> Optional.of(Texts.text("check.wait.yield"));
            case Step.Send _, Step.Transfer _, Step.Compute _, Step.Lock _ -> Optional.empty();
            case Step.CriticalSection _, Step.Notify _, Step.Spawn _, Step.Repeat _ -> Optional.empty();
            case Step.Branch _, Step.Free _, Step.Feed _, Step.UnknownStep _, Step.Noted _ -> Optional.empty();
        };
    }

    private boolean blocks(Step.Send send) {
        return project.item(send.channel(), Channel.class)
                .filter(c -> c.full() == FullPolicy.BLOCK && fills(c))
                .isPresent();
    }

    /** A channel of one value keeps the newest. */
    private static boolean fills(Channel channel) {
        return switch (channel.channel()) {
            case QUEUE, PUBSUB, SEMAPHORE -> true;
            case SIGNAL, WATCH, FLAGS -> false;
        };
    }

    private Optional<Message> named(String key, Step step) {
        return step.about().map(id -> Texts.text(key, Names.of(id, project)));
    }
}
