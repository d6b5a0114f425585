package dev.takt.codegen.spi;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.problem.Obstacle;
import java.util.List;

/** Prints firmware projects for one runtime. Stateless; the same design gives the same bytes. */
public interface Backend {
    /** Id of the runtime profile it generates for. */
    String runtime();

    /** What of the design this runtime or this generator cannot express, all of it; with none of it {@link #files} succeeds. */
    List<Obstacle> refusals(Design design);

    /** The whole project, in the order to show. */
    List<GeneratedFile> files(Design design);
}
