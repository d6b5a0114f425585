package dev.takt.projects.exchange;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Length of the image that espflash (4.x) makes of an ELF file for ESP-IDF's boot loader: a header of 24 bytes; segments with 8 bytes each in front, those that are mapped from flash where the address
 * in the image and the address in memory are alike within a page, the gaps filled with segments for RAM; a checksum at the end of 16 bytes; a hash of 32.
 */
final class EspImage {
    private static final int HEADER_BYTES = 24;
    private static final int SEGMENT_HEADER_BYTES = 8;
    private static final int HASH_BYTES = 32;
    private static final int DEFAULT_PAGE_BYTES = 0x10000;

    /** ESP-IDF's boot loader does not map a page of which less than this is used. */
    private static final int LEAST_ON_A_PAGE = 0x24;

    private static final int PROGRAM_DATA = 1;
    private static final String DESCRIPTOR = ".flash.appdesc";

    /** Where the descriptor of the program says the page size, as a power of two. */
    private static final int DESCRIPTOR_PAGE = 180;

    /** A stretch of memory that the image has bytes for. */
    record Stretch(long address, long bytes) {
        long end() {
            return address + bytes;
        }
    }

    private final List<Stretch> mapped;
    private final List<Stretch> loaded;
    private final int pageBytes;
    private long at = HEADER_BYTES;

    private EspImage(List<Stretch> mapped, List<Stretch> loaded, int pageBytes) {
        this.mapped = mapped;
        this.loaded = new ArrayList<>(loaded);
        this.pageBytes = pageBytes;
    }

    /** Of an ELF file of 32 bits, little endian; nothing if it has nothing that is mapped from flash. */
    static Optional<Long> of(ByteBuffer elf, boolean firstGeneration) {
        List<Stretch> mapped = new ArrayList<>();
        List<Stretch> loaded = new ArrayList<>();
        Optional<Stretch> descriptor = Optional.empty();
        int page = DEFAULT_PAGE_BYTES;
        for (ElfSection section : ElfSection.all(elf)) {
            if (section.type() == PROGRAM_DATA
                    && section.bytes() > 0
                    && section.address() > 0
                    && section.flags() != 0) {
                Stretch stretch = new Stretch(section.address(), section.bytes());
                (isMapped(section.address(), firstGeneration) ? mapped : loaded).add(stretch);
                if (section.name().equals(DESCRIPTOR)) {
                    descriptor = Optional.of(stretch);
                    page = pageBytes(elf, section);
                }
            }
        }
        return mapped.isEmpty() ? Optional.empty() : Optional.of(bytes(mapped, loaded, descriptor, page));
    }

    /** Flash is mapped to these addresses: on the ESP32 to its own, on all later chips to the same. */
    private static boolean isMapped(long address, boolean firstGeneration) {
        return firstGeneration
                ? address >= 0x3F40_0000L && address < 0x3F80_0000L || address >= 0x400D_0000L && address < 0x4040_0000L
                : address >= 0x3C00_0000L && address < 0x3E00_0000L
                        || address >= 0x4200_0000L && address < 0x4400_0000L;
    }

    private static int pageBytes(ByteBuffer elf, ElfSection section) {
        int place = section.at() + DESCRIPTOR_PAGE;
        boolean there = section.bytes() > DESCRIPTOR_PAGE && section.at() > 0 && place > 0 && place < elf.capacity();
        int power = there ? elf.get(place) : 0;
        return power >= 13 && power <= 16 ? 1 << power : DEFAULT_PAGE_BYTES;
    }

    /** What stands in front of {@code descriptor} in memory comes behind it in the image. */
    static long bytes(List<Stretch> mapped, List<Stretch> loaded, Optional<Stretch> descriptor, int pageBytes) {
        List<Stretch> segments = merged(mapped);
        descriptor
                .flatMap(d -> segments.stream()
                        .filter(s -> s.address() <= d.address() && d.address() < s.end())
                        .findFirst())
                .ifPresent(first -> {
                    segments.remove(first);
                    segments.addFirst(first);
                });
        return new EspImage(segments, merged(loaded), pageBytes).bytes();
    }

    /** Neighbours are one segment, and each is a whole number of words. */
    private static List<Stretch> merged(List<Stretch> stretches) {
        List<Stretch> merged = new ArrayList<>();
        for (Stretch next : stretches.stream()
                .sorted(Comparator.comparingLong(Stretch::address))
                .toList()) {
            boolean joins = !merged.isEmpty() && words(merged.getLast().end()) >= next.address();
            if (joins) {
                Stretch last = merged.removeLast();
                merged.add(new Stretch(last.address(), next.end() - last.address()));
            } else {
                merged.add(next);
            }
        }
        merged.replaceAll(s -> new Stretch(s.address(), words(s.bytes())));
        return merged;
    }

    private long bytes() {
        for (Stretch segment : mapped) {
            align(segment);
            at += SEGMENT_HEADER_BYTES + segment.bytes();
            at += Math.max(0, LEAST_ON_A_PAGE - at % pageBytes);
        }
        loaded.forEach(segment -> at += SEGMENT_HEADER_BYTES + segment.bytes());
        return at / 16 * 16 + 16 + HASH_BYTES;
    }

    /** Fills up to the place in a page where the next segment belongs: with segments for RAM as far as there are, behind them with nothing. */
    private void align(Stretch next) {
        for (long gap = gap(next); gap > 0; gap = gap(next)) {
            if (gap > SEGMENT_HEADER_BYTES && !loaded.isEmpty()) {
                Stretch first = loaded.removeFirst();
                long taken = Math.min(gap, first.bytes());
                if (taken < first.bytes()) {
                    loaded.addFirst(new Stretch(first.address() + taken, first.bytes() - taken));
                }
                at += SEGMENT_HEADER_BYTES + words(taken);
            } else {
                at += SEGMENT_HEADER_BYTES + gap;
            }
        }
    }

    /** Bytes to put into a segment of its own, so that behind its header and the header of the next one the place in the page is right. */
    private long gap(Stretch next) {
        long distance = Math.floorMod(next.address() - SEGMENT_HEADER_BYTES - at, (long) pageBytes);
        if (distance == 0) {
            return 0;
        }
        return distance > SEGMENT_HEADER_BYTES
                ? distance - SEGMENT_HEADER_BYTES
                : distance + pageBytes - SEGMENT_HEADER_BYTES;
    }

    private static long words(long bytes) {
        return (bytes + 3) / 4 * 4;
    }
}
