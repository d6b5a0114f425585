package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Token;
import dev.takt.designer.text.Texts;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.Support;
import dev.takt.projects.units.SizeText;
import java.util.List;

/** The ground of the board: chip, lanes, bands, their names. */
final class LanePainter {
    static final Face NAME = Face.strong(12);
    static final Face LOAD = Face.mono(10.5);
    private static final double STRIPE = 4;
    /** From the edge of the lane to the words of a band. */
    private static final double WORDS = 10;

    /** From the top of a band to the end of its words. */
    static final double WORDS_HEIGHT = 48;

    /** So far words may reach out of the gutter: the first way of a ceiling's riser is twice as far. */
    private static final double BESIDE = 5;

    private final Scene scene;
    private final Pen pen;

    LanePainter(Scene scene) {
        this.scene = scene;
        this.pen = scene.pen();
    }

    void paint() {
        Box chip = scene.plan().chip();
        pen.fill(chip.rounded(Metric.CHIP_RADIUS), scene.of(Token.CHIP));
        pen.stroke(chip.rounded(Metric.CHIP_RADIUS), Stroke.of(scene.of(Token.CHIP_EDGE), 1.5));
        pen.part();
        title(chip);
        scene.plan().lanes().forEach(this::lane);
        if (scene.detail() == Detail.ALL) {
            scene.plan().captions().forEach(this::caption);
        }
    }

    private void caption(BandCaption caption) {
        Box box = caption.box();
        double y = box.centreY() + TextMeasure.middle(BandCaption.FACE);
        pen.part();
        pen.text(caption.words(), box.x(), y, BandCaption.FACE, Align.LEFT, scene.of(Token.SUBTLE));
    }

    private void title(Box chip) {
        String name = scene.plan().machine().map(m -> m.chip().name()).orElse("");
        double y = chip.bottom() - 14;
        if (name.isEmpty()) {
            String missing =
                    Texts.words("board.chip.unknown", scene.plan().project().target());
            pen.text(missing, Metric.CHIP_PADDING + 4, y, Face.words(11), Align.LEFT, scene.of(Token.MUTED));
            return;
        }
        Face face = Face.strong(13);
        pen.text(name, Metric.CHIP_PADDING + 4, y, face, Align.LEFT, scene.of(Token.MUTED));
        double after = Metric.CHIP_PADDING + 4 + TextMeasure.width(name, face) + 10;
        if (scene.detail() != Detail.BLOCKS) {
            Machine machine = scene.plan().machine().get();
            String memory = memory(machine.chip()) + taken(machine);
            pen.text(memory, after, y, Face.words(10.5), Align.LEFT, scene.of(Token.MUTED));
        }
    }

    private static String memory(Chip chip) {
        long ram = chip.ram().stream().mapToLong(r -> r.size()).sum();
        return Texts.words("board.chip.memory", size(ram), size(chip.flashBytes()));
    }

    /** The timer that the runtime keeps time with, and what else of the chip it has for itself. */
    private static String taken(Machine machine) {
        List<String> taken = machine.runtime()
                .support(machine.chip().id())
                .map(Support::takes)
                .orElse(List.of());
        return taken.isEmpty()
                ? ""
                : Texts.words("board.chip.taken", machine.runtime().name(), String.join(", ", taken));
    }

    private static String size(long bytes) {
        return bytes % 1024 == 0 ? SizeText.format(bytes) : SizeText.format(bytes / 1024 * 1024);
    }

    private void lane(Lane lane) {
        Box box = lane.box();
        pen.part();
        // the bands cover the rest of it
        double seen = lane.bands().isEmpty() ? box.height() : Metric.LANE_HEADER + 10;
        pen.fill(new Box(box.x(), box.y(), box.width(), seen).rounded(8), scene.of(Token.PANEL));
        lane.bands().forEach(band -> band(lane, band));
        pen.stroke(box.rounded(8), Stroke.of(scene.of(Token.LINE_STRONG), 1));
        String name = name(lane);
        double y = box.y() + 15.5;
        String load = scene.overlay().coreLoads().getOrDefault(lane.core(), "");
        double room = box.width() - 34 - TextMeasure.width(load, LOAD);
        String fitted = TextMeasure.fitted(name, room, NAME);
        pen.text(fitted, box.x() + 12, y, NAME, Align.LEFT, scene.of(Token.FG));
        pen.part();
        // Above the gutter, where requests from the edge of the chip seldom come down.
        if (lane.gutterRight()) {
            pen.text(load, box.right() - 10, y, LOAD, Align.RIGHT, scene.of(Token.MUTED));
        } else {
            double x = box.x() + 22 + TextMeasure.width(fitted, NAME);
            pen.text(load, x, y, LOAD, Align.LEFT, scene.of(Token.MUTED));
        }
    }

    static String name(Lane lane) {
        return MachineCore.title(lane.name(), lane.core());
    }

    private void band(Lane lane, BandBox band) {
        Box box = band.box();
        int from = scene.plan().scale().fromBottom(band.rank());
        int count = scene.plan().scale().count();
        Rgb fill = scene.theme().band(from, count);
        boolean last = band.equals(lane.bands().getLast());
        if (last) {
            // The lowest band ends with the round corners of its lane.
            pen.clip(new Box(box.x(), box.y(), box.width(), box.height()));
            pen.fill(new Box(box.x(), box.y() - 10, box.width(), box.height() + 10).rounded(8), fill);
            pen.restore();
        } else {
            pen.fill(box, fill);
        }
        pen.line(box.x(), box.y(), box.right(), box.y(), Stroke.of(scene.of(Token.LINE), 1.2));
        Rgb stripe = scene.theme().level(from, count);
        double x = lane.gutterRight() ? box.right() - 2 - STRIPE : box.x() + 2;
        pen.fill(
                new Box(x, box.y() + 3, STRIPE, box.height() - 6).rounded(1.5),
                band.empty() ? stripe.withOpacity(0.35) : stripe);
        words(lane, band);
    }

    private void words(Lane lane, BandBox band) {
        Box box = band.box();
        Align align = lane.gutterRight() ? Align.RIGHT : Align.LEFT;
        double x = lane.gutterRight() ? box.right() - WORDS : box.x() + WORDS;
        if (band.empty()) {
            Face face = Face.strong(10);
            double y = Math.min(box.centreY(), box.y() + 12) + TextMeasure.middle(face);
            pen.text(levels(band), x, y, face, align, scene.of(Token.SUBTLE));
            return;
        }
        pen.text(levels(band), x, box.y() + 19, Face.strong(12), align, scene.of(Token.FG));
        if (scene.detail() == Detail.BLOCKS) {
            return;
        }
        pen.text(BandCaption.kind(band), x, box.y() + 33, Face.words(10.5), align, scene.of(Token.MUTED));
        String more = !band.dispatcher().isEmpty()
                ? band.dispatcher()
                : !isNumber(band.nativePriority()) ? "" : Texts.words("board.level.native", band.nativePriority());
        if (box.height() > 50) {
            String fitted = TextMeasure.fitted(more, Metric.GUTTER - WORDS + BESIDE, Face.words(9.5));
            pen.text(fitted, x, box.y() + 46, Face.words(9.5), align, scene.of(Token.SUBTLE));
        }
    }

    private static boolean isNumber(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return !digits.isEmpty() && digits.chars().allMatch(Character::isDigit);
    }

    private static String levels(BandBox band) {
        return band.lowPriority() == band.priority()
                ? Texts.words("board.level", "P", band.priority())
                : Texts.words("board.levels", "P", band.lowPriority(), band.priority());
    }
}
