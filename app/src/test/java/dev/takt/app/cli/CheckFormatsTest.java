package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.check.DesignRules;
import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.sample.Samples;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Problems in the forms of code hosts and build servers: a design for a chip that nobody knows, with a task whose period is no time. */
class CheckFormatsTest {
    private static final String BROKEN = Samples.byId("rtic-cortex-m3")
            .orElseThrow()
            .text()
            .replace("\"lm3s6965\"", "\"lm3s<&>\"")
            .replaceFirst("\"period\": \"[^\"]*\"", "\"period\": \"soon\"");

    @TempDir
    private Path folder;

    /** The program itself needs no XML. */
    @BeforeAll
    static void readXml() {
        CheckFormatsTest.class
                .getModule()
                .addReads(ModuleLayer.boot().findModule("java.xml").orElseThrow());
    }

    @Test
    void sarifHasAResultWithRuleLevelPlaceAndWordsForEachProblem() throws Exception {
        Ran ran = Ran.takt("check", file(), "--format", "sarif");

        assertEquals(2, ran.code());
        JsonObject sarif = (JsonObject) JsonReader.read(ran.out());
        assertEquals("2.1.0", string(sarif, "version"));
        JsonObject run = object(elements(sarif, "runs").getFirst());
        List<String> results = elements(run, "results").stream()
                .map(r -> object(r))
                .map(r -> string(r, "ruleId") + " " + string(r, "level") + " " + place(r))
                .toList();
        int line = (int) BROKEN.substring(0, BROKEN.indexOf("soon")).lines().count();
        assertTrue(results.contains("file-format error br%20oken.takt:" + line), results.toString());
        assertTrue(results.contains("unknown-target error br%20oken.takt"), results.toString());
        List<String> rules =
                elements(
                                (JsonObject) object(run.get("tool").orElseThrow())
                                        .get("driver")
                                        .orElseThrow(),
                                "rules")
                        .stream()
                        .map(r -> string(object(r), "id"))
                        .toList();
        assertEquals(
                results.stream()
                        .map(r -> r.substring(0, r.indexOf(' ')))
                        .distinct()
                        .sorted()
                        .toList(),
                rules);
    }

    @Test
    void junitHasATestForEachRuleThatFailsByItsErrors() throws Exception {
        Ran ran = Ran.takt("check", file(), "--format", "junit");

        assertEquals(2, ran.code());
        Element suite = (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(ran.out().getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("testsuite")
                .item(0);
        int tests = suite.getElementsByTagName("testcase").getLength();
        assertTrue(tests >= DesignRules.ALL.size());
        assertEquals(String.valueOf(tests), suite.getAttribute("tests"));
        assertEquals(String.valueOf(suite.getElementsByTagName("failure").getLength()), suite.getAttribute("failures"));
        List<String> failed = IntStream.range(0, tests)
                .mapToObj(i -> (Element) suite.getElementsByTagName("testcase").item(i))
                .filter(t -> t.getElementsByTagName("failure").getLength() > 0)
                .map(t -> t.getAttribute("name"))
                .toList();
        assertTrue(failed.containsAll(List.of("file-format", "unknown-target")), failed.toString());
        assertTrue(suite.getTextContent().contains("lm3s<&>"));
    }

    private Path file() throws Exception {
        return Files.writeString(folder.resolve("br oken.takt"), BROKEN);
    }

    private static String place(JsonObject result) {
        JsonObject physical = object(object(elements(result, "locations").getFirst())
                .get("physicalLocation")
                .orElseThrow());
        String uri = string(object(physical.get("artifactLocation").orElseThrow()), "uri");
        return uri.substring(uri.lastIndexOf('/') + 1)
                + physical.get("region")
                        .map(r -> ":" + ((JsonNumber) object(r).get("startLine").orElseThrow()).text())
                        .orElse("");
    }

    private static JsonObject object(Object value) {
        return (JsonObject) value;
    }

    private static List<? extends Object> elements(JsonObject object, String name) {
        return ((JsonArray) object.get(name).orElseThrow()).elements();
    }

    private static String string(JsonObject object, String name) {
        return ((JsonString) object.get(name).orElseThrow()).value();
    }
}
