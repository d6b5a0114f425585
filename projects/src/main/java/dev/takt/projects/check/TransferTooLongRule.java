package dev.takt.projects.check;

import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A transfer of more bytes than its peripheral moves in one: by the chip's own count of them, which no code makes longer. */
record TransferTooLongRule(String id, Severity severity) implements DesignRule {
    TransferTooLongRule() {
        this("transfer-too-long", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        context.chip().ifPresent(chip -> context.project().all(Executable.class).forEach(item -> longest(item)
                .forEach((id, bytes) -> context.project()
                        .item(id, Peripheral.class)
                        .ifPresent(line -> chip.peripheral(line.instance())
                                .filter(spec -> spec.mostBytes() > 0 && bytes > spec.mostBytes())
                                .ifPresent(spec -> found(item, line, bytes, spec, chip, report))))));
        return report.problems();
    }

    /** What is said of the longest holds for the others. */
    private static Map<ItemId, Long> longest(Executable item) {
        Map<ItemId, Long> longest = new TreeMap<>();
        Walk.of(item, Step.Transfer.class).forEach(t -> longest.merge(t.peripheral(), t.bytes(), Math::max));
        return longest;
    }

    private static void found(
            Executable item, Peripheral line, long bytes, PeripheralSpec spec, Chip chip, Report report) {
        report.add(
                item,
                "body",
                Texts.text(
                        "rule.transfer-too-long.found",
                        Names.of(item),
                        bytes,
                        Names.of(line),
                        spec.instance(),
                        chip.name(),
                        spec.mostBytes()));
    }
}
