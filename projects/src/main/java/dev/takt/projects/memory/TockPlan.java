package dev.takt.projects.memory;

import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import dev.takt.projects.units.AddressText;
import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The scheme {@code tock}: the kernel of a board and processes behind it. Processes of libtock-rs are linked to a fixed address, and the memory protection of Armv6-M and Armv7-M covers powers of two at multiples
 * of themselves only.
 */
final class TockPlan {
    private static final long TBF_HEADER_BYTES = 0x80;

    private TockPlan() {}

    static List<Partition> propose(LayoutWish wish, Chip chip) {
        Optional<TockBoard> board = TockBoard.of(chip.id());
        if (board.isEmpty()) {
            return List.of();
        }
        long base = FlashUnits.of(chip, wish.flashBytes()).base();
        List<Partition> all = new ArrayList<>();
        long kernel = board.get().kernelStart();
        if (kernel > base) {
            all.add(partition("bootloader", PartitionType.BOOTLOADER, 0, kernel - base));
        }
        all.add(partition(
                "kernel", PartitionType.KERNEL, kernel - base, board.get().flashStart() - kernel));
        long each = wish.slotBytes().isPresent()
                ? powerUp(wish.slotBytes().getAsLong())
                : largest(board.get(), wish.slots());
        long at = board.get().flashStart();
        for (int i = 0; i < wish.slots(); i++) {
            at = Math.ceilDiv(at, each) * each;
            all.add(partition("process-" + i, PartitionType.APP, at - base, each));
            at += each;
        }
        return all;
    }

    private static Partition partition(String name, PartitionType type, long offset, long size) {
        return new Partition(name, type.tag(), "", OptionalLong.of(offset), size, false, false);
    }

    /** The largest power of two that so many processes can have, each at a multiple of it. */
    private static long largest(TockBoard board, int processes) {
        long end = board.flashStart() + board.flashBytes();
        long each = Long.highestOneBit(board.flashBytes());
        while (each > 1 && Math.ceilDiv(board.flashStart(), each) * each + each * processes > end) {
            each /= 2;
        }
        return each;
    }

    private static long powerUp(long bytes) {
        return Long.highestOneBit(Math.max(1, bytes - 1)) << 1;
    }

    static void check(List<PlacedPartition> placed, Chip chip, LayoutRules rules) {
        Optional<TockBoard> board = TockBoard.of(chip.id());
        boolean known = rules.demand(
                board.isPresent(),
                MemoryConcern.LAYOUT,
                "",
                "layout.tock.board",
                chip.name(),
                board.map(TockBoard::platform)
                        .orElse(Arrays.stream(TockBoard.values())
                                .map(TockBoard::platform)
                                .collect(Collectors.joining(", "))));
        if (!known) {
            return;
        }
        long start = board.orElseThrow().flashStart();
        long end = start + board.orElseThrow().flashBytes();
        for (PlacedPartition process : placed) {
            if (process.type() == PartitionType.APP) {
                process(process, start, end, rules);
            }
        }
        List<PlacedPartition> processes =
                placed.stream().filter(p -> p.type() == PartitionType.APP).toList();
        List<LinkerRegion> ram = TockRam.of(chip.id(), processes.size());
        rules.demand(
                !ram.isEmpty(),
                MemoryConcern.RAM_SIZE,
                "",
                "layout.tock.ram",
                AddressText.format(board.orElseThrow().ramStart()),
                SizeText.format(board.orElseThrow().ramBytes()),
                processes.size(),
                ram.isEmpty() ? "" : SizeText.format(ram.getFirst().length()));
    }

    private static void process(PlacedPartition process, long start, long end, LayoutRules rules) {
        rules.demand(
                process.start() >= start && process.end() <= end,
                MemoryConcern.FLASH_SIZE,
                process.area().name(),
                "layout.tock.inside",
                process.area().name(),
                AddressText.format(process.start()),
                AddressText.format(process.end()),
                AddressText.format(start),
                AddressText.format(end));
        boolean power = Long.bitCount(process.size()) == 1;
        rules.demand(
                power && process.start() % process.size() == 0,
                MemoryConcern.LAYOUT,
                process.area().name(),
                "layout.tock.power",
                process.area().name(),
                AddressText.format(process.start()),
                SizeText.format(process.size()),
                SizeText.format(powerUp(Math.max(1, process.size()))));
        rules.demand(
                process.size() > TBF_HEADER_BYTES,
                MemoryConcern.LAYOUT,
                process.area().name(),
                "layout.tock.header",
                process.area().name(),
                AddressText.format(TBF_HEADER_BYTES));
    }
}
