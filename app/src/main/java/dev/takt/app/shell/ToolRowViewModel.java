package dev.takt.app.shell;

import dev.takt.app.reading.Reading;
import dev.takt.app.session.Session;
import dev.takt.app.session.Verdict;
import dev.takt.app.text.Texts;
import dev.takt.designer.document.Playhead;
import dev.takt.designer.document.ReplaySpeeds;
import dev.takt.designer.overlay.Tone;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.FrequencyText;
import dev.takt.projects.units.Parsed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the tool row shows and does: chip, runtime, replay, seed, verdict. */
public final class ToolRowViewModel {
    private static final Verdict READING =
            new Verdict(Tone.QUIET, Texts.text("verdict.reading").text(), "");

    private final Session session;
    private final ReadOnlyStringWrapper chip = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper cores = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper runtime = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper time = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper seed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper speed = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Verdict> verdict = new ReadOnlyObjectWrapper<>(READING);
    private BiConsumer<Chip, RuntimeProfile> mover = (_, _) -> {};

    public ToolRowViewModel(Session session) {
        this.session = session;
        session.document().addListener(_ -> design());
        session.playhead().addListener(this::replay);
        session.checkedProperty().addListener((_, _, _) -> read());
        session.runProperty().addListener((_, _, _) -> read());
        design();
        replay();
        read();
    }

    private void design() {
        Project project = session.document().project();
        Optional<Chip> known = session.catalogue().chip(project.target());
        chip.set(known.map(Chip::name).orElse(project.target()));
        cores.set(known.map(ToolRowViewModel::cores).orElse(""));
        runtime.set(session.catalogue()
                .runtime(project.runtime())
                .map(RuntimeProfile::name)
                .orElse(project.runtime()));
        seed.set(Long.toString(project.settings().seed()));
    }

    private static String cores(Chip chip) {
        long fastest =
                chip.cores().stream().mapToLong(c -> c.maxClockHz()).max().orElse(0);
        return chip.cores().size() + " × " + FrequencyText.format(fastest);
    }

    private void replay() {
        Playhead playhead = session.playhead();
        time.set(millis(playhead.atNs()));
        playing.set(playhead.isPlaying());
        speed.set(ReplaySpeeds.words(playhead.speedNs()));
    }

    /** Milliseconds with three decimals, cut: the playhead is never shown ahead of where it is. */
    static String millis(long ns) {
        return BigDecimal.valueOf(ns)
                .movePointLeft(6)
                .setScale(3, RoundingMode.DOWN)
                .toPlainString();
    }

    private void read() {
        Optional<Reading> now = session.checkedProperty().get();
        int unread = session.designFile().problems().size();
        verdict.set(
                unread > 0
                        ? Verdict.ofPart(unread)
                        : now.map(r -> Verdict.of(r, session.runProperty().get()))
                                .orElse(READING));
    }

    public List<Chip> chips() {
        return session.catalogue().chips();
    }

    /** Runtimes that run on the chosen chip. */
    public List<RuntimeProfile> runtimes() {
        String target = session.document().project().target();
        return session.catalogue().runtimes().stream()
                .filter(r -> r.runsOn(target))
                .toList();
    }

    /** True if the design is for a chip. */
    public boolean isChosen(Chip chip) {
        return session.document().project().target().equals(chip.id());
    }

    /** True if the design is for a runtime. */
    public boolean isChosen(RuntimeProfile runtime) {
        return session.document().project().runtime().equals(runtime.id());
    }

    /** A runtime with its version, and how far firmware is taken with it on the chosen chip. */
    public String wordsOf(RuntimeProfile runtime) {
        String level = runtime.support(session.document().project().target())
                .map(s -> s.level().tag())
                .orElse("refused");
        return Texts.text("tool.runtime.choice." + level, runtime.nameAndVersion())
                .text();
    }

    /** Who takes the design to a chip with a runtime, from now on. */
    public void setMover(BiConsumer<Chip, RuntimeProfile> mover) {
        this.mover = mover;
    }

    /** To a chip; a runtime that does not run there gives way to one that does. */
    public void chooseChip(Chip chip) {
        String now = session.document().project().runtime();
        List<RuntimeProfile> there = session.catalogue().runtimes().stream()
                .filter(r -> r.runsOn(chip.id()))
                .toList();
        there.stream()
                .filter(r -> r.id().equals(now))
                .findFirst()
                .or(() -> there.stream().filter(r -> r.generatesFor(chip.id())).findFirst())
                .or(() -> there.stream().findFirst())
                .ifPresent(runtime -> move(chip, runtime));
    }

    public void chooseRuntime(RuntimeProfile runtime) {
        String target = session.document().project().target();
        session.catalogue().chip(target).ifPresentOrElse(chip -> move(chip, runtime), () -> session.document()
                .apply(new ChangeProject(
                        Texts.text("edit.retarget", target, runtime.name()),
                        Optional.empty(),
                        p -> p.withRuntime(runtime.id()))));
    }

    private void move(Chip chip, RuntimeProfile runtime) {
        Project now = session.document().project();
        if (!now.target().equals(chip.id()) || !now.runtime().equals(runtime.id())) {
            mover.accept(chip, runtime);
        }
    }

    /** Takes a seed as typed; false if it is no whole number. */
    public boolean typeSeed(String text) {
        try {
            long value = Long.parseLong(text.strip());
            session.document()
                    .apply(new ChangeProject(
                            Texts.text("edit.seed"),
                            Optional.empty(),
                            p -> p.withSettings(p.settings().withSeed(value))));
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /** Takes a place of the playhead as typed, milliseconds if it has no unit; false if it is no time. */
    public boolean typeTime(String text) {
        String bare = text.strip();
        String whole = !bare.isEmpty() && Character.isDigit(bare.charAt(bare.length() - 1)) ? bare + " ms" : bare;
        if (DurationText.parse(whole) instanceof Parsed.Ok<Long>(Long ns)) {
            session.playhead().moveTo(ns);
            return true;
        }
        return false;
    }

    /** The speeds for the newest run, slowest first. */
    public List<Long> speeds() {
        return ReplaySpeeds.of(session.playhead().endNs());
    }

    /** In the direction it has now. */
    public void chooseSpeed(long speed) {
        session.playhead().setSpeed(session.playhead().speedNs() < 0 ? -speed : speed);
    }

    public ReadOnlyStringProperty chipProperty() {
        return chip.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty coresProperty() {
        return cores.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty runtimeProperty() {
        return runtime.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty timeProperty() {
        return time.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty seedProperty() {
        return seed.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Verdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }
}
