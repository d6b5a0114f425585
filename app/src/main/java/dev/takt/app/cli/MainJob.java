package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.Simulated;
import dev.takt.app.reading.Stage;
import dev.takt.app.report.AnalysisReport;
import dev.takt.app.report.CheckReport;
import dev.takt.app.report.Report;
import dev.takt.app.report.SimulationReport;
import dev.takt.app.report.Span;
import dev.takt.app.text.Texts;
import dev.takt.codegen.Generation;
import dev.takt.codegen.export.ExportException;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.designer.draw.Theme;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.json.JsonWriter;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import dev.takt.sim.trace.TraceBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The whole job on every sample, for a machine without a display: checked, analysed, simulated, drawn and generated into a folder. */
final class MainJob {
    private final Console console;
    private final Path out;

    MainJob(Console console, Path out) {
        this.console = console;
        this.out = out;
    }

    int run() throws IOException, Refused {
        console.say(Texts.text("cli.job.begins", out));
        for (Sample sample : Samples.ALL) {
            run(sample, out.resolve(sample.id()));
        }
        return ExitCode.FINE;
    }

    private void run(Sample sample, Path folder) throws IOException, Refused {
        console.out().println(sample.title().text());
        Project project = sample.project();
        Reading reading = Readings.upTo(Stage.SIMULATED, project, ShippedCatalogue.get());
        write(folder.resolve(sample.fileName()), sample.text(), "cli.job.design");
        report(
                folder,
                "check",
                new CheckReport(
                        sample.fileName(),
                        reading.problems(),
                        reading.findings().suppressed().size()));
        if (reading.machine().isPresent() && reading.analysis().isPresent()) {
            report(
                    folder,
                    "analysis",
                    new AnalysisReport(
                            sample.fileName(),
                            reading.machine().get(),
                            reading.analysis().get()));
        }
        if (reading.run().isPresent()) {
            simulated(sample, folder, project, reading.run().get());
        }
        for (Path picture : new PictureFiles(
                        console.files(), PictureFiles.View.ALL, PictureFiles.Image.ALL, Theme.LIGHT, Span.CHOSEN)
                .write(reading, folder)) {
            said("cli.job.picture", picture);
        }
        if (reading.generation().isPresent()) {
            generated(folder.resolve("firmware"), reading.generation().get());
        }
    }

    private void simulated(Sample sample, Path folder, Project project, Simulated run) throws IOException {
        report(
                folder,
                "simulation",
                new SimulationReport(sample.fileName(), project.settings().seed(), run));
        Path trace = folder.resolve("trace.bin");
        console.files().write(trace, to -> TraceBytes.write(run.trace(), to));
        said("cli.job.trace", trace);
        Path csv = folder.resolve("events.csv");
        console.files().write(csv, to -> EventFile.CSV.write(run, to));
        said("cli.job.events", csv);
    }

    private void generated(Path folder, Generation generation) throws Refused {
        switch (generation) {
            case Generation.Refused refused ->
                console.out()
                        .println("  "
                                + Texts.text("cli.job.no-firmware", refused.reason())
                                        .text());
            case Generation.Generated made -> {
                try {
                    ExportPlan plan = ExportPlan.of(made.files(), folder);
                    console.files().<ExportException>whole(plan::write);
                    said("cli.job.firmware", folder);
                } catch (ExportException e) {
                    throw new Refused(ExitCode.INPUT, e.reason());
                }
            }
        }
    }

    private void report(Path folder, String name, Report report) throws IOException {
        write(folder.resolve(name + ".txt"), report.text(), "cli.job." + name);
        Path json = folder.resolve(name + ".json");
        console.files()
                .write(json, to -> to.write(JsonWriter.write(report.json()).getBytes(StandardCharsets.UTF_8)));
    }

    private void write(Path file, String text, String key) throws IOException {
        console.files().write(file, to -> to.write(text.getBytes(StandardCharsets.UTF_8)));
        said(key, file);
    }

    private void said(String key, Path file) {
        console.out().println("  " + Texts.text(key, file).text());
    }
}
