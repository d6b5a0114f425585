package dev.takt.projects.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whoever does pieces of work that do not depend on each other, in any order and on any thread, and gives back what they gave, in the order of the pieces. */
public interface Workers {
    /** One piece after the other, on the caller's thread. */
    Workers ALONE = new Workers() {
        @Override
        public <T> List<T> all(List<Supplier<T>> pieces) {
            List<T> results = new ArrayList<>();
            pieces.forEach(piece -> results.add(piece.get()));
            return results;
        }

        @Override
        public int size() {
            return 1;
        }
    };

    <T> List<T> all(List<Supplier<T>> pieces);

    /** How many pieces are done at a time. */
    int size();
}
