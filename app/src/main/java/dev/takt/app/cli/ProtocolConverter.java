package dev.takt.app.cli;

import dev.takt.projects.model.Protocol;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Protocols by the names they have in design files. */
final class ProtocolConverter implements ITypeConverter<Protocol> {
    @Override
    public Protocol convert(String text) {
        return Arrays.stream(Protocol.values())
                .filter(p -> p.tag().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(Arrays.stream(Protocol.values())
                        .map(Protocol::tag)
                        .collect(Collectors.joining(", ", "'" + text + "' is none of ", ""))));
    }
}
