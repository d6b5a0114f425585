package dev.takt.codegen;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.text.Message;
import java.util.List;

/** The outcome of generating: a whole project, or the reason why there is none. */
public sealed interface Generation {
    /** A project that builds. */
    record Generated(List<GeneratedFile> files) implements Generation {
        public Generated {
            files = List.copyOf(files);
        }
    }

    /** No project: the runtime has no generator, or the design has something it cannot express. */
    record Refused(Message reason) implements Generation {}
}
