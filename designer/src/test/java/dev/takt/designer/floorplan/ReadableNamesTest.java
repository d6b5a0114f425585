package dev.takt.designer.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Decoration;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Task;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Names of cards can be read from wherever cards have names, at the cost of what stands beside them. */
class ReadableNamesTest {
    static final List<Sample> SAMPLES = Samples.ALL;

    /** Pixels of the screen. */
    private static final double LEAST_SIZE = 7;

    private record Written(String words, Face face) {}

    private static List<Written> written(FloorPlan plan, Overlay overlay, Item item, double zoom) {
        List<Written> written = new ArrayList<>();
        Pen pen = (Pen)
                Proxy.newProxyInstance(Pen.class.getClassLoader(), new Class<?>[] {Pen.class}, (_, verb, with) -> {
                    if (verb.getName().equals("text")) {
                        written.add(new Written((String) with[0], (Face) with[3]));
                    }
                    return null;
                });
        FloorPlanPainter.item(pen, plan, overlay, Theme.LIGHT, zoom, item.id());
        return written;
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void namesAreReadFromEveryDistanceAndVerdictsKeepTheirSign(Sample sample) {
        Machine machine = Machine.of(sample.project(), ShippedCatalogue.get()).orElseThrow();
        Overlay overlay = Overlay.NONE.withFigures(Figures.of(machine, Optional.empty()));
        FloorPlan plan = FloorPlan.of(sample.project(), Optional.of(machine));
        for (double zoom : new double[] {1, 0.75, 0.74, 0.65, 0.6, 0.5, 0.45, 0.44, 0.3, 0.2}) {
            for (Node node : plan.nodes()) {
                boolean named = !(node.item() instanceof Decoration)
                        && !node.item().name().isEmpty();
                List<Written> written = written(plan, overlay, node.item(), zoom);
                if (named && !written.isEmpty()) {
                    Written name = written.stream()
                            .filter(w -> isName(w.words(), node.item().name()))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(node.item().name() + " at " + zoom + ": " + written));
                    assertTrue(
                            name.face().size() * zoom >= LEAST_SIZE - 1e-9,
                            name + " at " + zoom + " is " + name.face().size() * zoom + " px");
                }
                if (node.item() instanceof Task && zoom < 0.62) {
                    assertEquals(
                            1, written.size(), "only the name of " + node.item().name() + " at " + zoom);
                }
            }
        }
    }

    /** All of a name, or what has room of it. */
    private static boolean isName(String words, String name) {
        return words.startsWith(name)
                || words.endsWith("…") && name.startsWith(words.substring(0, words.length() - 1))
                || words.isEmpty();
    }
}
