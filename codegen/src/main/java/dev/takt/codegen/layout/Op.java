package dev.takt.codegen.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What one step of a body becomes, with all names decided. */
public sealed interface Op {
    /** Calls the user. */
    record Call(Hook hook) implements Op {}

    /** Runs its body while the resource is locked. */
    record Lock(DataPlan data, List<Op> body) implements Op {
        public Lock {
            body = List.copyOf(body);
        }

        /** True if the user gets the data somewhere inside, so that it has to be borrowed. */
        public boolean isUsed() {
            return body.stream().flatMap(Op::all).anyMatch(op -> switch (op) {
                case Call call -> call.hook().held().contains(data);
                case Branch branch -> branch.decide().held().contains(data);
                default -> false;
            });
        }
    }

    /** Runs its body with interrupts masked. */
    record Critical(List<Op> body) implements Op {
        public Critical {
            body = List.copyOf(body);
        }
    }

    /** Puts what {@code produce} makes into a channel or a signal (absent: there is nothing to carry); {@code lost} is told if it cannot (absent: it always can). */
    record Send(ChannelPlan channel, Optional<Hook> produce, Optional<Hook> lost, OptionalLong timeoutNs)
            implements Op {}

    /** Waits for a value (without {@code consume} it carries nothing); {@code timedOut} is told if none comes in time. */
    record Receive(ChannelPlan channel, Optional<Hook> consume, Optional<Hook> timedOut, OptionalLong timeoutNs)
            implements Op {}

    /** Releases a job of the context of this index. */
    record Spawn(int context, String rust, Hook refused) implements Op {}

    /** Sleeps. */
    record Delay(long ns) implements Op {}

    /** Lets others of its level run. */
    record Yield() implements Op {}

    /** Its body, {@code count} times. */
    record Repeat(int count, List<Op> body) implements Op {
        public Repeat {
            body = List.copyOf(body);
        }
    }

    /** One way or the other. */
    record Branch(Hook decide, List<Op> then, List<Op> otherwise) implements Op {
        public Branch {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** What is directly inside. */
    default List<Op> inner() {
        return switch (this) {
            case Lock lock -> lock.body();
            case Critical critical -> critical.body();
            case Repeat repeat -> repeat.body();
            case Branch branch -> {
                List<Op> both = new ArrayList<>(branch.then());
                both.addAll(branch.otherwise());
                yield both;
            }
            case Call _, Send _, Receive _, Spawn _, Delay _, Yield _ -> List.of();
        };
    }

    /** This one and everything inside it, outermost first. */
    default Stream<Op> all() {
        return Stream.concat(Stream.of(this), inner().stream().flatMap(Op::all));
    }
}
