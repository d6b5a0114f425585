package dev.takt.codegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.export.DiffLine.Kind;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportPlanTest {
    private static final GeneratedFile OURS = file("src/main.rs", "one\ntwo\n", Owner.OURS);
    private static final GeneratedFile YOURS = file("src/bodies/a.rs", "empty\n", Owner.YOURS);

    @TempDir
    Path folder;

    private static GeneratedFile file(String path, String text, Owner owner) {
        return new GeneratedFile(path, text, owner, List.of());
    }

    private List<Change> changes(ExportPlan plan) {
        return plan.files().stream().map(PlannedFile::change).toList();
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(p -> folder.relativize(p).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everythingIsNewInAFolderThatDoesNotExist() throws Exception {
        ExportPlan plan = ExportPlan.of(List.of(OURS, YOURS), folder.resolve("new/project"));
        assertEquals(List.of(Change.NEW, Change.NEW), changes(plan));
        plan.write();
        assertEquals("one\ntwo\n", Files.readString(folder.resolve("new/project/src/main.rs")));
        assertEquals(2, tree().size(), "nothing of the staging is left");
    }

    @Test
    void sameDesignChangesNothing() throws Exception {
        ExportPlan.of(List.of(OURS, YOURS), folder).write();
        ExportPlan again = ExportPlan.of(List.of(OURS, YOURS), folder);
        assertEquals(List.of(Change.SAME, Change.SAME), changes(again));
        assertTrue(again.isEmpty());
    }

    @Test
    void oursIsReplacedWithADiffAndYoursIsKept() throws Exception {
        ExportPlan.of(List.of(OURS, YOURS), folder).write();
        Files.writeString(folder.resolve("src/bodies/a.rs"), "my work\n");
        ExportPlan plan = ExportPlan.of(
                List.of(
                        file("src/main.rs", "one\nthree\n", Owner.OURS),
                        file("src/bodies/a.rs", "other\n", Owner.YOURS)),
                folder);
        assertEquals(List.of(Change.CHANGED, Change.KEPT), changes(plan));
        assertEquals(
                List.of(new DiffLine(Kind.BOTH, "one"), new DiffLine(Kind.OLD, "two"), new DiffLine(Kind.NEW, "three")),
                plan.files().getFirst().diff());
        plan.write();
        assertEquals("one\nthree\n", Files.readString(folder.resolve("src/main.rs")));
        assertEquals("my work\n", Files.readString(folder.resolve("src/bodies/a.rs")));
    }

    @Test
    void pathsOutsideTheFolderAreRefused() {
        for (String path : List.of("../evil", "/etc/passwd", "a/../../b", "a//b", "C:\\x", "", "a/./b", "a\0b")) {
            assertThrows(
                    ExportException.class,
                    () -> ExportPlan.of(List.of(file(path, "", Owner.OURS)), folder),
                    "path " + path);
        }
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        Path outside = Files.createTempDirectory("takt-outside");
        Files.createSymbolicLink(folder.resolve("src"), outside);
        assertThrows(ExportException.class, () -> ExportPlan.of(List.of(OURS), folder));
        try (Stream<Path> inside = Files.list(outside)) {
            assertEquals(0, inside.count());
        }
    }

    @Test
    void namesThatDifferInCaseOnlyAreRefused() {
        assertThrows(
                ExportException.class,
                () -> ExportPlan.of(List.of(file("A.rs", "", Owner.OURS), file("a.rs", "", Owner.OURS)), folder));
    }

    @Test
    void failureInTheMiddleLeavesTheFolderAsItWas() throws Exception {
        Files.writeString(folder.resolve("a"), "old a\n");
        Files.writeString(folder.resolve("c"), "old c\n");
        ExportPlan plan = ExportPlan.of(
                List.of(
                        file("a", "new a\n", Owner.OURS),
                        file("deep/b", "new b\n", Owner.OURS),
                        file("c", "new c\n", Owner.OURS)),
                folder);
        Files.writeString(folder.resolve("c"), "changed meanwhile\n");
        ExportException refused = assertThrows(ExportException.class, plan::write);
        assertTrue(refused.getMessage().contains("c has changed"), refused.getMessage());
        assertEquals(List.of("a", "c"), tree());
        assertEquals("old a\n", Files.readString(folder.resolve("a")));
        assertFalse(Files.exists(folder.resolve("deep")));
    }

    @Test
    void archiveIsTheSameForTheSameFiles() throws IOException {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        ProjectZip.write(List.of(OURS, YOURS), "motor", first);
        ProjectZip.write(List.of(OURS, YOURS), "motor", second);
        assertArrayEquals(first.toByteArray(), second.toByteArray());
    }
}
