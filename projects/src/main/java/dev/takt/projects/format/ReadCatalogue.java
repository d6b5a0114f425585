package dev.takt.projects.format;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.target.Catalogue;
import java.util.List;

/** What catalogue files gave: the chips and runtimes without an error, and every error of the others. */
public record ReadCatalogue(Catalogue catalogue, List<Problem> problems) {
    public ReadCatalogue {
        problems = List.copyOf(problems);
    }
}
