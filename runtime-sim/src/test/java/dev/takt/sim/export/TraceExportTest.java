package dev.takt.sim.export;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.design.Design;
import dev.takt.sim.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Traces in the forms of other programs, of one run worked out by hand: low takes the lock at 0, high comes at 2 and waits from 3 to 5, ends at 7; low ends at 8. */
class TraceExportTest {
    private static Trace trace() {
        Run run = Design.generic()
                .resource("state", Protocol.NONE)
                .once("high", 2, 2, compute(1), lock("state", compute(2)))
                .once("low", 1, 0, lock("state", compute(4)), compute(1))
                .rename("high", "high \"1\"")
                .start(1);
        run.advance(Limit.until(10), Progress.NONE);
        return run.trace();
    }

    @Test
    void valueChangeDumpSaysWhatChangesWhen() throws Exception {
        StringBuilder text = new StringBuilder();

        TraceVcd.write(trace(), text);

        assertEquals("""
                $timescale 1ns $end
                $scope module takt $end
                $scope module cores $end
                $var wire 32 ! Core_0 [31:0] $end
                $upscope $end
                $scope module contexts $end
                $var wire 3 " high__1_ [2:0] $end
                $var wire 3 # low [2:0] $end
                $upscope $end
                $scope module resources $end
                $var wire 32 $ state [31:0] $end
                $upscope $end
                $scope module channels $end
                $upscope $end
                $comment contexts by number: 0=high__1_ 1=low $end
                $upscope $end
                $enddefinitions $end
                #0
                b1 !
                b0 "
                b10 #
                b1 $
                #2
                b0 !
                b10 "
                b1 #
                #3
                b1 !
                b11 "
                b10 #
                #5
                b0 !
                b10 "
                b1 #
                b0 $
                #7
                b1 !
                b0 "
                b10 #
                bx $
                #8
                bx !
                b0 #
                #10
                """, text.toString());
    }

    @Test
    void perfettoShowsASliceForEachStretchAndAnInstantForEachArrival() throws Exception {
        StringBuilder text = new StringBuilder();

        TracePerfetto.write(trace(), text);

        JsonObject json = (JsonObject) JsonReader.read(text.toString());
        JsonArray events = (JsonArray) json.get("traceEvents").orElseThrow();
        List<String> shown = events.elements().stream()
                .map(JsonObject.class::cast)
                .filter(e -> !string(e, "ph").equals("M"))
                .map(e -> "%s %s %s/%s %s%s"
                        .formatted(
                                string(e, "ph"),
                                string(e, "name"),
                                number(e, "pid"),
                                number(e, "tid"),
                                number(e, "ts"),
                                e.get("dur").isPresent() ? "+" + number(e, "dur") : ""))
                .toList();
        assertEquals(
                List.of(
                        "X low 0/0 0.000+0.002",
                        "X high \"1\" 0/0 0.002+0.001",
                        "X low 0/0 0.003+0.002",
                        "X high \"1\" 0/0 0.005+0.002",
                        "X low 0/0 0.007+0.001",
                        "X running 0/1 0.002+0.001",
                        "X blocked 0/1 0.003+0.002",
                        "X running 0/1 0.005+0.002",
                        "i arrival 0/1 0.002",
                        "X running 0/2 0.000+0.002",
                        "X ready 0/2 0.002+0.001",
                        "X running 0/2 0.003+0.002",
                        "X ready 0/2 0.005+0.002",
                        "X running 0/2 0.007+0.001",
                        "i arrival 0/2 0.000",
                        "X low 1/1 0.000+0.005",
                        "X high \"1\" 1/1 0.005+0.002"),
                shown);
    }

    private static String string(JsonObject object, String name) {
        return ((JsonString) object.get(name).orElseThrow()).value();
    }

    private static String number(JsonObject object, String name) {
        return ((JsonNumber) object.get(name).orElseThrow()).text();
    }
}
