package dev.takt.app.cli;

import dev.takt.app.report.LayoutReport;
import dev.takt.app.text.Texts;
import dev.takt.projects.exchange.CsvFinding;
import dev.takt.projects.exchange.ImageSize;
import dev.takt.projects.exchange.LayoutFile;
import dev.takt.projects.exchange.LayoutFiles;
import dev.takt.projects.exchange.MemoryXPlan;
import dev.takt.projects.exchange.MemoryXText;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.memory.Layout;
import dev.takt.projects.memory.LayoutPlanner;
import dev.takt.projects.memory.LayoutRule;
import dev.takt.projects.memory.LayoutScheme;
import dev.takt.projects.memory.LinkerRules;
import dev.takt.projects.memory.MemoryFinding;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.target.Chip;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Divides the flash of a chip by a scheme, or checks the linker script of a project, and says which rules that meets. */
@Command(name = "layout")
final class LayoutCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "MEMORY.x", arity = "0..1", descriptionKey = "MEMORY.x")
    private @Nullable Path script;

    @Option(names = "--target", paramLabel = "ID", required = true, descriptionKey = "layout-target")
    private String target = "";

    @Mixin
    private LayoutOptions wish = new LayoutOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            descriptionKey = "layout-output")
    private @Nullable Path folder;

    @Option(names = "--fixed-partitions", descriptionKey = "fixed-partitions")
    private boolean fixedPartitions;

    @Option(names = "--image", paramLabel = "FILE", descriptionKey = "image-file")
    private @Nullable Path image;

    @Option(names = "--into", paramLabel = "FILE.takt", descriptionKey = "into")
    private @Nullable Path design;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HelpOption help = new HelpOption();

    LayoutCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, Refused {
        Chip chip = ShippedCatalogue.get().chips().stream()
                .filter(c -> c.id().equals(target))
                .findFirst()
                .orElseThrow(() -> new Refused(ExitCode.INPUT, Texts.text("cli.layout.target", target)));
        LayoutReport planned = script == null ? planned(chip) : read(script, chip);
        LayoutReport report = image == null ? planned : planned.with(imageRules(planned.layout(), image, chip));
        format.print(console, report);
        if (!report.holds()) {
            return ExitCode.DESIGN;
        }
        if (folder != null) {
            for (LayoutFile file : LayoutFiles.of(report.layout(), chip, !fixedPartitions)) {
                console.files()
                        .write(
                                folder.resolve(file.path()),
                                out -> out.write(file.text().getBytes(StandardCharsets.UTF_8)));
            }
        }
        if (design != null) {
            DesignChange.flash(console, design, report.layout().plan(), chip);
        }
        return ExitCode.FINE;
    }

    private LayoutReport planned(Chip chip) throws Refused {
        FlashPlan plan = LayoutPlanner.propose(wish.wish(chip), chip);
        Layout layout = LayoutPlanner.layout(LayoutScheme.of(plan.scheme()).orElseThrow(), plan, chip);
        return new LayoutReport(chip, layout, layout.findings(), List.of(), "");
    }

    private LayoutReport read(Path path, Chip chip) throws IOException, Refused {
        MemoryXText text = MemoryXText.of(content(path));
        List<CsvFinding> unread = text.findings();
        FlashPlan plan = MemoryXPlan.of(text.script(), chip).withFlashBytes(wish.flashBytes());
        Layout layout = LayoutPlanner.layout(LayoutScheme.of(plan.scheme()).orElseThrow(), plan, chip);
        List<MemoryFinding> findings =
                LayoutReport.merged(LinkerRules.findings(text.script(), chip, wish.flashBytes()), layout.rules());
        return new LayoutReport(chip, layout, findings, unread, path.toString());
    }

    private static List<LayoutRule> imageRules(Layout layout, Path file, Chip chip) throws IOException, Refused {
        if (Files.isDirectory(file)) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.import.folder", file));
        }
        return switch (ImageSize.of(Files.readAllBytes(file), chip)) {
            case Parsed.Ok<Long>(Long bytes) -> LayoutPlanner.image(layout, chip, bytes);
            case Parsed.Wrong<Long>(Message reason) ->
                throw new Refused(ExitCode.INPUT, Texts.text("cli.partitions.about", file, reason));
        };
    }

    private String content(Path path) throws IOException, Refused {
        if (Files.isDirectory(path)) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.import.folder", path));
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(4 * MemoryXText.MAX_CHARACTERS);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.import.not-utf8", path));
        }
    }
}
