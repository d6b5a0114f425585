package dev.takt.app.shell;

/** Which docks the page that is shown has, in a window of its width. */
record PageDocks(String page, boolean narrow) {
    /** True if a side has a place beside the page: {@code left}, {@code right} or {@code bottom}. */
    boolean has(String side) {
        return switch (page) {
            case "board" -> true;
            case "timeline" -> !side.equals("left") && !(narrow && side.equals("right"));
            case "analysis", "memory" -> side.equals("right");
            default -> false;
        };
    }

    /** True if <i>Why late?</i> can be beside it. */
    boolean hasWhy() {
        return page.equals("timeline") || has("right");
    }

    /** True if a pane of a side has its place beside it: the timeline has no strip of itself below. */
    boolean hasPane(String pane, String side) {
        return has(side) && (page.equals("board") || !pane.equals(DockParts.STRIP));
    }

    /** Why something was late takes the whole height of the window, and beside the timeline the inspector does too. */
    boolean isTallAtRight(boolean withWhy) {
        return !narrow && (page.equals("timeline") || withWhy);
    }
}
