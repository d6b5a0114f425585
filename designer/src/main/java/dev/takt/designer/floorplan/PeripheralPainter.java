package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.RoundBox;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Token;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import java.util.List;
import java.util.stream.IntStream;

/** A peripheral on the edge of the chip with the pads of its pins. */
final class PeripheralPainter implements NodePainter {
    private static final int MOST_PINS = 3;

    @Override
    public boolean paints(Item item) {
        return item instanceof Peripheral;
    }

    /** Where the pads of a peripheral are; with more pins than there is room, the first ones. */
    static List<Double> pads(Peripheral peripheral, Box box) {
        int pins = Math.clamp(peripheral.pins().size(), 1, MOST_PINS);
        double step = 28;
        double first = box.centreX() - (pins - 1) * step / 2;
        return IntStream.range(0, pins).mapToObj(i -> first + i * step).toList();
    }

    @Override
    public void paint(Scene scene, Node node) {
        Peripheral peripheral = (Peripheral) node.item();
        Box box = node.box();
        if (scene.detail() == Detail.BLOCKS) {
            Cards.block(scene, node, scene.of(Token.RAISED), scene.of(Token.FG));
            return;
        }
        RoundBox shape = box.rounded(6);
        Cards.ground(scene, node, shape, box.inset(-4).rounded(10), scene.of(Token.CHIP_EDGE), 1);
        boolean all = scene.detail() == Detail.ALL;
        double baseline = all ? box.y() + 15 : box.centreY() + 5;
        Cards.name(scene, node, box.x() + 10, baseline, box.width() - 18, Face.strong(11.5));
        if (all) {
            String speed = TextMeasure.fitted(
                    CardWords.speed(peripheral, scene.plan().project()), box.width() - 18, Face.mono(10.5));
            scene.pen().text(speed, box.x() + 10, box.y() + 29, Face.mono(10.5), Align.LEFT, scene.of(Token.MUTED));
        }
        pins(scene, peripheral, box, all);
    }

    private static void pins(Scene scene, Peripheral peripheral, Box box, boolean names) {
        Pen pen = scene.pen();
        List<Double> pads = pads(peripheral, box);
        List<PinUse> pins = peripheral.pins();
        for (int i = 0; i < pads.size(); i++) {
            double x = pads.get(i);
            pen.fill(new Box(x - 4, box.y() - 7, 8, 8), scene.of(Token.PIN));
            if (names && i < pins.size() && (i == 0 || i == pads.size() - 1)) {
                boolean toTheLeft = pads.size() > 1 && i == 0;
                pen.text(
                        pins.get(i).pin(),
                        toTheLeft ? x - 7 : x + 7,
                        box.y() - 9,
                        Face.mono(9.5),
                        toTheLeft ? Align.RIGHT : Align.LEFT,
                        scene.of(Token.MUTED));
            }
        }
    }
}
