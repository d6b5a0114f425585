package dev.takt.projects.script;

import dev.takt.projects.model.Step;
import java.util.List;

/** What a body's text says: the steps that could be read, and the first mistake of each line that could not. With a mistake the steps are not all that was meant. */
public record ReadBody(List<Step> steps, List<Mistake> mistakes) {
    public ReadBody {
        steps = List.copyOf(steps);
        mistakes = List.copyOf(mistakes);
    }

    public boolean isWhole() {
        return mistakes.isEmpty();
    }
}
