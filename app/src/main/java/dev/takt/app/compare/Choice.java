package dev.takt.app.compare;

import dev.takt.app.text.Texts;
import java.nio.file.Path;

/** What the open design is compared with. */
sealed interface Choice {
    /** The run that was kept last: as the design was opened, until another is kept. */
    record Kept(int number) implements Choice {}

    /** The same design under another runtime. */
    record OtherRuntime(String id, String name) implements Choice {}

    /** The same design with another seed. */
    record OtherSeed(long seed) implements Choice {}

    /** Another design. */
    record OtherFile(Path file) implements Choice {}

    /** As it stands in the list. */
    default String words() {
        return switch (this) {
            case Kept(int number)
            when number == 0 -> Texts.text("compare.opened").text();
            case Kept(int number) -> Texts.text("compare.kept", number).text();
            case OtherRuntime(String _, String name) ->
                Texts.text("compare.runtime", name).text();
            case OtherSeed(long seed) -> Texts.text("compare.seed", seed).text();
            case OtherFile(Path file) -> String.valueOf(file.getFileName());
        };
    }

    /** True if the other side is what was before, and the design as it is now what became of it. */
    default boolean earlier() {
        return switch (this) {
            case Kept _, OtherFile _ -> true;
            case OtherRuntime _, OtherSeed _ -> false;
        };
    }
}
