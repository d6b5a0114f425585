package dev.takt.app.report;

import java.util.OptionalLong;

/** The part of a run that is drawn; absent ends are chosen. */
public record Span(OptionalLong fromNs, OptionalLong toNs) {
    public static final Span CHOSEN = new Span(OptionalLong.empty(), OptionalLong.empty());

    boolean isGiven() {
        return fromNs.isPresent() || toNs.isPresent();
    }
}
