package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.text.Texts;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The cards of a lane: which stand in it, how large they are, and their places. */
final class LaneCards {
    private static final String USUAL_COST = "12.345 us";

    private final Project project;
    private final Seating seating;
    private final Users users;

    LaneCards(Project project, Seating seating, Users users) {
        this.project = project;
        this.seating = seating;
        this.users = users;
    }

    /** The lanes' cards in their places; {@code between} is what stands between and beside the lanes takes across, {@code edge} what the edge of the chip does. */
    List<LaneLayout> laidOut(double between, double edge) {
        List<List<LaneLayout.Guest>> guests =
                seating.lanes().stream().map(this::guestsOf).toList();
        int columns = Columns.most(guests, between, edge);
        return guests.stream().map(lane -> laidOut(lane, columns)).toList();
    }

    private List<LaneLayout.Guest> guestsOf(LaneSpec lane) {
        List<LaneLayout.Guest> guests = new ArrayList<>();
        for (Executable item : project.all(Executable.class)) {
            Seating.Seat seat = seating.seats().get(item.id());
            if (seat != null && seat.core() == lane.core()) {
                guests.add(guest(item, seat.rank()));
            }
        }
        for (Resource resource : project.all(Resource.class)) {
            if (users.coreOf(resource.id()).filter(c -> c == lane.core()).isPresent()) {
                guests.add(guest(resource, users.rankOf(resource.id())));
            }
        }
        double widest = Columns.width(guests);
        guests.replaceAll(g -> g.height() < Metric.CARD_HEIGHT ? g : g.widened(widest));
        return guests;
    }

    private LaneLayout laidOut(List<LaneLayout.Guest> guests, int mostColumns) {
        int columns = Columns.of(guests, seating.lanes().size(), mostColumns);
        LaneLayout layout = new LaneLayout(columns, Columns.width(guests));
        // What the user has placed sits first; then from the top down, resources after the cards they belong to.
        guests.stream()
                .sorted(Comparator.comparing((LaneLayout.Guest g) -> g.x().isPresent() ? 0 : 1)
                        .thenComparing(g -> g.item() instanceof Resource ? 1 : 0)
                        .thenComparing(g -> -g.rank()))
                .forEach(g -> layout.place(g, users.related(g.item().id())));
        return layout;
    }

    private LaneLayout.Guest guest(Item item, int rank) {
        Optional<Integer> x = project.layout().of(item.id()).map(Placement::x);
        return switch (item) {
            case Interrupt interrupt ->
                new LaneLayout.Guest(item, rank, handlerWidth(interrupt), Metric.INTERRUPT_HEIGHT, x);
            case Resource _ -> new LaneLayout.Guest(item, rank, Metric.RESOURCE_WIDTH, Metric.RESOURCE_HEIGHT, x);
            default -> new LaneLayout.Guest(item, rank, cardWidth(item), Metric.CARD_HEIGHT, x);
        };
    }

    /** Wide enough for the name and for a usual cost beside what it comes from, within bounds; the figures that it has now change nothing. */
    private double handlerWidth(Interrupt interrupt) {
        String detail = CardWords.handler(interrupt, Texts.words("board.worst", USUAL_COST), project);
        double name = TextMeasure.width(interrupt.name(), Face.strong(12.5)) + 56;
        double wanted = Math.max(name, TextMeasure.width(detail, Face.mono(10.5)) + 26);
        return Math.clamp(Math.ceil(wanted / 8) * 8, 120, 232);
    }

    /** Wide enough for the name beside a usual badge, within bounds. */
    private static double cardWidth(Item item) {
        double wanted = TextMeasure.width(item.name(), Face.strong(12.5)) + 128;
        return Math.clamp(Math.ceil(wanted / 2) * 2, Metric.CARD_WIDTH, Metric.CARD_WIDEST);
    }
}
