package dev.takt.app.cli;

import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.Parsed;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as users write them, in nanoseconds. */
final class DurationConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return switch (DurationText.parse(text)) {
            case Parsed.Ok<Long>(Long ns) -> ns;
            case Parsed.Wrong<Long>(var message) -> throw new TypeConversionException(message.text());
        };
    }
}
