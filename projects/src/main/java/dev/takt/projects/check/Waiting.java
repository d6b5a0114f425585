package dev.takt.projects.check;

import dev.takt.projects.model.Channel;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.Optional;

/** Which steps may give up the core and wait for somebody else. */
final class Waiting {
    private final Project project;

    Waiting(Project project) {
        this.project = project;
    }

    /** What a step waits for, in words; empty if it cannot wait. A lock is not counted: it waits for its resource's protocol. */
    Optional<Message> reason(Step step) {
        return switch (Walk.plain(step)) {
            case Step.Send s when blocks(s) -> named("check.wait.send", step);
            case Step.Receive _ -> named("check.wait.receive", step);
            case Step.Wait _ -> named("check.wait.signal", step);
            case Step.Transfer t when t.mode() != TransferMode.BLOCKING -> named("check.wait.transfer", step);
            case Step.Delay _ -> Optional.of(Texts.text("check.wait.delay"));
            case Step.Alloc _ -> named("check.wait.alloc", step);
            case Step.Send _, Step.Transfer _, Step.Yield _, Step.Compute _, Step.Lock _ -> Optional.empty();
            case Step.CriticalSection _, Step.Notify _, Step.Spawn _, Step.Repeat _ -> Optional.empty();
            case Step.Branch _, Step.Free _, Step.Feed _, Step.UnknownStep _, Step.Noted _ -> Optional.empty();
        };
    }

    private boolean blocks(Step.Send send) {
        return project.item(send.channel(), Channel.class)
                .filter(c -> c.full() == FullPolicy.BLOCK)
                .isPresent();
    }

    private Optional<Message> named(String key, Step step) {
        return Walk.target(step).map(id -> Texts.text(key, Names.of(id, project)));
    }
}
