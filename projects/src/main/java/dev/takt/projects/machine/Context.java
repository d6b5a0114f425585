package dev.takt.projects.machine;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Step;
import java.util.List;
import java.util.OptionalLong;

/**
 * Something that runs: a task or a handler of the project on its level. {@code level} and {@code threshold} are ranks on its core; {@code deadlineNs} counts from
 * arrival, the period or minimum gap where the design names none, its own or that of the one context that releases it; {@code overrun} is never {@code RUNTIME}; {@code mostWaiting} jobs that have not
 * begun are kept at most, any number if 0;
 * {@code order} sorts contexts of one level; {@code vector} is the handler's vector, empty for a task or where none is known. {@code activation} has times in range; {@code On}
 * names an interrupt, a channel, or a peripheral that nothing known is wired to (it never arrives); {@code Spawned} without a spawner never arrives either.
 * {@code cores} are those it may run on, in rising order: {@code core} alone unless tasks share cores; {@code core} is then where it begins.
 * The body holds no {@code Noted} and no unknown step, and what its steps refer to exists.
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
