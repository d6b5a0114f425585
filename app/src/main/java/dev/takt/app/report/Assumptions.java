package dev.takt.app.report;

import static dev.takt.app.report.DesignDocument.word;

import dev.takt.app.reading.Reading;
import dev.takt.app.text.Texts;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.Theorem;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.target.Cost;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.FrequencyText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the results of a {@link DesignDocument} rest on: theorems, overheads and where their figures come from. */
record Assumptions(Machine machine, Reading reading) {
    Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Words(word("assumptions.words")));
        Set<Theorem> theorems = theorems();
        if (!theorems.isEmpty()) {
            blocks.add(new Block.Grid(
                    List.of(word("theorem"), word("source"), word("assumes")),
                    theorems.stream()
                            .map(t -> Cell.row(
                                    t.title().text(),
                                    t.source().text(),
                                    t.assumptions().text()))
                            .toList()));
        }
        blocks.add(new Block.Words(word("costs.words")));
        List<String> titles = new ArrayList<>(List.of(word("cost")));
        machine.cores().forEach(c -> titles.add(">" + c.name() + ", " + FrequencyText.format(c.clockHz())));
        blocks.add(
                new Block.Grid(titles, Stream.of(Cost.values()).map(this::row).toList()));
        if (machine.tickNs() > 0) {
            blocks.add(new Block.Words(Texts.text("document.tick", DurationText.format(machine.tickNs()))
                    .text()));
        }
        blocks.add(new Block.Words(word("sources.words")));
        blocks.add(new Block.Grid(
                List.of(word("source"), word("says")),
                Stream.concat(
                                machine.chip().sources().stream()
                                        .map(s -> Cell.row(machine.chip().name(), s)),
                                machine.runtime().sources().stream()
                                        .map(s -> Cell.row(machine.runtime().name(), s)))
                        .toList()));
        return new Section(word("assumptions"), blocks);
    }

    private List<Cell> row(Cost cost) {
        List<Cell> row = new ArrayList<>(List.of(Cell.plain(cost.tag())));
        for (MachineCore core : machine.cores()) {
            row.add(Cell.plain(DurationText.format(core.costs().of(cost))));
        }
        return row;
    }

    private Set<Theorem> theorems() {
        Set<Theorem> used = EnumSet.noneOf(Theorem.class);
        reading.analysis().stream()
                .map(AnalysisResult::contexts)
                .flatMap(List::stream)
                .forEach(c -> {
                    switch (c.bound()) {
                        case Bound.Known known -> {
                            used.add(known.theorem());
                            used.addAll(known.also());
                        }
                        case Bound.Unbounded unbounded -> used.add(unbounded.theorem());
                        case Bound.NotApplicable _ -> {}
                    }
                });
        return used;
    }
}
