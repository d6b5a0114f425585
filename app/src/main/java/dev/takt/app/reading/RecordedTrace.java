package dev.takt.app.reading;

import dev.takt.app.text.Texts;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Progress;
import dev.takt.projects.units.SizeText;
import dev.takt.sim.board.BoardTrace;
import dev.takt.sim.board.Loss;
import dev.takt.sim.export.TraceFiles;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.store.ScratchFile;
import dev.takt.sim.trace.Room;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import dev.takt.sim.trace.TraceFormatException;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.ThingName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A trace from a file, to be read in place of a run of the design it belongs to; of the file's {@code allEvents} it may have the first ones only. {@code notes}: what whoever opens it should know. */
public record RecordedTrace(Path file, Trace trace, Slices slices, int allEvents, List<Message> notes) {
    /** A log in which a board has told of its run is far smaller. */
    private static final long MOST_LOG_BYTES = 256L << 20;

    private static final int MOST_NAMES = 6;

    public RecordedTrace {
        notes = List.copyOf(notes);
    }

    /** Reads a file beside the design that is simulated by this plan: a trace, or the log of a board. A {@link TraceFormatException} if it is neither. */
    public static RecordedTrace open(Path file, SimPlan plan, Path scratch, Progress progress) throws IOException {
        return TraceFiles.isTrace(file) ? open(file, scratch, progress) : openLog(file, plan);
    }

    private static RecordedTrace openLog(Path file, SimPlan plan) throws IOException {
        long bytes = Files.size(file);
        if (bytes > MOST_LOG_BYTES) {
            throw new TraceFormatException(
                    Texts.text("trace.log-too-large", SizeText.format(bytes), SizeText.format(MOST_LOG_BYTES)));
        }
        BoardTrace read = BoardTrace.read(BoardTrace.text(Files.readAllBytes(file)), plan);
        List<Message> notes = read.losses().stream().map(Loss::words).toList();
        Trace trace = read.trace();
        return new RecordedTrace(file, trace, Slices.of(trace), trace.size(), notes);
    }

    /** Reads a trace, which may need room in a folder; a {@link TraceFormatException} if it is none. */
    public static RecordedTrace open(Path file, Path scratch, Progress progress) throws IOException {
        try {
            TraceBytes.Part part =
                    TraceFiles.read(file, RunLimit.MOST_EVENTS_EVER, events -> room(events, scratch), progress);
            return new RecordedTrace(file, part.trace(), part.slices(), part.allEvents(), List.of());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Optional<Room> room(int events, Path scratch) {
        return events > RunLimit.MOST_EVENTS ? Optional.of(ScratchFile.room(scratch)) : Optional.empty();
    }

    public boolean isWhole() {
        return trace.size() == allEvents;
    }

    /** Why it is not of a design that is simulated with these names; empty if it can be. */
    public Optional<Message> misfit(TraceNames design) {
        return misfit(items(design), items(trace.names()))
                .or(() -> trace.names().cores().size() == design.cores().size()
                        ? Optional.empty()
                        : Optional.of(Texts.text(
                                "trace.misfit.cores",
                                trace.names().cores().size(),
                                design.cores().size())));
    }

    private static Optional<Message> misfit(List<String> design, List<String> recorded) {
        List<String> strange = without(recorded, design);
        List<String> missing = without(design, recorded);
        if (!strange.isEmpty()) {
            return Optional.of(Texts.text("trace.misfit.strange", words(strange)));
        }
        if (!missing.isEmpty()) {
            return Optional.of(Texts.text("trace.misfit.missing", words(missing)));
        }
        return design.equals(recorded) ? Optional.empty() : Optional.of(Texts.text("trace.misfit.order"));
    }

    private static List<String> items(TraceNames names) {
        return Stream.concat(
                        names.contexts().stream().map(c -> c.item().value()),
                        names.things().stream().map(t -> t.item().value()))
                .toList();
    }

    private static List<String> without(List<String> all, List<String> others) {
        Set<String> left = new LinkedHashSet<>(all);
        others.forEach(left::remove);
        return List.copyOf(left);
    }

    private static String words(List<String> items) {
        String first = items.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return items.size() > MOST_NAMES ? first + ", …" : first;
    }

    /** In what the design was different when this was recorded, as far as the trace tells. */
    public List<Message> differences(TraceNames design) {
        List<Message> found = new ArrayList<>();
        for (ContextName was : trace.names().contexts()) {
            ContextName now = design.contexts().get(was.index());
            number(found, "trace.was.priority", now.name(), was.priority(), now.priority());
            number(found, "trace.was.core", now.name(), was.core(), now.core());
        }
        for (ThingName was : trace.names().things()) {
            ThingName now = design.things().get(was.index());
            number(found, "trace.was.capacity", now.name(), was.capacity(), now.capacity());
        }
        return found;
    }

    private static void number(List<Message> found, String key, String name, int was, int now) {
        if (was != now) {
            found.add(Texts.text(key, name, was, now));
        }
    }
}
