package dev.takt.codegen.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NameAllocatorTest {
    private final NameAllocator names = new NameAllocator(List.of("init"));

    @Test
    void wordsBecomeSnakeAndCamel() {
        assertEquals("motor_speed", names.snake("Motor speed", "task"));
        assertEquals("SpeedLoop2", names.camel("speedLoop-2", "Task"));
        assertEquals("uart0_rx", names.snake("UART0_rx", "task"));
    }

    @Test
    void keywordsAndReservedNamesAreNumbered() {
        assertEquals("fn_2", names.snake("fn", "task"));
        assertEquals("init_2", names.snake("init", "task"));
        assertEquals("Self2", names.camel("Self", "Task"));
        assertEquals("String2", names.camel("string", "Task"));
    }

    @Test
    void collisionsAreNumberedInOrder() {
        assertEquals("a_b", names.snake("a b", "task"));
        assertEquals("a_b_2", names.snake("a_b", "task"));
        assertEquals("ab_3", names.snake("AB", "task"), "names differ in more than underscores and case");
    }

    @Test
    void textWithoutLettersGetsTheFallback() {
        assertEquals("task", names.snake("\u6570\u636e", "task"));
        assertEquals("task_2", names.snake("", "task"));
        assertEquals("task_3rd", names.snake("3rd", "task"));
        assertEquals("tur", names.snake("T\u00fcr", "task"));
    }

    @Test
    void packageNamesAreWhatCargoAccepts() {
        assertEquals("rtic-on-a-cortex-m3", NameAllocator.kebab("RTIC on a Cortex-M3", "firmware"));
        assertEquals("firmware", NameAllocator.kebab("test", "firmware"));
        assertEquals("firmware", NameAllocator.kebab("../..", "firmware"));
        assertEquals("firmware", NameAllocator.kebab("9 lives", "firmware"));
    }

    @Test
    void anyTextBecomesADistinctIdentifier() {
        Pattern identifier = Pattern.compile("[a-z][a-z0-9_]{0,39}");
        Random random = new Random(7);
        NameAllocator all = new NameAllocator(List.of());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int c = 0; c < length; c++) {
                text.appendCodePoint(random.nextInt(3) == 0 ? random.nextInt(0x10FFFF) : 32 + random.nextInt(95));
            }
            String name = all.snake(text.toString(), "task");
            assertTrue(identifier.matcher(name).matches(), name);
            assertTrue(seen.add(name), name);
        }
    }
}
