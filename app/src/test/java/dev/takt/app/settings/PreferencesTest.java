package dev.takt.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    private Path folder;

    private Preferences load() {
        return Preferences.load(new Places(folder));
    }

    @Test
    void nothingIsChosenAtFirst() {
        Preferences fresh = load();

        assertEquals("system", fresh.theme());
        assertEquals("system", fresh.language());
        assertEquals(Map.of(), fresh.keys());
        assertEquals(OptionalDouble.empty(), fresh.size("left"));
        assertEquals(Optional.empty(), fresh.window());
        assertFalse(fresh.isClosed("left"));
    }

    @Test
    void whatIsChosenIsThereAtTheNextStart() {
        Preferences before = load();
        WindowPlace place = new WindowPlace(10, 20, 1100, 700, true);
        before.setTheme("contrast");
        before.setLanguage("de");
        before.setKeys(Map.of("run.again", "F6", "view.theme", ""));
        before.setSize("left", 250.5);
        before.setClosed("bottom", true);
        before.setWindow(place);

        Preferences after = load();

        assertEquals("contrast", after.theme());
        assertEquals("de", after.language());
        assertEquals(Map.of("run.again", "F6", "view.theme", ""), after.keys());
        assertEquals(OptionalDouble.of(250.5), after.size("left"));
        assertTrue(after.isClosed("bottom"));
        assertEquals(Optional.of(place), after.window());
    }

    @Test
    void resetOfTheLayoutLeavesTheRest() {
        Preferences preferences = load();
        preferences.setTheme("dark");
        preferences.setSize("left", 250);
        preferences.setClosed("left", true);

        preferences.forgetLayout();

        assertEquals("dark", load().theme());
        assertEquals(OptionalDouble.empty(), load().size("left"));
        assertFalse(load().isClosed("left"));
    }

    @Test
    void nonsenseInTheFileIsAsIfItWereNotThere() throws Exception {
        Files.writeString(folder.resolve("studio.properties"), "layout.left=wide\nlayout.right=NaN\n");

        assertEquals(OptionalDouble.empty(), load().size("left"));
        assertEquals(OptionalDouble.empty(), load().size("right"));
    }

    @Test
    void eachDesignIsLookedAtAsLastTime() {
        Preferences before = load();
        DesignView view = new DesignView(
                "miss, queue > 8",
                List.of("a", "b"),
                List.of("c"),
                List.of("-1", "0"),
                false,
                false,
                true,
                false,
                false,
                true);
        before.setView(folder.resolve("one.takt"), view);
        for (int i = 0; i < 23; i++) {
            before.setView(folder.resolve("more" + i + ".takt"), view);
        }

        Preferences after = load();

        assertEquals(view, after.view(folder.resolve("sub/../one.takt")));
        assertEquals(DesignView.FIRST, after.view(folder.resolve("two.takt")));
        after.setView(folder.resolve("two.takt"), view);
        assertEquals(DesignView.FIRST, load().view(folder.resolve("one.takt")));
    }
}
