package dev.takt.app.wiring;

import dev.takt.app.session.Session;
import dev.takt.designer.timeline.TimelineRows;
import java.util.Optional;

/** What commands do that mean something else on each page: how much of it is seen, what is pinned, what is saved as a picture. */
final class ShownPage {
    private final Session session;
    private final DesignPages pages;
    private final BoardDesk board;
    private final TimelineDesk timelines;
    private final ViewFiles files;

    ShownPage(Session session, DesignPages pages, BoardDesk board, TimelineDesk timelines, ViewFiles files) {
        this.session = session;
        this.pages = pages;
        this.board = board;
        this.timelines = timelines;
        this.files = files;
    }

    /** True on the pages that have the board. */
    boolean hasBoard() {
        return pages.shown().equals("board") || pages.shown().equals("code");
    }

    void zoom(boolean closer) {
        if (pages.onTimeline()) {
            timelines.model().zoom(closer);
        } else if (hasBoard()) {
            board.zoom(closer);
        }
    }

    void fit() {
        if (pages.onTimeline()) {
            timelines.model().focus();
        } else {
            board.view().fit();
        }
    }

    /** Pins the selection: its rows on the timeline, else its cards on the board. */
    void pin() {
        if (pages.onTimeline()) {
            timelines.onBoth(t -> t.rows().pin());
        } else {
            board.model().pin();
        }
    }

    void toggleLoads() {
        rows().toggleLoads();
    }

    void toggleArrows() {
        rows().toggleArrows();
    }

    /** The rows that are seen: of the page, or of the strip below another one. */
    private TimelineRows rows() {
        return (pages.onTimeline() ? timelines.model() : timelines.stripModel()).rows();
    }

    void searchEvents() {
        pages.choose("timeline");
        timelines.page().search();
    }

    void editStops() {
        pages.choose("timeline");
        timelines.page().editStops();
    }

    /** Saves the timeline as it is seen, or all of the board. */
    void savePicture() {
        if (pages.onTimeline()) {
            files.picture("timeline", timelines.picture());
        } else {
            files.picture("board", Optional.of(board.picture()));
        }
    }

    void saveEvents() {
        session.runProperty()
                .get()
                .ifPresent(run ->
                        files.events("events", run.data().trace(), run.data().slices()));
    }
}
