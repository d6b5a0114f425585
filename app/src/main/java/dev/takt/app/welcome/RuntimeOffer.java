package dev.takt.app.welcome;

import dev.takt.app.text.Texts;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.SupportLevel;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A runtime as it is offered for a chip: whether designs may use it there, how far its firmware is taken, and why not further; {@code why} is empty where there is nothing to say. */
record RuntimeOffer(RuntimeProfile runtime, boolean runs, SupportLevel level, String why) {
    static RuntimeOffer of(RuntimeProfile runtime, Chip chip) {
        boolean runs = runtime.runsOn(chip.id());
        SupportLevel level = runtime.support(chip.id()).map(Support::level).orElse(SupportLevel.REFUSED);
        String why = runtime.support(chip.id()).map(RuntimeOffer::reason).orElse("");
        return new RuntimeOffer(runtime, runs, level, why);
    }

    private static String reason(Support row) {
        return Stream.of(row.why(), row.alternative()).filter(w -> !w.isEmpty()).collect(Collectors.joining(" "));
    }

    String title() {
        return runtime.nameAndVersion();
    }

    /** How far it goes, in a word or two. */
    String badge() {
        return Texts.text(runs ? "offer." + level.tag() : "offer.not-here").text();
    }

    /** What that means, and why it is not more. */
    String words() {
        String meaning = Texts.text(runs ? "offer." + level.tag() + ".words" : "offer.not-here.words")
                .text();
        return why.isEmpty() ? meaning : meaning + " " + why;
    }
}
