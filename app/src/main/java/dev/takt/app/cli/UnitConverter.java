package dev.takt.app.cli;

import dev.takt.projects.exchange.TaskSetUnit;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Units of time by their short names, as the headers of tables have them. */
final class UnitConverter implements ITypeConverter<TaskSetUnit> {
    @Override
    public TaskSetUnit convert(String text) {
        return Arrays.stream(TaskSetUnit.values())
                .filter(u -> u.tag().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of " + TaskSetUnit.accepted()));
    }
}
