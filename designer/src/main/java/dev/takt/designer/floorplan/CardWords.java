package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.text.Texts;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.units.BitRateText;
import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short texts and signs of the boxes of the board. */
final class CardWords {
    private CardWords() {}

    /** When a job comes, in a few words. */
    static String activation(Activation activation, Project project) {
        return switch (activation) {
            case Activation.Periodic periodic -> TimeText.exact(periodic.periodNs());
            case Activation.After after -> Texts.words("board.after", TimeText.exact(after.delayNs()));
            case Activation.Sporadic sporadic -> Texts.words("board.gap", TimeText.exact(sporadic.minGapNs()));
            case Activation.Burst burst ->
                Texts.words("board.burst", burst.count(), TimeText.exact(burst.outerGapNs()));
            case Activation.On on -> nameOf(on.source(), project);
            case Activation.Spawned _ -> Texts.words("board.spawned");
            case Activation.Startup _ -> Texts.words("board.startup");
            case Activation.Background _ -> Texts.words("board.background");
            case Activation.Recorded _ -> Texts.words("board.recorded");
        };
    }

    /** What a handler costs, if that is known, and what it comes from. */
    static String handler(Interrupt interrupt, String worst, Project project) {
        String origin = interrupt
                .source()
                .map(s -> nameOf(s, project))
                .orElseGet(() -> activation(interrupt.activation(), project));
        return worst.isEmpty() ? origin : worst + " · " + origin;
    }

    /** The name of an item, its id if it is missing. */
    static String nameOf(ItemId id, Project project) {
        return project.item(id).map(Item::name).orElse(id.value());
    }

    static boolean isTimed(Activation activation) {
        return activation instanceof Activation.Periodic || activation instanceof Activation.After;
    }

    /** What gives a peripheral its speed or its edge. */
    static String speed(Peripheral peripheral, Project project) {
        if (peripheral.bitRateHz() > 0) {
            String rate = BitRateText.words(peripheral.instance(), peripheral.bitRateHz());
            return peripheral.instance().equals(peripheral.name()) ? rate : peripheral.instance() + " · " + rate;
        }
        boolean requests =
                project.all(Interrupt.class).stream().anyMatch(i -> i.source().equals(Optional.of(peripheral.id())));
        if (!requests || !peripheral.instance().startsWith("GPIO")) {
            return peripheral.instance();
        }
        return peripheral.instance() + " · "
                + switch (peripheral.edge()) {
                    case RISING -> "↑";
                    case FALLING -> "↓";
                    case BOTH -> "↕";
                };
    }

    /** What it is, and the address it answers to on I2C. */
    static String device(Device device, Project project) {
        String address = device.address().isPresent()
                ? " · 0x%02X".formatted(device.address().getAsInt())
                : "";
        return kind(device, project) + address;
    }

    private static String kind(Device device, Project project) {
        if (!device.part().isEmpty()) {
            return device.part();
        }
        return device.arrivals() instanceof Activation.Background
                ? device.device().tag()
                : activation(device.arrivals(), project);
    }

    /** A label in the foot of the chip. */
    static String footer(Item item) {
        return switch (item) {
            case Watchdog dog -> Texts.words("board.watchdog", dog.name(), TimeText.exact(dog.timeoutNs()));
            case Pool pool -> Texts.words("board.pool", pool.name(), pool.blocks(), SizeText.format(pool.blockBytes()));
            case Chain chain ->
                chain.boundNs().isPresent()
                        ? Texts.words(
                                "board.chain",
                                chain.name(),
                                TimeText.exact(chain.boundNs().getAsLong()))
                        : Texts.words("board.chain.unbounded", chain.name());
            default -> item.name();
        };
    }

    static List<String> wrapped(String text, double width, Face face) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String line = "";
            for (String word : paragraph.split(" ", -1)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && TextMeasure.width(longer, face) > width) {
                    lines.add(line);
                    line = word;
                } else {
                    line = longer;
                }
            }
            lines.add(TextMeasure.fitted(line, width, face));
        }
        return lines;
    }
}
