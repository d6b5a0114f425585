package dev.takt.app.cli;

import dev.takt.app.text.Texts;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code -o}: where a changed design is written; nowhere without it. */
final class DesignOutput {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.takt",
            descriptionKey = "assigned-output")
    private @Nullable Path output;

    void write(Console console, Project project) throws IOException {
        if (output != null) {
            String text = ProjectFormat.write(project);
            console.files().write(output, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            console.say(Texts.text("cli.assign.written", output));
        }
    }
}
