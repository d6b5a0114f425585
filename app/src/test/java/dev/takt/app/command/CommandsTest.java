package dev.takt.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class CommandsTest {
    @Test
    void everyCommandHasAName() {
        for (Command command : Commands.ALL) {
            assertFalse(command.label().text().startsWith("<"), command.id());
        }
    }

    @Test
    void noTwoCommandsShareIdOrKey() {
        Set<String> ids = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (Command command : Commands.ALL) {
            assertTrue(ids.add(command.id()), command.id());
            assertTrue(command.key().isEmpty() || keys.add(command.key()), command.key());
        }
    }

    @Test
    void everyKeyNamesAKeyOfTheKeyboard() {
        for (Command command : Commands.ALL) {
            if (!command.key().isEmpty()) {
                assertTrue(
                        KeyCombination.valueOf(command.key()) instanceof KeyCodeCombination,
                        command.id() + " has the key " + command.key());
            }
        }
    }

    @Test
    void filteringPutsNamesWithTheLettersTogetherFirst() {
        List<Command> found = CommandFilter.find(Commands.ALL, "undo");
        assertEquals("edit.undo", found.getFirst().id());
        assertEquals(List.of(), CommandFilter.find(Commands.ALL, "zzzz"));
        assertEquals(Commands.ALL, CommandFilter.find(Commands.ALL, ""));
    }

    @Test
    void anImpossibleCommandDoesNothing() {
        CommandBindings bindings = new CommandBindings();
        bindings.bind(
                "edit.undo",
                () -> {
                    throw new AssertionError("must not run");
                },
                () -> false);
        assertFalse(bindings.run("edit.undo"));
        assertFalse(bindings.enabled("edit.undo").get());
    }
}
