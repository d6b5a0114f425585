package dev.takt.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.journal.Journal;
import dev.takt.app.settings.Places;
import dev.takt.app.task.Newest;
import dev.takt.app.task.WindowThread;
import dev.takt.projects.format.ReadCatalogue;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.sample.Samples;
import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The defect is a file system that is closed while a design of it is open: no {@link IOException}, so nothing expects it. */
class WorkWithADefectTest {
    private static final long PATIENCE_SECONDS = 20;

    @TempDir
    private Path folder;

    private final BlockingQueue<Runnable> handed = new LinkedBlockingQueue<>();
    private final List<Throwable> defects = new ArrayList<>();

    private FileSystem archive() throws IOException {
        return FileSystems.newFileSystem(folder.resolve("designs.zip"), Map.of("create", "true"));
    }

    private void takeUntil(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            Runnable next = handed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(next, "nothing was handed over any more");
            next.run();
        }
    }

    @Test
    void aReadingThatFailsIsOver() throws Exception {
        Project sample = Samples.byId("priority-inversion").orElseThrow().project();
        Task recorded = sample.item(ItemId.of("meteo"), Task.class)
                .orElseThrow()
                .withActivation(new Activation.Recorded("arrivals.csv"));
        try (FileSystem archive = archive();
                Session session = new Session(
                        sample.withItem(recorded),
                        Optional.empty(),
                        List.of(),
                        new ReadCatalogue(ShippedCatalogue.get(), List.of()),
                        Journal.in(new Places(folder)).begin(),
                        new WindowThread(handed::add, handed::add, defects::add))) {
            takeUntil(() -> !session.busyProperty().get());
            assertEquals(List.of(), defects);

            session.designFile()
                    .saved(archive.getPath("/design.takt"), session.document().project());
            archive.close();
            session.readAgain();
            assertTrue(session.busyProperty().get());
            takeUntil(() -> !session.busyProperty().get());
        }
        assertEquals(Set.of(ClosedFileSystemException.class), Set.copyOf(classes()));
    }

    @Test
    void aFileIsLookedAtAgainAfterALookThatFailed() throws Exception {
        try (FileSystem archive = archive();
                Newest worker = new Newest("test", handed::add, defects::add)) {
            Path file = Files.writeString(archive.getPath("/design.takt"), "{}");
            new FileWatch(worker, Optional.of(file), 1);
            archive.close();
            takeUntil(() -> defects.size() == 2);
        }
        assertEquals(List.of(ClosedFileSystemException.class, ClosedFileSystemException.class), classes());
    }

    private List<? extends Class<?>> classes() {
        return defects.stream().map(Throwable::getClass).toList();
    }
}
