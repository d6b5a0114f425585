package dev.takt.app.wiring;

import dev.takt.app.advice.Place;
import dev.takt.app.advice.SeenJob;
import dev.takt.app.session.Session;
import dev.takt.app.why.WhyView;
import dev.takt.app.why.WhyViewModel;
import dev.takt.designer.document.Playhead;
import dev.takt.designer.timeline.TimelineViewModel;

/** <i>Why late?</i> and what it leads to: a place of the run, and the ghost of a fix on the timelines. */
final class WhyPane {
    private final TimelineViewModel timeline;
    private final TimelineViewModel strip;
    private final Playhead playhead;
    private final WhyViewModel model;
    private final WhyView view;

    WhyPane(Session session, TimelineViewModel timeline, TimelineViewModel strip) {
        this.timeline = timeline;
        this.strip = strip;
        playhead = session.playhead();
        model = new WhyViewModel(session, new Bring());
        view = new WhyView(model);
        model.ghostProperty().addListener((_, _, ghost) -> {
            timeline.show(ghost);
            strip.show(ghost);
            ghost.ifPresent(g -> timeline.showStretch(g.fromNs(), g.toNs()));
        });
    }

    WhyView view() {
        return view;
    }

    WhyViewModel model() {
        return model;
    }

    /** Moves the timelines to what is spoken of, and the playhead to the deadline that was missed. */
    private final class Bring implements WhyViewModel.Places {
        @Override
        public void place(Place place) {
            timeline.showPlayhead();
            strip.showPlayhead();
        }

        @Override
        public void job(SeenJob job) {
            if (job.missed()) {
                playhead.pause();
                job.deadlineNs().ifPresent(playhead::moveTo);
            }
            timeline.showStretch(job.arrivalNs(), job.untilNs());
            strip.showPlayhead();
        }
    }
}
