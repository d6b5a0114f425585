package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.chart.Chart;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.sim.trace.Trace;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/**
 * What is shown as a file of every kind, written from the window and read back. In the sample {@code bus_manager} is released at 4 ms and every 20 ms and has 10 ms; {@code meteo} stands in its way every 40 ms, so every other deadline of
 * the 200 ms is missed.
 */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class SavedViewsTest {
    private static final List<Long> MISSES = List.of(14_000_000L, 54_000_000L, 94_000_000L, 134_000_000L, 174_000_000L);

    private StudioHarness studio;
    private KeysOnly keys;
    private FxRobot robot;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("priority-inversion"));
    }

    private byte[] picture(String name) throws Exception {
        Path file = studio.folder.resolve(name);
        studio.nextSave = Optional.of(file);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.I).release(KeyCode.SHIFT, KeyCode.CONTROL);
        studio.await("the picture", () -> Files.exists(file));
        return Files.readAllBytes(file);
    }

    /** The command has no key of its own: the palette finds it. */
    private String events(String name) throws Exception {
        return Files.readString(eventsFile(name));
    }

    private Path eventsFile(String name) {
        Path file = studio.folder.resolve(name);
        studio.nextSave = Optional.of(file);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.P).release(KeyCode.SHIFT, KeyCode.CONTROL);
        studio.await("the palette", () -> studio.there("command-search"));
        robot.write("save events").type(KeyCode.ENTER);
        studio.await("the events", () -> Files.exists(file));
        return file;
    }

    @Test
    void picturesAndEventsOfEveryKind(FxRobot hands) throws Exception {
        robot = hands;
        keys = new KeysOnly(studio, robot);
        studio.awaitRun();
        String board = new String(picture("board.svg"), StandardCharsets.UTF_8);
        for (String name : List.of("bus_manager", "communication", "meteo", "information bus")) {
            assertTrue(board.contains(">" + name + "<"), name);
        }
        assertTrue(has(new Image(new ByteArrayInputStream(picture("board.PNG"))), Token.ERR), "the mark of a problem");

        keys.chord(KeyCode.DIGIT2);
        studio.await("the timeline", () -> chart().width() > 400);
        robot.type(KeyCode.F);
        Image timeline = new Image(new ByteArrayInputStream(picture("timeline.png")));
        assertEquals(2 * Math.ceil(chart().width()), timeline.getWidth(), 2);
        assertEquals(2 * Math.ceil(chart().height()), timeline.getHeight(), 2);
        assertTrue(has(timeline, Token.MISSED), "flags of missed deadlines");

        Trace trace = studio.design()
                .session()
                .runProperty()
                .get()
                .orElseThrow()
                .data()
                .trace();
        List<String[]> lines =
                events("run.csv").lines().map(l -> l.split(",", -1)).toList();
        assertEquals("time_ns", lines.getFirst()[0]);
        assertEquals(trace.size(), lines.size() - 1);
        assertEquals(
                MISSES,
                lines.stream()
                        .filter(l -> l[1].equals("miss"))
                        .map(l -> Long.parseLong(l[0]))
                        .toList());
        List<Long> blocked = lines.stream()
                .filter(l -> l[1].equals("block") && l[3].equals("bus_manager"))
                .map(l -> Long.parseLong(l[0]))
                .toList();
        assertFalse(blocked.isEmpty());

        assertEquals(blocked, turns(events("run.vcd"), "bus_manager", 3));
        assertEquals(MISSES, perfettoMisses(events("run.json")));

        studio.nextTrace = Optional.of(eventsFile("run.takt-trace"));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.O).release(KeyCode.SHIFT, KeyCode.CONTROL);
        studio.await(
                "the trace",
                () -> studio.design()
                                .session()
                                .runChoice()
                                .recordedProperty()
                                .get()
                                .isPresent()
                        && !studio.design().session().busyProperty().get());
        assertEquals(
                5, studio.design().session().runProperty().get().orElseThrow().missed());
    }

    private Chart chart() {
        return studio.design().timelines().chart().orElseThrow();
    }

    private static boolean has(Image image, Token colour) {
        Rgb rgb = Theme.LIGHT.of(colour);
        int wanted = 0xFF000000 | rgb.red() << 16 | rgb.green() << 8 | rgb.blue();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getPixelReader().getArgb(x, y) == wanted) {
                    return true;
                }
            }
        }
        return false;
    }

    /** When a signal of a value change dump becomes a value (IEEE 1364-2005, 18.2). */
    private static List<Long> turns(String dump, String signal, int value) {
        List<String> lines = dump.lines().toList();
        assertEquals("$timescale 1ns $end", lines.getFirst());
        String code = lines.stream()
                .map(l -> l.split(" "))
                .filter(l -> l[0].equals("$var") && l[4].equals(signal))
                .map(l -> l[3])
                .findFirst()
                .orElseThrow();
        List<Long> turns = new ArrayList<>();
        long now = 0;
        for (String line : lines) {
            if (line.startsWith("#")) {
                now = Long.parseLong(line.substring(1));
            } else if (line.startsWith("b")
                    && line.endsWith(" " + code)
                    && Integer.parseInt(line.substring(1, line.indexOf(' ')), 2) == value) {
                turns.add(now);
            }
        }
        return turns;
    }

    /** Instants of missed deadlines in the Trace Event Format, whose times are microseconds. */
    private static List<Long> perfettoMisses(String text) throws Exception {
        JsonObject all = (JsonObject) JsonReader.read(text);
        List<JsonValue> events = ((JsonArray) all.get("traceEvents").orElseThrow()).elements();
        return events.stream()
                .map(JsonObject.class::cast)
                .filter(e -> e.get("name")
                        .filter(n -> ((JsonString) n).value().equals("deadline missed"))
                        .isPresent())
                .map(e -> ((JsonNumber) e.get("ts").orElseThrow()).exact())
                .map(us -> us.multiply(BigDecimal.valueOf(1000)).longValueExact())
                .toList();
    }
}
