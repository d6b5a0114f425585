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
        Map<ItemId, Long> gaps = new LinkedHashMap<>();
        gaps(body, gaps);
        List<DriverUse> uses = new ArrayList<>();
        gaps.forEach((peripheral, gap) -> uses.add(new DriverUse(peripheral, count(body, peripheral), gap)));
        return uses;
    }

    private void gaps(List<Step> steps, Map<ItemId, Long> gaps) {
        for (Step step : steps) {
            if (step instanceof Step.Transfer t && interrupts(t) > 0) {
                gaps.merge(t.peripheral(), Math.max(1, lengthNs(t) / interrupts(t)), Math::min);
            }
            step.inner().forEach(inner -> gaps(inner, gaps));
        }
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
        long times = machine.bus(t.peripheral())
                .map(b -> b.interrupts(t.bytes(), t.mode()))
                .orElse(0L);
        return Math.min(times, lengthNs(t));
    }

    private long lengthNs(Step.Transfer t) {
        return machine.bus(t.peripheral()).map(b -> b.transferNs(t.bytes())).orElse(0L);
    }
}
