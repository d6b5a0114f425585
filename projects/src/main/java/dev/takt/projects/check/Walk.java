package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Walks through the steps of a body, outer before inner, notes taken off. */
final class Walk {
    private Walk() {}

    static List<Step> all(List<Step> body) {
        List<Step> all = new ArrayList<>();
        add(body, all);
        return all;
    }

    private static void add(List<Step> body, List<Step> all) {
        for (Step step : body) {
            Step plain = plain(step);
            all.add(plain);
            plain.inner().forEach(inner -> add(inner, all));
        }
    }

    static Step plain(Step step) {
        return step instanceof Step.Noted noted ? plain(noted.step()) : step;
    }

    /** All steps of a kind. */
    static <S extends Step> Stream<S> of(List<Step> body, Class<S> kind) {
        return all(body).stream().filter(kind::isInstance).map(kind::cast);
    }

    static <S extends Step> Stream<S> of(Executable item, Class<S> kind) {
        return of(item.body(), kind);
    }

    static boolean locks(Context context, ItemId resource) {
        return of(context.body(), Step.Lock.class).anyMatch(l -> l.resource().equals(resource));
    }
}
