package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts how often drivers interrupt for a job. Of a branch it counts the longer way for each peripheral by itself, so the sum may be more than any job has. */
final class DriverWalk {
    private final Machine machine;

    DriverWalk(Machine machine) {
        this.machine = machine;
    }

    List<DriverUse> of(List<Step> body) {
        Map<ItemId, DriverUse> densest = new LinkedHashMap<>();
        transfers(body, densest);
        List<DriverUse> uses = new ArrayList<>();
        densest.forEach((peripheral, use) ->
                uses.add(new DriverUse(peripheral, count(body, peripheral), use.gapNs(), use.burst())));
        return uses;
    }

    /** Of each peripheral the densest that its transfers are. */
    private void transfers(List<Step> steps, Map<ItemId, DriverUse> densest) {
        for (Step step : steps) {
            if (step instanceof Step.Transfer t && interrupts(t) > 0) {
                densest.merge(t.peripheral(), of(t), DriverWalk::denser);
            }
            step.inner().forEach(inner -> transfers(inner, densest));
        }
    }

    private DriverUse of(Step.Transfer t) {
        boolean even = machine.bus(t).filter(b -> b.events() == 0).isPresent();
        long times = interrupts(t);
        return even
                ? new DriverUse(t.peripheral(), times, Math.max(1, lengthNs(t) / times), 1)
                : new DriverUse(t.peripheral(), times, Math.max(1, lengthNs(t)), times);
    }

    private static DriverUse denser(DriverUse a, DriverUse b) {
        return new DriverUse(
                a.peripheral(), a.perJob(), Math.min(a.gapNs(), b.gapNs()), Math.max(a.burst(), b.burst()));
    }

    private long count(List<Step> steps, ItemId peripheral) {
        long sum = 0;
        for (Step step : steps) {
            sum = Amounts.sum(sum, count(step, peripheral));
        }
        return sum;
    }

    private long count(Step step, ItemId peripheral) {
        long most = 0;
        for (List<Step> way : Ways.of(step)) {
            most = Math.max(most, count(way, peripheral));
        }
        return switch (step) {
            case Step.Transfer t -> t.peripheral().equals(peripheral) ? interrupts(t) : 0;
            case Step.Repeat r -> Amounts.product(r.count(), most);
            default -> most;
        };
    }

    /** More than one in a nanosecond is not told apart: no bus is that fast. */
    private long interrupts(Step.Transfer t) {
        long times = machine.bus(t).map(b -> b.interrupts(t.bytes(), t.mode())).orElse(0L);
        return Math.min(times, lengthNs(t));
    }

    private long lengthNs(Step.Transfer t) {
        return machine.bus(t).map(b -> b.transferNs(t.bytes())).orElse(0L);
    }
}
