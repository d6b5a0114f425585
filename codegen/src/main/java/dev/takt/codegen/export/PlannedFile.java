package dev.takt.codegen.export;

import dev.takt.codegen.file.GeneratedFile;
import java.util.List;
import java.util.Optional;

/** A file of an export plan: what will happen to it, what is on the disk now (absent: nothing) and what will be there afterwards. */
public record PlannedFile(GeneratedFile file, Change change, Optional<String> present, String after) {
    /** The lines of both texts side by side in order; of a new file all are new, of a removed one all old. */
    public List<DiffLine> diff() {
        return LineDiff.between(present.orElse(""), after);
    }

    /** True if writing the plan touches this file. */
    public boolean isWritten() {
        return change == Change.NEW || change == Change.CHANGED || change == Change.REMOVED;
    }
}
