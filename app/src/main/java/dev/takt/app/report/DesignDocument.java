package dev.takt.app.report;

import dev.takt.app.reading.Reading;
import dev.takt.app.text.Texts;
import dev.takt.designer.draw.Theme;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes into a design review: the design, its board, the bounds with the sums behind them, what a run has shown, what all of it rests on, and what stands against it. The same design, seed and version give the same document.
 */
public record DesignDocument(String title, String subtitle, List<Section> sections) {
    public DesignDocument {
        sections = List.copyOf(sections);
    }

    /** {@code source} is the name of the design's file; {@code version} that of the product. */
    public static DesignDocument of(String source, String version, long seed, Reading reading, Theme theme) {
        List<Section> sections = new ArrayList<>();
        sections.add(Summary.section(source, version, seed, reading));
        sections.add(new Section(
                word("board"), List.of(new Block.Drawing(Pictures.board(reading, theme), word("board.caption")))));
        reading.machine().ifPresent(machine -> {
            BoundSections bounds = new BoundSections(machine, reading);
            sections.add(bounds.responses());
            bounds.chains().ifPresent(sections::add);
            bounds.sums().ifPresent(sections::add);
        });
        reading.run().ifPresent(run -> {
            if (run.trace().size() > 0) {
                sections.add(new Section(
                        word("timeline"),
                        List.of(new Block.Drawing(
                                Pictures.timeline(reading, run, Span.CHOSEN, theme), word("timeline.caption")))));
            }
        });
        reading.memory().ifPresent(memory -> sections.add(MemorySections.of(memory)));
        reading.machine().ifPresent(machine -> sections.add(new Assumptions(machine, reading).section()));
        sections.add(problems(reading));
        return new DesignDocument(
                reading.project().name(),
                reading.machine()
                        .map(m -> m.chip().name() + " · " + m.runtime().nameAndVersion())
                        .orElse(reading.project().target()),
                sections);
    }

    private static Section problems(Reading reading) {
        List<Block> blocks = new ArrayList<>();
        List<List<Cell>> rows = reading.problems().stream()
                .map(p -> List.of(
                        severity(p),
                        Cell.plain(p.item().map(i -> name(reading, i)).orElse("")),
                        Cell.plain(p.message().text()),
                        Cell.plain(p.rule())))
                .toList();
        if (rows.isEmpty()) {
            blocks.add(new Block.Words(word("problems.none")));
        } else {
            blocks.add(new Block.Grid(List.of(word("severity"), word("item"), word("problem"), word("rule")), rows));
        }
        int silenced = reading.findings().suppressed().size();
        if (silenced > 0) {
            blocks.add(
                    new Block.Words(Texts.text("document.suppressed", silenced).text()));
            blocks.add(new Block.Grid(
                    List.of(word("item"), word("problem"), word("rule"), word("reason")),
                    reading.findings().suppressed().stream()
                            .map(s -> Cell.row(
                                    s.problem()
                                            .item()
                                            .map(i -> name(reading, i))
                                            .orElse(""),
                                    s.problem().message().text(),
                                    s.problem().rule(),
                                    s.by().reason()))
                            .toList()));
        }
        return new Section(word("problems"), blocks);
    }

    private static Cell severity(Problem problem) {
        String tag = problem.severity().tag();
        return switch (problem.severity()) {
            case ERROR -> Cell.err(tag);
            case WARNING -> Cell.warn(tag);
            case INFO -> Cell.plain(tag);
        };
    }

    static String name(Reading reading, ItemId item) {
        return Optional.of(item)
                .flatMap(i -> reading.project().item(i))
                .map(i -> i.name())
                .orElse(item.value());
    }

    static String word(String key) {
        return Texts.text("document." + key).text();
    }
}
