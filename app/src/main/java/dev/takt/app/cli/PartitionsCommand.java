package dev.takt.app.cli;

import dev.takt.app.report.PartitionsReport;
import dev.takt.app.text.Texts;
import dev.takt.projects.exchange.PartitionBinary;
import dev.takt.projects.exchange.PartitionCsv;
import dev.takt.projects.exchange.PartitionInput;
import dev.takt.projects.exchange.PartitionPlan;
import dev.takt.projects.exchange.PartitionText;
import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspOptions;
import dev.takt.projects.memory.EspTable;
import dev.takt.projects.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a partition table of ESP-IDF and converts it between text and binary. */
@Command(name = "partitions")
final class PartitionsCommand implements Callable<Integer> {
    private static final int LARGEST_BYTES = 4 * PartitionCsv.MAX_CHARACTERS;

    private final Console console;

    @Parameters(paramLabel = "TABLE", arity = "1", descriptionKey = "TABLE")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.bin|.csv",
            descriptionKey = "table-output")
    private @Nullable Path output;

    @Option(names = "--into", paramLabel = "FILE.takt", descriptionKey = "into")
    private @Nullable Path design;

    @Option(names = "--explicit", descriptionKey = "explicit")
    private boolean explicit;

    @Mixin
    private PartitionOptions table = new PartitionOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    PartitionsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, Refused {
        EspOptions options = table.options();
        boolean binary = output != null && isBinary(output);
        return switch (PartitionInput.of(read())) {
            case PartitionInput.Unreadable(Message reason) -> throw new Refused(ExitCode.INPUT, about(reason));
            case PartitionInput.Csv csv -> {
                PartitionText text = new PartitionText(csv.text(), options, PartitionsCommand::variable);
                EspTable read = text.table();
                yield done(
                        new PartitionsReport(file.toString(), false, read),
                        binary
                                ? () -> PartitionBinary.write(read.entries(), options)
                                : () -> csv.encoded(explicit ? text.explicit().text() : csv.text()));
            }
            case PartitionInput.Binary(byte[] bytes) -> {
                EspTable read = PartitionBinary.read(bytes, options);
                if (output != null && !binary) {
                    read = read.with(PartitionCsv.losses(read.entries(), options));
                }
                List<EspEntry> entries = read.entries();
                yield done(
                        new PartitionsReport(file.toString(), true, read),
                        binary
                                ? () -> PartitionBinary.padded(bytes)
                                : () -> PartitionCsv.write(entries).getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Bytes made only of a table that is accepted. */
    @FunctionalInterface
    private interface Converted {
        byte[] bytes();
    }

    private int done(PartitionsReport report, Converted converted) throws IOException, Refused {
        report.findingLines().forEach(console.err()::println);
        format.print(console, report);
        if (!report.table().accepted()) {
            return ExitCode.DESIGN;
        }
        if (output != null) {
            byte[] bytes = converted.bytes();
            console.files().write(output, out -> out.write(bytes));
        }
        if (design != null) {
            long flash = table.options().flashBytes().orElse(0);
            DesignChange.table(console, design, PartitionPlan.of(report.table().entries(), flash));
        }
        return ExitCode.FINE;
    }

    private static boolean isBinary(Path output) throws Refused {
        String name = output.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".bin") && !name.endsWith(".csv")) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.partitions.output", output));
        }
        return name.endsWith(".bin");
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    private byte[] read() throws IOException, Refused {
        if (Files.isDirectory(file)) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.import.folder", file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw new Refused(ExitCode.INPUT, Texts.text("cli.import.too-large", file, LARGEST_BYTES));
            }
            return bytes;
        }
    }

    private Message about(Message reason) {
        return Texts.text("cli.partitions.about", file, reason);
    }
}
