package dev.takt.projects.machine;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Step;
import java.util.List;
import java.util.OptionalLong;

/**
 * A task or an interrupt handler as its core runs it. The body holds no {@code Noted} step and no step of unknown kind, and every item that a step refers to exists.
 *
 * @param index position among the machine's contexts
 * @param core core on which it begins
 * @param cores cores it may run on, in rising order: {@code core} alone unless tasks share cores
 * @param level rank of its level on {@code core}
 * @param threshold rank above which another level preempts it once it has begun, at least {@code level}
 * @param order sorts the contexts of one level
 * @param vector the handler's vector; empty for a task, and where none is known
 * @param activation its times are in range; {@code On} names an interrupt, a channel, or a peripheral that nothing is wired to (jobs never arrive then), and {@code Spawned} that nobody spawns never arrives either
 * @param deadlineNs counts from arrival; where the design names none, the period or minimum gap, its own or that of the one context that releases it
 * @param overrun never {@code RUNTIME}
 * @param mostWaiting most jobs that have arrived and not begun; 0 for no limit
 */
public record Context(
        int index,
        ItemId item,
        String name,
        ContextKind kind,
        int core,
        List<Integer> cores,
        int level,
        int threshold,
        int order,
        String vector,
        Activation activation,
        OptionalLong deadlineNs,
        Overrun overrun,
        int mostWaiting,
        long stackBytes,
        List<Step> body) {
    public Context {
        cores = List.copyOf(cores);
        body = List.copyOf(body);
    }

    Context withBody(List<Step> body) {
        return with(deadlineNs, body);
    }

    Context withDeadlineNs(OptionalLong deadlineNs) {
        return with(deadlineNs, body);
    }

    private Context with(OptionalLong deadlineNs, List<Step> body) {
        return new Context(
                index,
                item,
                name,
                kind,
                core,
                cores,
                level,
                threshold,
                order,
                vector,
                activation,
                deadlineNs,
                overrun,
                mostWaiting,
                stackBytes,
                body);
    }
}
