package dev.takt.app.analysis;

import dev.takt.app.session.Margins;
import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.synthesis.Margin;
import dev.takt.projects.synthesis.Quantity;
import dev.takt.projects.units.FrequencyText;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far single figures of a design may go, in words; never rounded towards more room than there is. */
record Limits(Margins margins) {
    /** How much a task or handler may compute at most; empty if it computes nothing that can be scaled. */
    String work(ItemId item) {
        return of(Quantity.WCET, item).map(Limits::atMost).orElse("");
    }

    /** At what least distance it may be released; empty if time does not release it. */
    String period(ItemId item) {
        return of(Quantity.PERIOD, item).map(Limits::atLeast).orElse("");
    }

    /** What is true of all figures, and what has no row in the table: the clock, and the parts outside that something comes from. */
    String others(Set<ItemId> rows) {
        if (margins.sensitivity().judged() == 0) {
            return Texts.text("analysis.margins.nothing").text();
        }
        String words = Stream.concat(
                        margins.sensitivity().margins().stream()
                                .filter(m -> m.quantity() == Quantity.CLOCK)
                                .map(Limits::clock),
                        margins.sensitivity().margins().stream()
                                .filter(m -> m.quantity() == Quantity.PERIOD)
                                .filter(m -> m.item()
                                        .filter(id -> !rows.contains(id))
                                        .isPresent())
                                .map(this::arrivals))
                .collect(Collectors.joining("; "));
        String key = margins.sensitivity().meets() ? "analysis.margins.meets" : "analysis.margins.misses";
        return Texts.text(key).text() + (words.isEmpty() ? "" : " " + words);
    }

    private Optional<Margin> of(Quantity quantity, ItemId item) {
        return margins.sensitivity().margins().stream()
                .filter(m -> m.quantity() == quantity)
                .filter(m -> m.item().filter(item::equals).isPresent())
                .findFirst();
    }

    private static String atMost(Margin work) {
        if (work.limit().isEmpty()) {
            return Texts.text("analysis.margin.none").text();
        }
        String limit = TimeText.down(work.limit().getAsLong(), work.open() ? 1 : 3);
        return work.open() ? "\u2265 " + limit : limit;
    }

    private static String atLeast(Margin period) {
        if (period.limit().isEmpty()) {
            return Texts.text("analysis.margin.none").text();
        }
        String limit = TimeText.up(period.limit().getAsLong());
        return period.open() ? "\u2264 " + limit : limit;
    }

    private static String clock(Margin clock) {
        String now = FrequencyText.format(clock.now());
        if (clock.limit().isEmpty()) {
            return Texts.text("analysis.margins.clock.none", now).text();
        }
        return clock.open()
                ? Texts.text("analysis.margins.clock.any", now).text()
                : Texts.text(
                                "analysis.margins.clock",
                                now,
                                FrequencyText.format(clock.limit().getAsLong()))
                        .text();
    }

    private String arrivals(Margin period) {
        String name =
                period.item().flatMap(margins.project()::item).map(Item::name).orElse("");
        return Texts.text("analysis.margins.arrivals", name, TimeText.exact(period.now()), atLeast(period))
                .text();
    }
}
