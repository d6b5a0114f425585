package dev.takt.sim.design;

import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import java.util.List;
import java.util.OptionalLong;

/** Steps of test designs in short; times in nanoseconds. */
public final class Do {
    private Do() {}

    public static Step compute(long ns) {
        return new Step.Compute("", ns, ns, Distribution.WORST);
    }

    public static Step compute(long best, long worst) {
        return new Step.Compute("", best, worst, Distribution.UNIFORM);
    }

    public static Step lock(String resource, Step... body) {
        return new Step.Lock(ItemId.of(resource), List.of(body));
    }

    public static Step critical(Step... body) {
        return new Step.CriticalSection(List.of(body));
    }

    public static Step send(String channel) {
        return new Step.Send(ItemId.of(channel), OptionalLong.empty());
    }

    public static Step send(String channel, long timeoutNs) {
        return new Step.Send(ItemId.of(channel), OptionalLong.of(timeoutNs));
    }

    public static Step receive(String channel) {
        return new Step.Receive(ItemId.of(channel), OptionalLong.empty());
    }

    public static Step receive(String channel, long timeoutNs) {
        return new Step.Receive(ItemId.of(channel), OptionalLong.of(timeoutNs));
    }

    public static Step raise(String signal) {
        return new Step.Notify(ItemId.of(signal));
    }

    public static Step await(String signal) {
        return new Step.Wait(ItemId.of(signal), OptionalLong.empty());
    }

    public static Step spawn(String task) {
        return new Step.Spawn(ItemId.of(task));
    }

    public static Step transfer(String peripheral, long bytes, TransferMode mode) {
        return transfer(peripheral, bytes, mode, Direction.WRITE);
    }

    public static Step transfer(String peripheral, long bytes, TransferMode mode, Direction direction) {
        return new Step.Transfer(ItemId.of(peripheral), bytes, mode, direction);
    }

    public static Step delay(long ns) {
        return new Step.Delay(ns);
    }

    public static Step giveWay() {
        return new Step.Yield();
    }

    public static Step repeat(int count, Step... body) {
        return new Step.Repeat(count, List.of(body));
    }

    public static Step alloc(String pool) {
        return new Step.Alloc(ItemId.of(pool));
    }

    public static Step free(String pool) {
        return new Step.Free(ItemId.of(pool));
    }

    public static Step feed(String watchdog) {
        return new Step.Feed(ItemId.of(watchdog));
    }
}
