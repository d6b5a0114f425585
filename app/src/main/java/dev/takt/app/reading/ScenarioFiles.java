package dev.takt.app.reading;

import dev.takt.app.text.Texts;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.Parsed;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.search.Change;
import dev.takt.sim.search.ScenarioFile;
import dev.takt.sim.search.ScenarioText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads from files the runs that a search has found. */
public final class ScenarioFiles {
    /** How the names of such files end. */
    public static final String ENDING = ".json";

    private static final long LARGEST_BYTES = 16 << 20;

    private ScenarioFiles() {}

    /** The scenario in a file, which has to be about the design of a plan; without one that is not asked. */
    public static Parsed<ScenarioFile> read(Path path, Optional<SimPlan> plan) throws IOException {
        if (Files.isDirectory(path)) {
            return new Parsed.Wrong<>(Texts.text("scenario.folder", path));
        }
        if (Files.size(path) > LARGEST_BYTES) {
            return new Parsed.Wrong<>(Texts.text("scenario.too-large", path, LARGEST_BYTES));
        }
        try {
            return switch (ScenarioText.read(Files.readString(path))) {
                case Parsed.Ok<ScenarioFile>(ScenarioFile file) -> ofDesign(path, file, plan);
                case Parsed.Wrong<ScenarioFile>(Message message) ->
                    new Parsed.Wrong<>(Texts.text("scenario.wrong", path, message));
            };
        } catch (CharacterCodingException _) {
            return new Parsed.Wrong<>(Texts.text("scenario.not-utf8", path));
        }
    }

    private static Parsed<ScenarioFile> ofDesign(Path path, ScenarioFile file, Optional<SimPlan> plan) {
        Optional<Change> foreign = plan.flatMap(file.scenario()::foreign);
        return foreign.isPresent()
                ? new Parsed.Wrong<>(
                        Texts.text("scenario.foreign", path, foreign.get().item()))
                : new Parsed.Ok<>(file);
    }
}
