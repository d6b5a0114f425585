package dev.takt.projects.sample;

import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A shipped design: a stable id and the file it is in. */
public record Sample(String id) {
    public Message title() {
        return Texts.text("sample." + id + ".title");
    }

    /** One sentence: what it shows. */
    public Message summary() {
        return Texts.text("sample." + id + ".summary");
    }

    public String fileName() {
        return id + ".takt";
    }

    /** The text of its file. */
    public String text() {
        try (InputStream in = Sample.class.getResourceAsStream(fileName())) {
            if (in == null) {
                throw new IllegalStateException("no such sample: " + id);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Project project() {
        Opened opened = ProjectFormat.read(text());
        return opened.project()
                .filter(_ -> opened.isWhole())
                .orElseThrow(() -> new IllegalStateException("sample " + id + " is broken: " + opened.problems()));
    }
}
