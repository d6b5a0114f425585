package dev.takt.app.cli;

import dev.takt.app.text.Texts;
import dev.takt.projects.exchange.ExtraSubtype;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.memory.EspSubtype;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.Parsed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a partition table depends on besides its rows, as options. */
final class PartitionOptions {
    /** Versions of secure boot. */
    enum SecureBoot {
        V1,
        V2
    }

    @Option(
            names = "--flash-size",
            paramLabel = "SIZE",
            converter = FlashNumberConverter.class,
            descriptionKey = "flash-size")
    private @Nullable Long flashBytes;

    @Option(
            names = {"--table-offset", "--offset"},
            paramLabel = "OFFSET",
            converter = FlashNumberConverter.class,
            descriptionKey = "table-offset")
    private long tableOffset = EspOptions.STANDARD.tableOffset();

    @Option(
            names = "--primary-bootloader-offset",
            paramLabel = "OFFSET",
            converter = FlashNumberConverter.class,
            descriptionKey = "primary-bootloader-offset")
    private @Nullable Long bootloaderOffset;

    @Option(
            names = "--recovery-bootloader-offset",
            paramLabel = "OFFSET",
            converter = FlashNumberConverter.class,
            descriptionKey = "recovery-bootloader-offset")
    private @Nullable Long recoveryOffset;

    @Option(names = "--secure", paramLabel = "v1|v2", arity = "0..1", fallbackValue = "v1", descriptionKey = "secure")
    private @Nullable SecureBoot secure;

    @Option(names = "--disable-md5sum", descriptionKey = "disable-md5sum")
    private boolean withoutMd5;

    @Option(
            names = "--extra-partition-subtypes",
            paramLabel = "TYPE,NAME,NUMBER",
            descriptionKey = "extra-partition-subtypes")
    private List<String> subtypes = new ArrayList<>();

    EspOptions options() throws Refused {
        EspOptions options = EspOptions.STANDARD
                .withTableOffset(tableOffset)
                .withSecureV1(secure == SecureBoot.V1)
                .withMd5(!withoutMd5)
                .withSubtypes(ownSubtypes());
        if (flashBytes != null) {
            options = options.withFlashBytes(flashBytes);
        }
        if (bootloaderOffset != null) {
            options = options.withBootloaderOffset(bootloaderOffset);
        }
        return recoveryOffset == null ? options : options.withRecoveryOffset(recoveryOffset);
    }

    private List<EspSubtype> ownSubtypes() throws Refused {
        List<EspSubtype> own = new ArrayList<>();
        for (String text : subtypes) {
            switch (ExtraSubtype.parse(text, own)) {
                case Parsed.Ok<EspSubtype>(EspSubtype subtype) -> own.add(subtype);
                case Parsed.Wrong<EspSubtype>(Message reason) ->
                    throw new Refused(ExitCode.INPUT, Texts.text("cli.partitions.subtype", text, reason));
            }
        }
        return own;
    }
}
