package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.sample.Samples;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportCommandTest {
    @TempDir
    private Path folder;

    /** The program itself needs no XML. */
    @BeforeAll
    static void readXml() {
        ReportCommandTest.class
                .getModule()
                .addReads(ModuleLayer.boot().findModule("java.xml").orElseThrow());
    }

    static Stream<String> samples() {
        return Samples.ALL.stream().map(s -> s.id());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void reportOfASampleIsWellFormedAndTheSameEveryTime(String sample) throws Exception {
        Path first = write(sample, Samples.byId(sample).orElseThrow().text(), "a.html");
        Path second = write(sample, Samples.byId(sample).orElseThrow().text(), "b.html");

        assertEquals(Files.readString(first), Files.readString(second));
        assertWellFormed(first);
        List<String> ids = Pattern.compile(" id=\"([^\"]*)\"")
                .matcher(Files.readString(first))
                .results()
                .map(r -> r.group(1))
                .toList();
        assertEquals(ids.stream().distinct().toList(), ids);
    }

    /** The bound of {@code control} is the one that AnalysisTest and the board show; the hash is that of the file that {@code simulate --trace} writes. */
    @Test
    void reportSaysWhatIsProvenWhatWasSeenAndOfWhichTrace() throws Exception {
        String text = Samples.byId("priority-inversion").orElseThrow().text();
        String html = Files.readString(write("priority-inversion", text, "r.html"));
        Path trace = folder.resolve("t.trace");

        Ran.takt("simulate", folder.resolve("priority-inversion.takt"), "--trace", trace);

        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(trace)));
        assertTrue(html.contains("SHA-256 " + hash));
        assertTrue(html.contains("In the run 5 of 20 jobs missed their deadline."));
        assertTrue(html.contains("For 1 of 3 tasks and handlers no bound is known"));
        assertTrue(html.contains("<td>communication</td>"));
        assertTrue(html.contains("15.506 ms"));
    }

    @Test
    void namesOfTheUserNeverBecomeMarkup() throws Exception {
        String named = Samples.byId("rtic-cortex-m3")
                .orElseThrow()
                .text()
                .replaceFirst("\"name\": \"[^\"]*\"(,\\s*\"activation\")", "\"name\": \"</td><script>url(#c1)&\"$1");

        Path html = write("named", named, "r.html");

        assertFalse(Files.readString(html).contains("<script>"));
        assertWellFormed(html);
    }

    /** The cells of figures are never wrapped, and what passes the edge of the page is cut in print: words have no place there. */
    @Test
    void whyThereIsNoBoundIsToldInFullOfChainsToo() throws Exception {
        String html = Files.readString(write("endless", """
                {"takt": 1, "name": "endless", "target": "generic-1", "runtime": "generic", "items": [
                 {"id": "a", "kind": "task", "name": "reader_of_the_sensor", "activation": {"type": "periodic", "period": "10 ms"},
                  "body": [{"do": "compute", "best": "1 ms", "worst": "1 ms"}, {"do": "send", "channel": "q"}]},
                 {"id": "b", "kind": "task", "name": "writer_to_the_display", "priority": 1, "activation": {"type": "on", "source": "q"},
                  "body": [{"do": "receive", "channel": "q"}, {"do": "receive", "channel": "wishes"}]},
                 {"id": "c", "kind": "task", "name": "console", "priority": 2, "activation": {"type": "periodic", "period": "10 ms"},
                  "body": [{"do": "send", "channel": "wishes", "timeout": "0 us"}]},
                 {"id": "q", "kind": "channel", "name": "q", "capacity": 4},
                 {"id": "wishes", "kind": "channel", "name": "wishes", "capacity": 4},
                 {"id": "end", "kind": "chain", "name": "sensor_to_display", "path": ["a", "q", "b"], "bound": "10 ms"}]}
                """, "r.html"));

        String reason = Ran.takt("analyze", folder.resolve("endless.takt"))
                .out()
                .lines()
                .filter(line -> line.startsWith("sensor_to_display: "))
                .findFirst()
                .orElseThrow()
                .substring("sensor_to_display: ".length());
        assertTrue(reason.startsWith("No bound known: "), reason);
        assertTrue(
                html.contains("<td>sensor_to_display</td><td class=\"right\">–</td><td>"
                        + reason.replace("\"", "&quot;") + "</td>"),
                reason);
        assertEquals(
                List.of(),
                Pattern.compile("<td class=\"[^\"]*right\">([^<]{20,})")
                        .matcher(html)
                        .results()
                        .map(r -> r.group(1))
                        .toList());
    }

    private Path write(String name, String text, String html) throws Exception {
        Path design = Files.writeString(folder.resolve(name + ".takt"), text);
        Path out = folder.resolve(html);
        Ran ran = Ran.takt("report", design, "-o", out);
        assertEquals(out + "\n", ran.out(), ran.err());
        return out;
    }

    /** Everything but the first line and the two tags that HTML does not close is XML here, so that a parser finds what is not closed or escaped. */
    private static void assertWellFormed(Path html) throws Exception {
        String xml = Files.readString(html).replace("<!DOCTYPE html>\n", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
