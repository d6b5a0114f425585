package dev.takt.projects.format;

import dev.takt.projects.clock.ClockSolution;
import dev.takt.projects.clock.ClockSolver;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.ClockBus;
import dev.takt.projects.target.ClockTree;
import dev.takt.projects.target.CoreSpec;
import dev.takt.projects.target.FlashRegion;
import dev.takt.projects.target.InterruptControllerKind;
import dev.takt.projects.target.MemoryRegion;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PinSpec;
import dev.takt.projects.target.Vector;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at a chip file as a whole: names that become code, references, ranges, a clock tree that reaches the chip's own clock. What it lets pass, every later phase can work with. */
final class ChipChecks {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Pattern REGION = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private static final Pattern PIN = Pattern.compile("[A-Za-z0-9_.]{1,32}");
    private static final Pattern TRIPLE = Pattern.compile("[a-z0-9_.-]{1,64}");
    private static final Pattern CRATE_WORD = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MOST_BITS = 8;

    private final CatalogueObject file;
    private final Chip chip;
    private final Catalogue catalogue;

    ChipChecks(CatalogueObject file, Chip chip, Catalogue catalogue) {
        this.file = file;
        this.chip = chip;
        this.catalogue = catalogue;
    }

    void check() {
        matching("id", ID, List.of(chip.id()), "[a-z][a-z0-9-]*");
        if (catalogue.chip(chip.id()).isPresent()) {
            wrong("id", "target.check.id-taken", chip.id());
        }
        matching("rustTarget", TRIPLE, List.of(chip.rustTarget()), "[a-z0-9_.-]+");
        matching("crateWords", CRATE_WORD, List.copyOf(chip.crateWords().values()), "[A-Za-z0-9_-]+");
        cores();
        interrupts();
        matching("vectors", WORD, chip.vectors().stream().map(Vector::name).toList(), "[A-Za-z_][A-Za-z0-9_]*");
        unique("vectors", chip.vectors().stream().map(Vector::name).toList());
        memory();
        peripherals();
        List<String> pins = chip.pins().stream().map(PinSpec::name).toList();
        matching("pins", PIN, pins, "[A-Za-z0-9_.]+");
        unique("pins", pins);
        chip.clock().ifPresent(this::clock);
    }

    private void wrong(String member, String key, Object... arguments) {
        file.wrong(member, Texts.text(key, arguments));
    }

    private void matching(String member, Pattern pattern, List<String> words, String accepted) {
        words.stream()
                .filter(w -> !pattern.matcher(w).matches())
                .forEach(w -> wrong(member, "target.check.word", w, accepted));
    }

    private void unique(String member, List<String> names) {
        Set<String> seen = new HashSet<>();
        names.stream().filter(n -> !seen.add(n)).forEach(n -> wrong(member, "target.check.twice", n));
    }

    private void cores() {
        if (chip.cores().isEmpty()) {
            wrong("cores", "target.check.no-core");
        }
        for (CoreSpec core : chip.cores()) {
            if (core.maxClockHz() <= 0) {
                wrong("cores", "target.check.no-clock", core.name());
            }
        }
    }

    private void interrupts() {
        int bits = chip.interrupts().priorityBits();
        boolean nvic = chip.interrupts().kind() == InterruptControllerKind.NVIC;
        if (chip.interrupts().levels() < 1) {
            wrong("interrupts", "target.check.no-level");
        } else if (nvic && (bits < 1 || bits > MOST_BITS || chip.interrupts().levels() > 1 << bits)) {
            wrong("interrupts", "target.check.levels", chip.interrupts().levels(), bits);
        }
    }

    /** A range of addresses and who it belongs to. */
    private record Extent(String member, String name, long start, long size) {}

    private void memory() {
        List<Extent> extents = new ArrayList<>();
        for (MemoryRegion r : chip.ram()) {
            extents.add(new Extent("ram", r.name(), r.start(), r.size()));
        }
        for (FlashRegion r : chip.flash()) {
            extents.add(new Extent("flash", r.name(), r.start(), r.size()));
            if (r.eraseBytes() < 1 || r.writeBytes() < 1 || r.size() % r.eraseBytes() != 0) {
                wrong("flash", "target.check.erase", r.name(), r.eraseBytes());
            }
        }
        matching("ram", REGION, chip.ram().stream().map(MemoryRegion::name).toList(), "[A-Za-z_][A-Za-z0-9_-]*");
        matching("flash", REGION, chip.flash().stream().map(FlashRegion::name).toList(), "[A-Za-z_][A-Za-z0-9_-]*");
        extents.stream().filter(e -> e.size() < 1).forEach(e -> wrong(e.member(), "target.check.empty", e.name()));
        extents.sort(Comparator.comparingLong(Extent::start));
        for (int i = 1; i < extents.size(); i++) {
            Extent before = extents.get(i - 1);
            Extent here = extents.get(i);
            if (here.start() < before.start() + before.size()) {
                wrong(here.member(), "target.check.overlap", here.name(), before.name());
            }
        }
    }

    private void peripherals() {
        List<String> instances =
                chip.peripherals().stream().map(PeripheralSpec::instance).toList();
        matching("peripherals", WORD, instances, "[A-Za-z_][A-Za-z0-9_]*");
        unique("peripherals", instances);
        chip.console()
                .filter(line -> !instances.contains(line))
                .ifPresent(line -> wrong("console", "target.check.console", line));
        chip.errata().forEach(e -> e.instances().stream()
                .filter(i -> !instances.contains(i))
                .forEach(i -> wrong("errata", "target.check.erratum", e.id(), i)));
        for (PeripheralSpec peripheral : chip.peripherals()) {
            for (String vector : peripheral.vectors()) {
                if (chip.vector(vector).isEmpty()) {
                    wrong("peripherals", "target.check.vector", peripheral.instance(), vector);
                }
            }
        }
    }

    private void clock(ClockTree tree) {
        Set<String> known = new HashSet<>(Set.of(""));
        for (ClockBus bus : tree.buses()) {
            if (!known.contains(bus.from())) {
                wrong("clock", "target.check.bus", bus.name(), bus.from());
            }
            if (bus.dividers().isEmpty() || bus.dividers().stream().anyMatch(d -> d < 1)) {
                wrong("clock", "target.check.divider", bus.name());
            }
            known.add(bus.name());
        }
        if (tree.core().isEmpty() || !known.contains(tree.core())) {
            wrong("clock", "target.check.core-bus", tree.core());
        } else if (tree.sources().isEmpty()) {
            wrong("clock", "target.check.no-source");
        } else if (file.isFine()) {
            reaches(tree);
        }
    }

    private void reaches(ClockTree tree) {
        long hz = chip.cores().getFirst().maxClockHz();
        if (ClockSolver.solve(tree, tree.sources(), hz) instanceof ClockSolution.Unsolved none) {
            file.wrong("clock", none.reason());
        }
    }
}
