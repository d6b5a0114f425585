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

    private static GeneratedFile page(String text) {
        return file("README.md", text, Owner.YOURS);
    }

    private List<Change> changes(ExportPlan plan) {
        return plan.files().stream()
                .filter(f -> !f.file().path().equals(Written.PATH))
                .map(PlannedFile::change)
                .toList();
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(p -> folder.relativize(p).toString())
                    .filter(p -> !p.endsWith(Written.PATH))
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
    void aPageThatNobodyHasEditedFollowsTheDesign() throws Exception {
        ExportPlan.of(List.of(page("for chip A\n")), folder).write();
        ExportPlan plan = ExportPlan.of(List.of(page("for chip B\n")), folder);
        assertEquals(List.of(Change.CHANGED), changes(plan));
        assertEquals(
                List.of(new DiffLine(Kind.OLD, "for chip A"), new DiffLine(Kind.NEW, "for chip B")),
                plan.files().getFirst().diff());
        plan.write();
        assertEquals("for chip B\n", Files.readString(folder.resolve("README.md")));
        assertTrue(ExportPlan.of(List.of(page("for chip B\n")), folder).isEmpty());
        assertEquals(
                List.of(Change.CHANGED), changes(ExportPlan.of(List.of(page("for chip C\n")), folder)), "and again");
    }

    /** The user's words stay however often the design changes; a line of ours is named until it is gone or true again. */
    @Test
    void anEditedPageStaysAndItsLinesThatNoLongerHoldAreNamed() throws Exception {
        ExportPlan.of(List.of(page("for chip A\nflash it\n")), folder).write();
        String edited = "for chip A\nflash it\nmy words\n";
        Files.writeString(folder.resolve("README.md"), edited);
        for (String chip : List.of("B", "C")) {
            ExportPlan plan = ExportPlan.of(List.of(page("for chip " + chip + "\nflash it\n")), folder);
            assertEquals(List.of(Change.KEPT), changes(plan));
            assertEquals(List.of(new Misfit("README.md", Misfit.Kind.OUTDATED, "for chip A")), plan.misfits());
            plan.write();
            assertEquals(edited, Files.readString(folder.resolve("README.md")));
        }
        assertEquals(
                List.of(),
                ExportPlan.of(List.of(page("for chip A\nflash it\n")), folder).misfits());
        Files.writeString(folder.resolve("README.md"), "for my chip\nflash it\nmy words\n");
        ExportPlan mended = ExportPlan.of(List.of(page("for chip C\nflash it\n")), folder);
        assertEquals(List.of(Change.KEPT), changes(mended));
        assertEquals(List.of(), mended.misfits());
    }

    /** The user's own code may lean on it: a body that was told of nothing would no longer fit. */
    @Test
    void whatLiesWithTheBodiesStaysEvenUnedited() throws Exception {
        ExportPlan.of(List.of(YOURS), folder).write();
        ExportPlan plan = ExportPlan.of(List.of(file("src/bodies/a.rs", "full\n", Owner.YOURS)), folder);
        assertEquals(List.of(Change.KEPT), changes(plan));
        assertEquals(List.of(new Misfit("src/bodies/a.rs", Misfit.Kind.OUTDATED, "empty")), plan.misfits());
    }

    /** A folder of an earlier version does not say what was written: whatever is there may be the user's. */
    @Test
    void aPageOfWhichNothingIsKnownStays() throws Exception {
        Files.writeString(folder.resolve("README.md"), "for chip A\n");
        ExportPlan plan = ExportPlan.of(List.of(page("for chip B\n")), folder);
        assertEquals(List.of(Change.KEPT), changes(plan));
        assertEquals(List.of(), plan.misfits());
        plan.write();
        assertEquals(List.of(Change.KEPT), changes(ExportPlan.of(List.of(page("for chip C\n")), folder)));
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

    @Test
    void whatIsNoLongerNeededIsRemovedIfItIsOurs() throws Exception {
        GeneratedFile old = file("src/takt/old.rs", "old\n", Owner.OURS);
        GeneratedFile table = file("partitions.csv", "nvs\n", Owner.OURS);
        GeneratedFile shared = file("wokwi.toml", "[wokwi]\nversion = 1\n", Owner.MERGED);
        ExportPlan.of(List.of(OURS, YOURS, old, table, shared), folder).write();
        Files.writeString(folder.resolve("src/takt/old.rs"), "old and changed\n");
        Files.writeString(folder.resolve("partitions.csv"), "nvs\nmine\n");
        Files.writeString(folder.resolve("mine.txt"), "mine\n");
        ExportPlan plan = ExportPlan.of(List.of(OURS), folder);
        assertEquals(List.of(Change.SAME, Change.REMOVED, Change.REMOVED), changes(plan));
        plan.write();
        assertEquals(List.of("mine.txt", "partitions.csv", "src/bodies/a.rs", "src/main.rs"), tree());
        assertTrue(ExportPlan.of(List.of(OURS), folder).isEmpty());
    }

    @Test
    void nothingIsRemovedWithoutANoteOrOutsideTheFolder() throws Exception {
        ExportPlan.of(List.of(OURS, file("src/takt/old.rs", "old\n", Owner.OURS)), folder.resolve("in"))
                .write();
        Path victim = Files.writeString(folder.resolve("victim"), "old\n");
        Path note = folder.resolve("in").resolve(Written.PATH);
        Files.writeString(note, Files.readString(note).replace("src/takt/old.rs", "../victim"));
        ExportPlan plan = ExportPlan.of(List.of(OURS), folder.resolve("in"));
        assertEquals(List.of(Change.SAME), changes(plan));
        plan.write();
        assertTrue(Files.exists(victim));
        Files.writeString(note, "{ broken");
        assertEquals(List.of(Change.SAME), changes(ExportPlan.of(List.of(OURS), folder.resolve("in"))));
    }

    @Test
    void sharedFilesAreMergedByKey() throws Exception {
        GeneratedFile before = file("Cargo.toml", "[package]\nname = \"a\"\nedition = \"2024\"\n", Owner.MERGED);
        GeneratedFile after = file("Cargo.toml", "[package]\nname = \"b\"\n", Owner.MERGED);
        ExportPlan.of(List.of(before), folder).write();
        Path manifest = folder.resolve("Cargo.toml");
        Files.writeString(manifest, "# mine\n" + Files.readString(manifest) + "\n[dependencies]\nmine = \"1\"\n");
        assertTrue(ExportPlan.of(List.of(before), folder).isEmpty(), "an unchanged design changes no byte");
        ExportPlan plan = ExportPlan.of(List.of(after), folder);
        assertEquals(List.of(Change.CHANGED), changes(plan));
        plan.write();
        assertEquals("# mine\n[package]\nname = \"b\"\n\n[dependencies]\nmine = \"1\"\n", Files.readString(manifest));
    }

    @Test
    void sharedFileThatCannotBeReadStopsTheExport() throws Exception {
        GeneratedFile manifest = file("Cargo.toml", "[package]\nname = \"a\"\n", Owner.MERGED);
        Files.writeString(folder.resolve("Cargo.toml"), "[package\nname = 1\n");
        ExportException refused = assertThrows(ExportException.class, () -> ExportPlan.of(List.of(manifest), folder));
        assertTrue(refused.getMessage().contains("Cargo.toml")
                && refused.getMessage().contains("line 1"));
    }

    @Test
    void lockFileOfTheUserStaysUntilOursChanges() throws Exception {
        GeneratedFile lock = file("Cargo.lock", "one\n", Owner.MERGED);
        ExportPlan.of(List.of(lock), folder).write();
        Files.writeString(folder.resolve("Cargo.lock"), "one\nmine\n");
        assertTrue(ExportPlan.of(List.of(lock), folder).isEmpty());
        assertEquals(
                List.of(Change.CHANGED),
                changes(ExportPlan.of(List.of(file("Cargo.lock", "two\n", Owner.MERGED)), folder)));
    }

    @Test
    void functionsThatNoLongerFitAreShownAsTheyHaveToBe() throws Exception {
        GeneratedFile body = file("src/bodies/a.rs", """
                use crate::takt::work::AWork;

                pub struct A {}

                impl AWork for A {
                    fn read(&mut self) {}
                    async fn send(&mut self, value: &mut State) -> bool {
                        // fn wrong(&self) {
                        "}" == "{"
                    }
                    fn gone(&mut self) {}
                }
                """, Owner.YOURS);
        ExportPlan.of(List.of(body), folder).write();
        Files.writeString(folder.resolve("src/bodies/a.rs"), body.text() + "// mine\n");
        GeneratedFile work = file("src/takt/work.rs", """
                /// fn of a comment(
                pub trait AWork {
                    fn read(&mut self);
                    async fn send(&mut self, _value: &mut State, _n: u32) -> bool;
                    fn lost(&mut self) {}
                    fn fresh(&mut self, state: &State) -> Option<u8>;
                }
                """, Owner.OURS);
        ExportPlan plan = ExportPlan.of(List.of(work, body), folder);
        assertEquals(
                List.of(
                        new Misfit(
                                "src/bodies/a.rs",
                                Misfit.Kind.CHANGED,
                                "async fn send(&mut self, _value: &mut State, _n: u32) -> bool"),
                        new Misfit(
                                "src/bodies/a.rs",
                                Misfit.Kind.MISSING,
                                "fn fresh(&mut self, state: &State) -> Option<u8>"),
                        new Misfit("src/bodies/a.rs", Misfit.Kind.GONE, "fn gone(&mut self)")),
                plan.misfits());
    }

    /** Its first line tells a body from a file of the user's own, of which we know nothing. */
    @Test
    void aBodyWhoseTaskIsGoneIsNamedAndLeft() throws Exception {
        String head = "//! The work of `old`. This file is yours: Takt wrote it once and leaves it alone.\n";
        Path bodies = Files.createDirectories(folder.resolve("src/bodies"));
        Files.writeString(bodies.resolve("old.rs"), head + "// mine\n");
        Files.writeString(bodies.resolve("kept.rs"), head.replace("old", "kept"));
        Files.writeString(bodies.resolve("helper.rs"), "//! Mine.\n");
        GeneratedFile kept =
                new GeneratedFile("src/bodies/kept.rs", head.replace("old", "kept"), Owner.YOURS, List.of());
        ExportPlan plan = ExportPlan.of(List.of(kept), folder);
        plan.write();
        assertEquals(List.of(new Misfit("src/bodies/old.rs", Misfit.Kind.ORPHANED, "")), plan.misfits());
        assertEquals(head + "// mine\n", Files.readString(bodies.resolve("old.rs")));
    }
}
