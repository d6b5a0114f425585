package dev.takt.designer.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.RunState;
import dev.takt.designer.draw.SvgPen;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.Live;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoardSvgTest {
    private static final ItemId HIGH = ItemId.of("high");
    private static final ItemId LOW = ItemId.of("low");
    private static final ItemId LOCK = ItemId.of("lock");

    private static FloorPlan tiny(String name) {
        Step use = new Step.Lock(LOCK, List.of());
        Project project = Project.blank("tiny", "stm32f411re", "freertos")
                .withItems(List.of(
                        Task.blank(HIGH, name)
                                .withPriority(2)
                                .withActivation(new Activation.Periodic(10_000_000, 0, 0))
                                .withBody(List.of(use)),
                        Task.blank(LOW, "low").withPriority(1).withBody(List.of(use)),
                        Resource.blank(LOCK, "lock")));
        return FloorPlan.of(project, Machine.of(project, ShippedCatalogue.get()));
    }

    private static String svg(FloorPlan plan, Overlay overlay) {
        SvgPen pen = new SvgPen(640, 480);
        FloorPlanPainter.paintFitted(pen, plan, overlay, Theme.LIGHT, 640, 480);
        return pen.svg();
    }

    /** A reviewed picture: any change of layout or painting shows as a difference. Set the property {@code bless} to write it anew. */
    @Test
    void aTinyDesignLooksAsReviewed() throws IOException {
        SvgPen pen = new SvgPen(640, 480);
        FloorPlan plan = tiny("high");
        FloorPlanPainter.paint(pen, plan, Overlay.NONE, Theme.LIGHT, 1);
        if (Boolean.getBoolean("bless")) {
            Files.writeString(Path.of("src/test/resources/dev/takt/designer/floorplan/tiny-board.svg"), pen.svg());
        }
        String path = "/dev/takt/designer/floorplan/tiny-board.svg";
        try (InputStream in = Objects.requireNonNull(BoardSvgTest.class.getResourceAsStream(path))) {
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), pen.svg());
        }
    }

    @Test
    void namesNeverBecomeMarkup() {
        String svg = svg(tiny("<script>alert(1)</script>"), Overlay.NONE);
        assertFalse(svg.contains("<script"));
        assertTrue(svg.contains("&lt;script&gt;"));
    }

    @Test
    void aReplayShowsStatesAsPatternsAndWhoWaitsAndHolds() {
        Map<ItemId, Live> live = Map.of(
                HIGH, new Live(RunState.BLOCKED, Optional.of(LOCK), Optional.empty(), 0),
                LOW, new Live(RunState.READY, Optional.empty(), Optional.empty(), 0),
                LOCK, new Live(RunState.BLOCKED, Optional.empty(), Optional.of(LOW), 1));
        String svg = svg(tiny("high"), Overlay.NONE.withLive(live));
        assertTrue(svg.contains(">waits</text>"));
        assertTrue(svg.contains(">holds</text>"));
        assertTrue(svg.contains(">1 waiting</text>"));
        assertEquals(2, svg.split("<pattern ", -1).length - 1);
    }

    /** 15 preemptible priorities: ours 1 is Zephyr's 13, ours 16 its -2. */
    @Test
    void aBandShowsTheNumberAProgrammerWrites() {
        Project project = Project.blank("numbers", "stm32f411re", "zephyr")
                .withItems(List.of(
                        Task.blank(HIGH, "high").withPriority(16),
                        Task.blank(LOW, "low").withPriority(1)));
        SvgPen pen = new SvgPen(1200, 900);
        FloorPlanPainter.paint(
                pen, FloorPlan.of(project, Machine.of(project, ShippedCatalogue.get())), Overlay.NONE, Theme.LIGHT, 1);
        assertTrue(pen.svg().contains(">native 13</text>"));
        assertTrue(pen.svg().contains(">native -2</text>"));
    }

    @Test
    void hoveringFadesWhatIsNotConnected() {
        assertFalse(svg(tiny("high"), Overlay.NONE).contains("opacity=\"0.35\">"));
        String svg = svg(tiny("high"), Overlay.NONE.withHover(Optional.of(HIGH)));
        assertTrue(svg.contains("<g opacity=\"0.35\">"));
    }

    @Test
    void theSelectedHasAnOutlineAndAHalo() {
        String svg = svg(tiny("high"), Overlay.NONE.withSelection(Set.of(LOW)));
        String accent = Theme.LIGHT.of(Token.ACCENT).hex();
        assertTrue(svg.contains("stroke=\"" + accent + "\" stroke-opacity=\"0.22\" stroke-width=\"6\""));
        assertTrue(svg.contains("stroke=\"" + accent + "\" stroke-width=\"2\""));
    }

    @Test
    void detailGrowsWithTheZoom() {
        assertEquals(Detail.BLOCKS, Detail.at(0.44));
        assertEquals(Detail.NAMES, Detail.at(0.45));
        assertEquals(Detail.ALL, Detail.at(0.75));
    }
}
