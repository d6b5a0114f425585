package dev.takt.app.review;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.report.DesignDocument;
import dev.takt.app.report.HtmlPage;
import dev.takt.app.report.Product;
import dev.takt.app.session.Session;
import dev.takt.app.text.Texts;
import dev.takt.designer.draw.Theme;
import dev.takt.projects.format.DiskTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The report of the newest complete reading. It is put together only while it is shown: its hash goes over the whole trace. */
public final class ReviewViewModel {
    private final Session session;
    private final ReadOnlyObjectWrapper<Optional<DesignDocument>> document =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private Theme theme = Theme.LIGHT;
    private boolean shown;

    public ReviewViewModel(Session session) {
        this.session = session;
        session.checkedProperty().addListener((_, _, _) -> refresh());
    }

    public void setShown(boolean now) {
        shown = now;
        refresh();
    }

    public void setTheme(Theme now) {
        theme = now;
        refresh();
    }

    private void refresh() {
        if (shown) {
            document.set(complete().map(r -> document(r, theme)));
        }
    }

    private Optional<Reading> complete() {
        return session.checkedProperty()
                .get()
                .filter(r -> r.run().isPresent() || r.machine().isEmpty());
    }

    private DesignDocument document(Reading reading, Theme colours) {
        return DesignDocument.of(
                session.title(),
                Product.version(),
                RunLimit.of(reading.project()).seed(),
                reading,
                colours);
    }

    /** The name the report's file would get. */
    public String fileName() {
        String title = session.title();
        return (title.endsWith(".takt") ? title.substring(0, title.length() - 5) : title) + ".html";
    }

    /** Saves it as one HTML file, whole or not at all, in light colours: it is read on paper too. */
    public void save(Path file) {
        if (complete().isEmpty()) {
            return;
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path part = Files.createTempFile(folder, ".takt", ".part");
            try {
                Files.writeString(part, HtmlPage.of(document(complete().get(), Theme.LIGHT)));
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            message.set(Texts.text("review.saved", file.toString()).text());
        } catch (IOException e) {
            message.set(Texts.text("review.failed", file.toString(), DiskTrouble.why(e))
                    .text());
        }
    }

    public ReadOnlyObjectProperty<Optional<DesignDocument>> documentProperty() {
        return document.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
