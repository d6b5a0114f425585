package dev.takt.projects.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.edit.DeleteItems;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.kind.RandomProjects;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Laws of the file format over designs drawn from the descriptors. */
class ProjectFormatPropertiesTest {
    private static final long FIRST_SEED = Long.getLong("takt.seed", 1);
    private static final int DESIGNS = 400;

    @Test
    void readingWhatWasWrittenGivesTheDesignBack() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + DESIGNS; seed++) {
            Project project = RandomProjects.draw(new SplittableRandom(seed), 12);
            Opened opened = ProjectFormat.read(ProjectFormat.write(project));
            assertEquals(List.of(), opened.problems(), "seed " + seed);
            assertEquals(project, opened.project().orElseThrow(), "seed " + seed);
        }
    }

    @Test
    void afterADeletionNothingRefersToWhatIsGone() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + DESIGNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Project project = RandomProjects.draw(random, 12);
            ItemId gone = project.items().get(random.nextInt(12)).id();
            Project without = DeleteItems.of(project, Set.of(gone)).apply(project);
            assertEquals(
                    false,
                    ProjectFormat.write(without).contains("\"" + gone.value() + "\""),
                    "seed " + seed + " " + gone);
        }
    }

    @Test
    void linesConnectItemsThatAreThere() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + DESIGNS; seed++) {
            Project project = RandomProjects.draw(new SplittableRandom(seed), 12);
            Set<ItemId> ids = Set.copyOf(project.items().stream().map(Item::id).toList());
            assertTrue(
                    Edges.of(project).stream().allMatch(e -> ids.contains(e.from()) && ids.contains(e.to())),
                    "seed " + seed);
        }
    }

    /** A damaged file never ends in anything but a message: cut, doubled, or with single characters replaced. */
    @Test
    void damagedTextIsAnsweredWithProblems() {
        String text = Samples.ALL.getLast().text();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + DESIGNS; seed++) {
            String damaged = damaged(text, new SplittableRandom(seed));
            Opened opened = ProjectFormat.read(damaged);
            assertTrue(opened.project().isPresent() || !opened.problems().isEmpty(), "seed " + seed);
            opened.problems().forEach(p -> assertTrue(p.line() > 0 && p.column() > 0, p.message()::text));
        }
    }

    private static String damaged(String text, RandomGenerator random) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + random.nextInt(40)));
            case 2 -> text.substring(0, at) + "{}[]\",:0-ex".charAt(random.nextInt(11)) + text.substring(at + 1);
            default -> text.substring(0, at) + text.substring(random.nextInt(text.length()));
        };
    }
}
