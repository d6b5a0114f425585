package dev.takt.app.session;

import dev.takt.app.task.Newest;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The file of a design as it was read or written last, looked at again and again off the window's thread: whether another program has changed it. */
final class FileWatch {
    private static final long LOOK_MILLIS = 1500;
    /** A defect in a look is told; it is not told again with each look. */
    private static final int LONGER_AFTER_DEFECT = 40;

    private final Newest worker;
    private final long lookMillis;
    /** The newest look came to its end without a defect. */
    private boolean looked;

    private Optional<FileOnDisk> known;
    private Consumer<FileOnDisk.News> told = _ -> {};

    /** {@code file} absent: there is none yet. */
    FileWatch(Newest worker, Optional<Path> file) {
        this(worker, file, LOOK_MILLIS);
    }

    /** Looks again after a time. */
    FileWatch(Newest worker, Optional<Path> file, long lookMillis) {
        this.worker = worker;
        this.lookMillis = lookMillis;
        known = file.map(FileOnDisk::of);
        look(lookMillis);
    }

    private void look(long pauseMillis) {
        Optional<FileOnDisk> now = known;
        looked = false;
        worker.<Optional<FileOnDisk.News>>begin(
                pauseMillis,
                (_, published) -> published.accept(now.flatMap(FileOnDisk::news)),
                news -> {
                    looked = true;
                    news.ifPresent(told);
                },
                _ -> {},
                () -> look(looked ? lookMillis : lookMillis * LONGER_AFTER_DEFECT));
    }

    /** Who hears of it, again and again until it is known. */
    void tell(Consumer<FileOnDisk.News> listener) {
        told = listener;
    }

    /** Reads the file. */
    Optional<FileOnDisk.News> news() {
        return known.flatMap(FileOnDisk::news);
    }

    /** Is no news any more. */
    void know(FileOnDisk.News news) {
        known.ifPresent(f -> f.know(news));
    }

    /** The design now stands in this file. */
    void written(Path where, Project project) {
        FileOnDisk file = known.filter(f -> f.file().equals(where)).orElseGet(() -> {
            FileOnDisk another = FileOnDisk.of(where);
            known = Optional.of(another);
            look(lookMillis);
            return another;
        });
        file.written(project);
    }
}
