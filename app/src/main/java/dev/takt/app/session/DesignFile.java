package dev.takt.app.session;

import dev.takt.app.text.Texts;
import dev.takt.designer.document.Document;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The file of an open design: which it is, what was wrong in it, and what another program has made of it meanwhile. To be used on the window's thread. */
public final class DesignFile {
    private final Document document;
    private final FileWatch watch;
    private final ReadOnlyObjectWrapper<Optional<Path>> path;
    private List<Problem> problems;

    /** {@code path} absent: never saved; {@code problems}: what was wrong in it. */
    DesignFile(Document document, Optional<Path> path, List<Problem> problems, FileWatch watch) {
        this.document = document;
        this.watch = watch;
        this.path = new ReadOnlyObjectWrapper<>(path);
        this.problems = List.copyOf(problems);
    }

    /** Where it stands; nowhere before it is saved. */
    public ReadOnlyObjectProperty<Optional<Path>> property() {
        return path.getReadOnlyProperty();
    }

    /** What was wrong in the file the design came from; such a design is not saved over its file without a question. */
    public List<Problem> problems() {
        return problems;
    }

    /** Who hears that another program has changed it, until it is decided about. */
    public void setNews(Consumer<FileOnDisk.News> told) {
        watch.tell(told);
    }

    /** What another program has made of it since it was read or written; reads the file. */
    public Optional<FileOnDisk.News> news() {
        return watch.news();
    }

    /** The user has decided about this news; the design is what the user has, and stays to be saved. */
    public void keepMine(FileOnDisk.News news) {
        watch.know(news);
        document.markSaved(
                news instanceof FileOnDisk.News.Changed changed
                        ? changed.opened().project().orElseGet(this::another)
                        : another());
    }

    /** Equal to the design but not it, so that the design counts as not saved. */
    private Project another() {
        return document.project().withName(document.project().name());
    }

    /** Takes what is in the file now, as a step that can be undone. */
    public void reload(FileOnDisk.News.Changed changed) {
        changed.opened().project().ifPresent(project -> {
            watch.know(changed);
            problems = changed.opened().problems();
            document.apply(new ChangeProject(Texts.text("edit.reload"), Optional.empty(), _ -> project));
            document.markSaved(document.project().equals(project) ? document.project() : project);
        });
    }

    /** The design now stands in this file, as the given project. */
    public void saved(Path where, Project written) {
        path.set(Optional.of(where));
        watch.written(where, written);
        document.markSaved(written);
    }
}
