package dev.takt.projects.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.kind.Place;
import dev.takt.projects.kind.RandomProjects;
import dev.takt.projects.kind.ReferenceType;
import dev.takt.projects.kind.StepKinds;
import dev.takt.projects.kind.Variant;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BodyTextTest {
    private static final Project DESIGN = Project.blank("", "", "")
            .withItems(List.of(
                    ItemKinds.SHARED_RESOURCE.blank(ItemId.of("bus"), "Bus"),
                    ItemKinds.SHARED_RESOURCE.blank(ItemId.of("twin-a"), "Twin"),
                    ItemKinds.SHARED_RESOURCE.blank(ItemId.of("twin-b"), "Twin"),
                    ItemKinds.CHANNEL.blank(ItemId.of("log"), "Log lines"),
                    ItemKinds.PERIPHERAL.blank(ItemId.of("i2c"), "I2C1"),
                    ItemKinds.DEVICE.blank(ItemId.of("sensor"), "Sensor"),
                    ItemKinds.TASK.blank(ItemId.of("control"), "dma"),
                    ItemKinds.WATCHDOG.blank(ItemId.of("dog"), "IWDG"),
                    ItemKinds.POOL.blank(ItemId.of("pool"), "Blöcke")));

    private static ReadBody read(String text) {
        return BodyText.read(text, DESIGN);
    }

    private static List<Step> whole(String text) {
        ReadBody read = read(text);
        assertEquals(List.of(), read.mistakes());
        return read.steps();
    }

    private static Step compute(long bestNs, long worstNs) {
        return new Step.Compute("", bestNs, worstNs, Distribution.UNIFORM);
    }

    @Test
    void everyStepStandsOnALineOfItsOwnWithWhatIsInsideIndented() {
        List<Step> body = List.of(
                new Step.Compute("filter \"A\"", 40_000, 120_000, Distribution.WORST),
                compute(5_000, 5_000),
                new Step.Lock(
                        ItemId.of("bus"),
                        List.of(new Step.Transfer(
                                ItemId.of("i2c"),
                                6,
                                TransferMode.DMA,
                                Direction.READ,
                                Optional.of(ItemId.of("sensor"))))),
                new Step.Branch(
                        50_000,
                        List.of(new Step.Send(ItemId.of("log"), OptionalLong.of(2_000_000))),
                        List.of(new Step.Yield(), new Step.CriticalSection(List.of()))),
                new Step.Repeat(3, List.of(new Step.Spawn(ItemId.of("control")))),
                new Step.Alloc(ItemId.of("pool")));
        String text = """
                compute 40 us .. 120 us "filter \\"A\\"" worst
                compute 5 us
                lock Bus {
                    transfer I2C1 6 dma read with Sensor
                }
                branch 5 % {
                    send "Log lines" timeout 2 ms
                } else {
                    yield
                    critical-section {
                    }
                }
                repeat 3 {
                    spawn dma
                }
                alloc Blöcke
                """;
        assertEquals(text, BodyText.of(body, DESIGN));
        assertEquals(body, whole(text));
    }

    @Test
    void spacesLinesAndBracesAreWhereTheWriterLikesThem() {
        List<Step> lock = List.of(new Step.Lock(ItemId.of("bus"), List.of(compute(1_000, 1_000))));
        assertEquals(lock, whole("lock Bus{compute 1us}"));
        assertEquals(lock, whole("\r\n  lock   \"Bus\"\r\n{\r\n compute 1 us ; \r\n}\r\n\r\n"));
        assertEquals(
                List.of(new Step.Branch(1_000_000, List.of(), List.of(new Step.Yield()))),
                whole("branch 100% {\n}\nelse\n{ yield }"));
    }

    @Test
    void bareNumberTakesTheUnitBehindTheDots() {
        assertEquals(List.of(compute(40_000, 120_500)), whole("compute 40..120.5 us"));
        assertEquals(List.of(compute(1_500, 2_000)), whole("compute 1.5us..2us"));
    }

    @Test
    void timesMayBeReckonedAsInEveryField() {
        assertEquals(List.of(new Step.Delay(50_000)), whole("delay 1/20kHz"));
        assertEquals(List.of(new Step.Delay(144_000_000)), whole("delay 3*48 ms"));
    }

    @Test
    void itemsThatANameDoesNotFindStandByTheirId() {
        for (String id : List.of("twin-b", "nobody", "log")) {
            List<Step> body = List.of(new Step.Lock(ItemId.of(id), List.of()));
            assertEquals("lock #" + id + " {\n}\n", BodyText.of(body, DESIGN));
            assertEquals(body, whole(BodyText.of(body, DESIGN)));
        }
        List<Step> open = List.of(new Step.Lock(ReferenceType.UNSET, List.of()));
        assertEquals("lock ? {\n}\n", BodyText.of(open, DESIGN));
        assertEquals(open, whole("lock ? {}"));
    }

    @Test
    void whatThisVersionDoesNotKnowStandsAsInTheFile() throws JsonSyntaxException {
        String file = """
                {
                  "do": "lock",
                  "resource": "bus",
                  "colour": "} red",
                  "body": [
                    {"do": "teleport", "to": ["a", {"b": 1.50}]},
                    {"do": "delay", "time": "1 ms", "why": null}
                  ]
                }""";
        List<Step> body = List.of(
                new Step.Repeat(
                        2,
                        List.of(StepKinds.TYPE
                                .read(JsonReader.read(file), Place.root(new ArrayList<>(), new ArrayList<>()))
                                .orElseThrow())),
                new Step.Yield());
        Step.Noted lock = (Step.Noted) body.getFirst().inner().getFirst().getFirst();
        assertEquals(1, lock.extras().fields().size());
        assertEquals(body, whole(BodyText.of(body, DESIGN)));
        assertEquals(body, whole("repeat 2 {\n" + file + "\n}\nyield"));
    }

    @Test
    void everyMistakeIsNamedOnItsLineAndTheOtherLinesAreRead() {
        ReadBody read = read("""
                compute 5
                lokc Bus {
                    delay 1 ms soon
                }
                yield
                lock Bsu { yield }
                lock Twin {}
                send
                compute 1 us 2 us fast
                repeat 0 { yield }
                compute 1 us { yield }
                lock Bus
                yield
                wait "Log
                delay 1 ms .. 2 ms
                compute "a" 1 us
                transfer I2C1 1 read write
                } yield
                {"do": "delay", "time": 5}
                branch 1 % { yield""");
        assertEquals(
                List.of(
                        "1:9", "2:1", "3:11", "6:6", "7:6", "8:1", "9:9", "10:8", "11:14", "12:1", "14:6", "15:15",
                        "16:9", "17:22", "18:1", "19:25", "20:12"),
                read.mistakes().stream().map(m -> m.line() + ":" + m.column()).toList(),
                read.mistakes().toString());
        assertTrue(
                read.steps().containsAll(List.of(new Step.Yield())),
                read.steps().toString());
        assertTrue(read.mistakes().get(3).message().text().contains("Bus, #twin-a, #twin-b"), read.toString());
    }

    @Test
    void aBodyDeeperThanAFileHoldsIsRefused() {
        int most = BodyText.MAX_NESTING;
        assertEquals(
                List.of(), read("repeat 2 {".repeat(most) + "}".repeat(most)).mistakes());
        assertEquals(
                1,
                read("repeat 2 {".repeat(most + 1) + "}".repeat(most + 1))
                        .mistakes()
                        .size());
        assertEquals(1, read("repeat 2 {".repeat(100_000)).mistakes().size());
        assertEquals(
                1,
                read("repeat 2 {\n{\"do\": \"x\", \"y\": " + "[".repeat(60) + "]".repeat(60) + "}\n}")
                        .mistakes()
                        .size());
    }

    /** Bodies of random designs, references to anything or nothing, names of any characters, give themselves back; every form of a step is among them. */
    @Test
    void everyBodyIsReadBackAsItWas() {
        long seed = new SplittableRandom().nextLong();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Set<Class<?>> seen = new HashSet<>();
        int bodies = 0;
        while (bodies < 3_000 || seen.size() < StepKinds.ALL.size()) {
            Project project = RandomProjects.draw(random, 12);
            for (Executable executable : project.all(Executable.class)) {
                String text = BodyText.of(executable.body(), project);
                ReadBody read = BodyText.read(text, project);
                assertEquals(List.of(), read.mistakes(), () -> "seed " + seed + "\n" + text);
                assertEquals(executable.body(), read.steps(), () -> "seed " + seed + "\n" + text);
                collect(executable.body(), seen);
                bodies++;
            }
        }
        assertEquals(StepKinds.ALL.stream().map(Variant::type).collect(Collectors.toSet()), seen);
    }

    private static void collect(List<Step> steps, Set<Class<?>> seen) {
        for (Step step : steps) {
            seen.add(step.getClass());
            step.inner().forEach(inner -> collect(inner, seen));
        }
    }

    /** Whatever is typed is answered with mistakes, never with an exception, and each is on a line of the text. */
    @Test
    void noTextBreaksTheReader() {
        long seed = new SplittableRandom().nextLong();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> pieces = List.of(
                "{",
                "}",
                "else",
                "\n",
                " ",
                "\"",
                "..",
                ";",
                "#",
                "?",
                "compute",
                "lock",
                "Bus",
                "1 us",
                "branch",
                "5 %",
                "\\",
                "{\"do\":",
                "[",
                "timeout",
                "dma",
                "with",
                "\r",
                "💡",
                "transfer",
                "}}",
                ",");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(14); n > 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextBoolean() ? " " : "");
            }
            ReadBody read = read(text.toString());
            long lines = text.toString()
                            .replace("\r\n", "\n")
                            .chars()
                            .filter(c -> c == '\n' || c == '\r')
                            .count()
                    + 1;
            assertTrue(
                    read.mistakes().stream().allMatch(m -> m.line() >= 1 && m.line() <= lines && m.column() >= 1),
                    () -> "seed " + seed + ": " + text);
            if (read.isWhole()) {
                assertEquals(
                        read.steps(), whole(BodyText.of(read.steps(), DESIGN)), () -> "seed " + seed + ": " + text);
            }
        }
    }
}
