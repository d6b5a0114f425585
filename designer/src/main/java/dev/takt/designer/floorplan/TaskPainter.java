package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Glyph;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.StateLook;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.Figure;
import dev.takt.designer.overlay.Signs;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.text.Texts;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;

/** The card of a task: state strip, sign, name, slack, activation, deadline, cost, bound, utilisation. */
final class TaskPainter implements NodePainter {
    private static final Face NUMBERS = Face.mono(10.5);

    @Override
    public boolean paints(Item item) {
        return item instanceof Task;
    }

    @Override
    public void paint(Scene scene, Node node) {
        Task task = (Task) node.item();
        switch (scene.detail()) {
            case ALL -> {
                Cards.card(scene, node, Cards.RADIUS);
                Cards.strip(scene, node);
                double top = node.box().y();
                head(scene, node, task, top + 19);
                rows(scene, node.box(), task);
            }
            case NAMES -> {
                Cards.card(scene, node, Cards.RADIUS);
                Cards.strip(scene, node);
                head(scene, node, task, node.box().centreY() + 5);
            }
            case BLOCKS -> {
                StateLook look = Cards.look(scene, node.id());
                Rgb fill = look.ink() instanceof Rgb rgb ? rgb : scene.of(Token.RAISED);
                Cards.block(scene, node, fill, look.words());
            }
        }
    }

    private static void head(Scene scene, Node node, Task task, double baseline) {
        Box box = node.box();
        Figure figure = scene.overlay().figure(node.id());
        double right = box.right() - 8;
        if (figure.badge().isPresent()) {
            right = Cards.badge(scene, figure.badge().get(), right, baseline - 12.5) - 4;
        }
        Glyph glyph = Signs.of(task, scene.plan().project());
        Cards.title(scene, node, glyph, scene.of(Token.MUTED), box.x() + 16, baseline, right);
    }

    private static void rows(Scene scene, Box box, Task task) {
        Pen pen = scene.pen();
        Figure figure = scene.overlay().figure(task.id());
        Project project = scene.plan().project();
        Rgb muted = scene.of(Token.MUTED);
        double left = box.x() + 16;
        double right = box.right() - 10;

        String deadline = figure.deadlineNs().isPresent()
                ? Texts.words(
                        "board.deadline", TimeText.exact(figure.deadlineNs().getAsLong()))
                : "";
        pen.text(deadline, right, box.y() + 37, NUMBERS, Align.RIGHT, muted);
        Glyph glyph = CardWords.isTimed(task.activation()) ? Glyph.CLOCK : Glyph.CORNER_DOWN_RIGHT;
        pen.glyph(glyph, left, box.y() + 28, 10, muted);
        double room = right - TextMeasure.width(deadline, NUMBERS) - 8 - left - 14;
        String activation = TextMeasure.fitted(CardWords.activation(task.activation(), project), room, NUMBERS);
        pen.text(activation, left + 14, box.y() + 37, NUMBERS, Align.LEFT, muted);

        Rgb bound = figure.canMiss()
                ? scene.of(Token.ERR)
                : scene.of(figure.boundNs().isPresent() ? Token.FG : Token.MUTED);
        pen.text(figure.boundText(), right, box.y() + 54, Face.strongMono(10.5), Align.RIGHT, bound);
        double costRoom = right - left - TextMeasure.width(figure.boundText(), Face.strongMono(10.5)) - 6;
        figure.worstNs()
                .ifPresent(ns -> pen.text(
                        worst(ns, costRoom),
                        left,
                        box.y() + 54,
                        Face.strongMono(10.5),
                        Align.LEFT,
                        scene.of(Token.FG)));
        utilisation(scene, box, figure);
    }

    /** With as many decimals as there is room for; fewer round it up. */
    private static String worst(long ns, double room) {
        String words = "";
        for (int decimals = 3; decimals >= 0; decimals--) {
            words = Texts.words("board.worst", TimeText.up(ns, decimals));
            if (TextMeasure.width(words, Face.strongMono(10.5)) <= room) {
                return words;
            }
        }
        return words;
    }

    private static void utilisation(Scene scene, Box box, Figure figure) {
        if (figure.shareMillionths().isEmpty()) {
            return;
        }
        Pen pen = scene.pen();
        double left = box.x() + 16;
        double width = box.width() - 16 - 62;
        double share = Math.min(1, figure.shareMillionths().getAsLong() / 1e6);
        Box track = new Box(left, box.y() + 64, width, 4.5);
        pen.fill(track.rounded(2.25), scene.of(Token.TRACK));
        Box bar = new Box(left, track.y(), Math.max(2.5, width * share), 4.5);
        pen.fill(bar.rounded(Math.min(2.25, bar.width() / 2)), scene.of(Token.ACCENT));
        pen.text(figure.shareText(), box.right() - 10, box.y() + 70, NUMBERS, Align.RIGHT, scene.of(Token.MUTED));
    }
}
