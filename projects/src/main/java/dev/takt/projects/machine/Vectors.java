package dev.takt.projects.machine;

import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.Vector;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which vector a handler is bound to. */
public final class Vectors {
    private static final Pattern NUMBER_AT_END = Pattern.compile("(\\d+)$");
    private static final Pattern LINES = Pattern.compile("EXTI(\\d+)(?:_(\\d+))?");

    private Vectors() {}

    /** The vector the design names, else the most usual one of its source, else none. */
    public static String of(Interrupt interrupt, Project project, Chip chip) {
        if (!interrupt.vector().isEmpty()) {
            return interrupt.vector();
        }
        Optional<Peripheral> source = interrupt.source().flatMap(id -> project.item(id, Peripheral.class));
        Optional<PeripheralSpec> spec = source.flatMap(p -> chip.peripheral(p.instance()));
        if (source.isEmpty() || spec.isEmpty()) {
            return "";
        }
        List<String> vectors = spec.get().vectors();
        return vectors.stream()
                .filter(v -> serves(v, source.get()))
                .findFirst()
                .or(() -> vectors.stream().findFirst())
                .orElse("");
    }

    /** On an STM32 the number of the pin decides: EXTI0 to EXTI4, EXTI9_5, EXTI15_10, or EXTI0_1, EXTI2_3, EXTI4_15. */
    private static boolean serves(String vector, Peripheral source) {
        Matcher lines = LINES.matcher(vector);
        if (!lines.matches()) {
            return true;
        }
        int a = Integer.parseInt(lines.group(1));
        int b = lines.group(2) == null ? a : Integer.parseInt(lines.group(2));
        return source.pins().stream().mapToInt(Vectors::line).anyMatch(n -> n >= Math.min(a, b) && n <= Math.max(a, b));
    }

    private static int line(PinUse use) {
        Matcher number = NUMBER_AT_END.matcher(use.pin());
        return number.find() && number.group().length() < 4 ? Integer.parseInt(number.group()) : -1;
    }

    /** Position in the chip's table; behind all of them for a name the chip does not have. */
    static int number(String vector, Chip chip) {
        return chip.vector(vector).map(Vector::number).orElse(Integer.MAX_VALUE);
    }
}
