package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Elf32.Section;
import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Checksum;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Field;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Payload;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.ScalarType;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One small design on four foundations, generated and written by hand ({@code equivalent/*.rs}), with the same crates and the profile for size: an interrupt counts edges, a task samples every 10 ms, another
 * reports each sample with the count. What is generated takes at most five hundredths more. The figures stand in {@code docs/firmware-size.md}; {@code -Dtakt.bless} writes them anew.
 */
@Tag("firmware")
class EquivalentFirmwareTest {
    private static final long MS = 1_000_000;
    private static final Path PAGE = Path.of("../docs/firmware-size.md");
    private static final Set<String> IN_RAM = Set.of(".data", ".bss", ".uninit");
    private static final Set<String> RESERVED = Set.of(".stack", ".heap");

    @TempDir
    Path folder;

    /** A foundation: what it is called in the page, runtime, chip, vector of the interrupt, and the file written by hand. */
    private record Foundation(String words, String runtime, String target, String vector, String byHand) {}

    private static final List<Foundation> ALL = List.of(
            new Foundation("RTIC on the LM3S6965", "rtic", "lm3s6965", "GPIOB", "rtic.rs"),
            new Foundation("Embassy on the STM32G071RB", "embassy", "stm32g071rb", "TIM2", "embassy.rs"),
            new Foundation("Bare metal on the LM3S6965", "bare-metal", "lm3s6965", "GPIOB", "bare-cortex-m.rs"),
            new Foundation("Bare metal on RISC-V virt", "bare-metal", "riscv-virt", "UART0", "bare-risc-v.rs"));

    /** What an image takes: all that is flashed, and the statics in RAM. */
    private record Size(long flash, long ram) {
        static Size of(Path elf) throws IOException {
            List<Section> sections = Elf32.allocated(elf).stream()
                    .filter(s -> !RESERVED.contains(s.name()))
                    .toList();
            return new Size(
                    sum(sections.stream()
                            .filter(s -> !IN_RAM.contains(s.name()) || s.name().equals(".data"))),
                    sum(sections.stream().filter(s -> IN_RAM.contains(s.name()))));
        }

        private static long sum(Stream<Section> sections) {
            return sections.mapToLong(Section::size).sum();
        }
    }

    @Test
    void generatedFirmwareIsHardlyLargerThanWhatIsWrittenByHand() throws Exception {
        List<String> rows = new ArrayList<>();
        List<String> large = new ArrayList<>();
        for (Foundation foundation : ALL) {
            Path project = Files.createDirectory(folder.resolve(foundation.byHand()));
            Design design = Designs.design(design(foundation));
            ExportPlan.of(Designs.files(design(foundation)), project).write();
            for (String body : List.of("edge.rs", "sample.rs", "report.rs")) {
                Files.writeString(project.resolve("src/bodies").resolve(body), resource(body));
            }
            Size generated = Size.of(build(project, design));
            Path other = Files.createDirectory(folder.resolve("by-hand-" + foundation.byHand()));
            ExportPlan.of(Designs.files(design(foundation).withName("hand " + foundation.byHand())), other)
                    .write();
            Files.writeString(other.resolve("src/main.rs"), resource(foundation.byHand()));
            Size byHand = Size.of(build(other, design));
            rows.add("| %s | %d | %d | %s | %d | %d | %s |"
                    .formatted(
                            foundation.words(),
                            generated.flash(),
                            byHand.flash(),
                            percent(generated.flash(), byHand.flash()),
                            generated.ram(),
                            byHand.ram(),
                            percent(generated.ram(), byHand.ram())));
            if (100 * generated.flash() > 105 * byHand.flash() || 100 * generated.ram() > 105 * byHand.ram()) {
                large.add(rows.getLast());
            }
        }
        assertEquals(List.of(), large, String.join("\n", rows));
        page(rows);
    }

    private static String percent(long generated, long byHand) {
        long tenths = Math.round(1000.0 * (generated - byHand) / byHand);
        return (tenths < 0 ? "-" : "+") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10 + " %";
    }

    /** Another compiler makes other figures: those of the page are those of the one it was blessed with, and may be off by a twentieth. */
    private static void page(List<String> rows) throws IOException {
        String page = Files.readString(PAGE);
        String head = page.substring(0, page.indexOf("| ---"));
        String rule = page.substring(head.length(), page.indexOf('\n', head.length()) + 1);
        if (Boolean.getBoolean("takt.bless")) {
            Files.writeString(PAGE, head + rule + String.join("\n", rows) + "\n");
            return;
        }
        List<String> told =
                page.substring(head.length() + rule.length()).lines().toList();
        assertEquals(rows.size(), told.size());
        for (int i = 0; i < rows.size(); i++) {
            List<Long> figures = figures(rows.get(i));
            List<Long> said = figures(told.get(i));
            for (int j = 0; j < figures.size(); j++) {
                long off = Math.abs(figures.get(j) - said.get(j));
                assertTrue(20 * off <= figures.get(j), rows.get(i) + " instead of " + told.get(i));
            }
        }
    }

    /** The cells that are whole numbers. */
    private static List<Long> figures(String row) {
        return Stream.of(row.split("\\|", -1))
                .map(String::strip)
                .filter(c -> c.matches("\\d+"))
                .map(Long::valueOf)
                .collect(Collectors.toList());
    }

    private static Project design(Foundation foundation) {
        boolean loop = foundation.runtime().equals("bare-metal");
        boolean embassy = foundation.runtime().equals("embassy");
        return Project.blank("equivalent " + foundation.byHand(), foundation.target(), foundation.runtime())
                .withItems(List.of(
                        Interrupt.blank(ItemId.of("edge"), "edge")
                                .withVector(foundation.vector())
                                .withActivation(new Activation.Sporadic(10 * MS, 0, 0))
                                .withPriority(loop ? 1 : 3)
                                .withBody(List.of(lock("add"))),
                        Task.blank(ItemId.of("sample"), "sample")
                                .withActivation(new Activation.Periodic(10 * MS, 0, 0))
                                .withPriority(loop ? 0 : 2)
                                .withBody(List.of(
                                        compute("read"), new Step.Send(ItemId.of("values"), OptionalLong.empty()))),
                        Task.blank(ItemId.of("report"), "report")
                                .withActivation(new Activation.On(ItemId.of("values")))
                                .withPriority(loop ? 0 : 1)
                                .withBody(List.of(
                                        new Step.Receive(ItemId.of("values"), OptionalLong.empty()),
                                        lock("look"),
                                        compute("show"))),
                        Resource.blank(ItemId.of("count"), "count")
                                .withProtocol(embassy ? Protocol.NON_PREEMPTIVE : Protocol.RUNTIME)
                                .withPayload(payload("Count", "edges", ScalarType.U32)),
                        Channel.blank(ItemId.of("values"), "values")
                                .withCapacity(4)
                                .withFull(FullPolicy.DROP_NEWEST)
                                .withPayload(payload("Value", "level", ScalarType.U16))));
    }

    private static Payload payload(String type, String field, ScalarType scalar) {
        return new Payload(type, List.of(new Field(field, scalar)), OptionalInt.empty(), Checksum.NONE, 0);
    }

    private static Step lock(String label) {
        return new Step.Lock(ItemId.of("count"), List.of(compute(label)));
    }

    private static Step compute(String label) {
        return new Step.Compute(label, 1_000, 1_000, Distribution.WORST);
    }

    private static String resource(String name) throws IOException {
        try (var in = EquivalentFirmwareTest.class.getResourceAsStream("equivalent/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path build(Path project, Design design) throws IOException {
        String triple = design.machine().chip().rustTarget();
        Ran ran = FirmwareTools.cargo(project, triple, "build", "--profile", "size", "--locked", "--quiet");
        assertEquals(0, ran.code(), ran.output());
        return BuildPlace.of(project).program(triple, "size");
    }
}
