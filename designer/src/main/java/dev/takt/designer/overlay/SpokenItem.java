package dev.takt.designer.overlay;

import dev.takt.designer.text.Texts;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a card shows, in words for those who do not see it: kind and name, urgency, cost, deadline, bound, and how many problems it has. */
public final class SpokenItem {
    private SpokenItem() {}

    /** An item with what is known of it. */
    public static String of(Item item, Figure figure, Optional<Mark> mark) {
        List<String> words = new ArrayList<>();
        String kind = ItemKinds.of(item).map(k -> k.label().text()).orElse("");
        words.add(Texts.words("board.item", kind, item.name()).strip());
        if (item instanceof Executable executable) {
            words.add(Texts.words("spoken.priority", executable.priority()));
        }
        figure.worstNs().ifPresent(ns -> words.add(Texts.words("spoken.worst", TimeText.up(ns))));
        figure.deadlineNs().ifPresent(ns -> words.add(Texts.words("spoken.deadline", TimeText.exact(ns))));
        figure.analysis().map(ContextAnalysis::bound).ifPresent(bound -> words.add(response(bound)));
        if (figure.canMiss()) {
            words.add(Texts.words("spoken.late"));
        }
        mark.ifPresent(m ->
                words.add(m.count() == 1 ? Texts.words("spoken.problem") : Texts.words("spoken.problems", m.count())));
        return String.join(", ", words);
    }

    private static String response(Bound bound) {
        return switch (bound) {
            case Bound.Known known -> Texts.words("spoken.response", TimeText.up(known.ns()));
            case Bound.Unbounded _ -> Texts.words("spoken.response.none");
            case Bound.NotApplicable _ -> Texts.words("spoken.response.unknown");
        };
    }
}
