package dev.takt.app.report;

import static dev.takt.app.report.DesignDocument.word;

import dev.takt.app.text.Texts;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Flash and RAM in a {@link DesignDocument}. */
final class MemorySections {
    private MemorySections() {}

    static Section of(MemoryMap memory) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Words(Texts.text("document.flash", memory.scheme(), SizeText.format(memory.flashBytes()))
                .text()));
        blocks.add(new Block.Grid(
                List.of(">" + word("start"), ">" + word("size"), word("role"), word("name")),
                memory.flash().stream()
                        .map(a -> Cell.row(
                                hex(a.start()),
                                SizeText.format(a.size()),
                                a.role().tag(),
                                a.name()))
                        .toList()));
        List<List<Cell>> uses = new ArrayList<>();
        for (RamRegion region : memory.ram()) {
            region.uses()
                    .forEach(u ->
                            uses.add(Cell.row(region.name(), u.kind().tag(), u.name(), SizeText.format(u.bytes()))));
            uses.add(List.of(
                    Cell.plain(region.name()),
                    Cell.plain(word("ram.rest")),
                    Cell.plain(Texts.text("document.ram.shared", SizeText.format(region.sharedStackBytes()))
                            .text()),
                    Cell.errIf(region.restBytes() < region.sharedStackBytes(), bytes(region.restBytes()))));
        }
        blocks.add(new Block.Words(word("ram.words")));
        blocks.add(new Block.Grid(List.of(word("region"), word("use"), word("name"), ">" + word("size")), uses));
        memory.findings().forEach(f -> blocks.add(new Block.Words(f.message().text())));
        return new Section(word("memory"), blocks);
    }

    private static String bytes(long count) {
        return count < 0 ? "-" + SizeText.format(-count) : SizeText.format(count);
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address).toUpperCase(Locale.ROOT);
    }
}
