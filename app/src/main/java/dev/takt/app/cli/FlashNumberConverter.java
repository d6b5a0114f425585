package dev.takt.app.cli;

import dev.takt.app.text.Texts;
import dev.takt.projects.exchange.FlashNumber;
import dev.takt.projects.units.Parsed;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Offsets and sizes of flash, in bytes. */
final class FlashNumberConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return switch (FlashNumber.parse(text)) {
            case Parsed.Ok<Long>(Long bytes) -> {
                if (bytes < 0) {
                    throw new TypeConversionException(
                            Texts.text("cli.partitions.negative", text).text());
                }
                yield bytes;
            }
            case Parsed.Wrong<Long>(var message) -> throw new TypeConversionException(message.text());
        };
    }
}
