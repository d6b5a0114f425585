package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.memory.RamUse;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes that DMA moves are part of the RAM of a design: as many as the statics in {@code board.rs} have, where those are. */
class DmaBudgetTest {
    private static final Pattern STATIC =
            Pattern.compile("static \\w+: (?:ConstStaticCell<\\[u8; |DmaBuffer<)([0-9_]+)");
    private static final Set<ItemId> LINES =
            Set.of(ItemId.of("gps"), ItemId.of("flash"), ItemId.of("sensor"), ItemId.of("console"));

    @ParameterizedTest
    @CsvSource({
        "stm32f411re, 1",
        "stm32g071rb, 1",
        "rp2040, 1",
        "rp2350, 1",
        // lines of its cache
        "stm32h743zi, 32"
    })
    void budgetHasTheStaticsOfTheBoard(String target, int granule) {
        Project design = EmbassyLines.on(target);
        String board = Designs.text(Designs.files(design), "src/takt/board.rs");
        List<Long> made = STATIC.matcher(board)
                .results()
                .map(m -> Long.parseLong(m.group(1).replace("_", "")))
                .map(bytes -> (bytes + granule - 1) / granule * granule)
                .sorted()
                .toList();
        List<RamRegion> regions = Designs.design(design).memory().ram();
        List<RamRegion> having = regions.stream()
                .filter(r -> r.uses().stream().anyMatch(DmaBudgetTest::isOfALine))
                .toList();
        assertEquals(1, having.size(), "all in one region");
        assertEquals(
                made,
                having.getFirst().uses().stream()
                        .filter(DmaBudgetTest::isOfALine)
                        .map(RamUse::bytes)
                        .sorted()
                        .toList());
        assertFalse(made.isEmpty());
        String expected = granule == 1 ? regions.getFirst().name() : "SRAM4";
        assertEquals(expected, having.getFirst().name());
    }

    private static boolean isOfALine(RamUse use) {
        return use.item().filter(LINES::contains).isPresent();
    }
}
