package dev.takt.app.welcome;

/** How a level of support looks: a sign and a colour of its own. */
final class SupportBadge {
    private SupportBadge() {}

    static String icon(RuntimeOffer offer) {
        if (!offer.runs()) {
            return "fth-slash";
        }
        return switch (offer.level()) {
            case RUN -> "fth-play";
            case BUILT -> "fth-package";
            case GENERATED -> "fth-code";
            case REFUSED -> "fth-activity";
        };
    }

    static String style(RuntimeOffer offer) {
        return switch (offer.level()) {
            case RUN -> offer.runs() ? "ok" : "plain";
            case BUILT -> offer.runs() ? "info" : "plain";
            case GENERATED, REFUSED -> "plain";
        };
    }
}
