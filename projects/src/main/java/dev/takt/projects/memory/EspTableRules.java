package dev.takt.projects.memory;

import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.AddressText;
import dev.takt.projects.units.SizeText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What ESP-IDF demands of a partition table (errors), and what it lets pass although the device then fails (warnings). */
final class EspTableRules {
    private static final long ADDRESSES = 1L << 32;
    private static final int NAME_BYTES = 16;
    private static final long SECTOR = 0x1000;

    private final EspOptions options;
    private final List<MemoryFinding> findings = new ArrayList<>();

    private EspTableRules(EspOptions options) {
        this.options = options;
    }

    static List<MemoryFinding> findings(List<EspEntry> entries, EspOptions options) {
        EspTableRules rules = new EspTableRules(options);
        entries.forEach(rules::entry);
        rules.names(entries);
        rules.overlaps(entries);
        rules.flash(entries);
        rules.findings.addAll(EspOtaRules.findings(entries));
        return rules.findings;
    }

    /** What the options say before any row does. */
    static void offsets(EspOptions options, List<MemoryFinding> findings) {
        long start = options.bootloaderOffset().orElse(-1);
        if (start >= options.tableOffset()) {
            findings.add(MemoryFinding.error(
                    MemoryConcern.LAYOUT,
                    "",
                    0,
                    "memory.esp.bootloader-behind-table",
                    hex(start),
                    hex(options.tableOffset())));
        }
        if (options.tableOffset() % EspTypes.TABLE_SECTOR != 0) {
            findings.add(MemoryFinding.warning(
                    MemoryConcern.LAYOUT,
                    "",
                    0,
                    "memory.esp.table-unaligned",
                    hex(options.tableOffset()),
                    hex(EspTypes.TABLE_SECTOR)));
        }
    }

    private void entry(EspEntry e) {
        numbers(e);
        offset(e);
        size(e);
        type(e);
        data(e);
        keys(e);
    }

    private void offset(EspEntry e) {
        long alignment = EspTypes.offsetAlignment(e.type());
        if (e.offset() % alignment != 0) {
            error(
                    e,
                    "memory.esp.offset-unaligned",
                    e.name(),
                    hex(e.offset()),
                    hex(alignment),
                    near(e.offset(), alignment),
                    EspTypes.typeName(e.type()));
        }
    }

    private void size(EspEntry e) {
        long multiple = EspTypes.sizeAlignment(e.type(), options.secureV1());
        if (e.size() % multiple != 0) {
            error(
                    e,
                    options.secureV1() ? "memory.esp.size-unaligned-secure" : "memory.esp.size-unaligned",
                    e.name(),
                    hex(e.size()),
                    hex(multiple),
                    near(e.size(), multiple));
        } else if (e.size() % SECTOR != 0) {
            warning(e, "memory.esp.size-sector", e.name(), hex(e.size()), hex(SECTOR));
        }
        if (e.size() == 0) {
            warning(e, "memory.esp.empty", e.name());
        }
        if (e.type() == EspTypes.APP && e.size() > EspTypes.MAX_APP_BYTES) {
            warning(e, "memory.esp.app-too-large", e.name(), SizeText.format(e.size()));
        }
    }

    private void type(EspEntry e) {
        if (EspTypes.isReserved(e.type())) {
            warning(e, "memory.esp.type-reserved", e.name(), EspTypes.typeName(e.type()));
        }
        boolean unknownToEspflash = e.type() == EspTypes.BOOTLOADER
                || e.type() == EspTypes.PARTITION_TABLE
                || e.is(EspTypes.DATA, EspTypes.TEE_OTADATA)
                || e.type() == EspTypes.APP && e.subtype() >= EspTypes.TEE_0 && e.subtype() <= EspTypes.TEE_1;
        if (unknownToEspflash) {
            warning(
                    e,
                    "memory.esp.espflash",
                    e.name(),
                    EspTypes.typeName(e.type()),
                    EspTypes.subtypeName(e.type(), e.subtype()));
        }
        if (EspTypes.misleads(e.name(), e.type(), e.subtype())) {
            warning(e, "memory.esp.name-misleads", e.name());
        }
    }

    /** The multiples below and above, as words; only the one above where there is none below. */
    private static String near(long value, long multiple) {
        long below = Math.floorDiv(value, multiple) * multiple;
        return below > 0 ? hex(below) + ", " + hex(below + multiple) : hex(below + multiple);
    }

    private void numbers(EspEntry e) {
        if (e.type() < 0 || e.type() > EspTypes.HIGHEST || e.subtype() < 0 || e.subtype() > EspTypes.HIGHEST) {
            error(e, "memory.esp.byte", e.name());
        }
        if (e.offset() < 0 || e.offset() >= ADDRESSES || e.size() >= ADDRESSES) {
            error(e, "memory.esp.word", e.name(), hex(e.offset()), hex(e.size()));
        } else if (e.size() < 0) {
            error(e, "memory.esp.size-negative", e.name(), hex(e.offset()), hex(e.end()));
        } else if (e.end() > ADDRESSES) {
            warning(e, "memory.esp.beyond", e.name(), hex(e.end()));
        }
    }

    private void keys(EspEntry e) {
        if (e.is(EspTypes.DATA, EspTypes.NVS) && e.encrypted()) {
            warning(e, "memory.esp.nvs-encrypted", e.name());
        }
        if (e.is(EspTypes.DATA, EspTypes.NVS_KEYS) && e.size() < SECTOR) {
            warning(e, "memory.esp.nvs-keys-small", e.name(), hex(e.size()), hex(SECTOR));
        }
    }

    private void data(EspEntry e) {
        boolean writable = e.is(EspTypes.DATA, EspTypes.OTADATA) || e.is(EspTypes.DATA, EspTypes.COREDUMP);
        if (writable && e.readOnly()) {
            error(e, "memory.esp.always-writable", e.name(), EspTypes.subtypeName(e.type(), e.subtype()));
        }
        if (e.is(EspTypes.DATA, EspTypes.NVS) && e.size() < EspTypes.NVS_WRITABLE_BYTES && !e.readOnly()) {
            error(e, "memory.esp.nvs-small", e.name(), hex(e.size()), hex(EspTypes.NVS_WRITABLE_BYTES));
        }
        boolean otadata = e.is(EspTypes.DATA, EspTypes.OTADATA) || e.is(EspTypes.DATA, EspTypes.TEE_OTADATA);
        if (otadata && e.size() != EspTypes.OTADATA_BYTES) {
            findings.add(MemoryFinding.error(
                    MemoryConcern.OTA,
                    e.name(),
                    e.line(),
                    "memory.esp.otadata-size",
                    e.name(),
                    hex(e.size()),
                    hex(EspTypes.OTADATA_BYTES)));
        }
    }

    private void names(List<EspEntry> entries) {
        Map<String, EspEntry> whole = new HashMap<>();
        Map<String, EspEntry> stored = new HashMap<>();
        for (EspEntry e : entries) {
            EspEntry twin = whole.putIfAbsent(e.name(), e);
            EspEntry cut = stored.putIfAbsent(stored(e.name()), e);
            if (twin != null) {
                error(e, "memory.esp.name-twice", e.name());
            } else if (cut != null) {
                warning(e, "memory.esp.name-twice-cut", e.name(), cut.name());
            } else {
                length(e);
            }
        }
    }

    private void length(EspEntry e) {
        int bytes = e.name().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > NAME_BYTES) {
            warning(e, "memory.esp.name-long", e.name(), bytes);
        } else if (bytes == NAME_BYTES) {
            warning(e, "memory.esp.name-full", e.name());
        } else if (bytes == 0) {
            warning(e, "memory.esp.name-empty", hex(e.offset()));
        }
    }

    private static String stored(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, 0, Math.min(NAME_BYTES, bytes.length), StandardCharsets.ISO_8859_1);
    }

    private void overlaps(List<EspEntry> entries) {
        List<EspEntry> sorted = entries.stream()
                .sorted(Comparator.comparingLong(EspEntry::offset))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            EspEntry e = sorted.get(i);
            boolean fixed =
                    e.is(EspTypes.BOOTLOADER, EspTypes.PRIMARY) || e.is(EspTypes.PARTITION_TABLE, EspTypes.PRIMARY);
            if (!fixed && e.offset() < options.tableEnd()) {
                error(e, "memory.esp.in-table", e.name(), hex(e.offset()), hex(options.tableEnd()));
            }
            if (i > 0 && e.offset() < sorted.get(i - 1).end()) {
                EspEntry last = sorted.get(i - 1);
                error(e, "memory.esp.overlap", e.name(), last.name(), SizeText.format(last.end() - e.offset()));
            }
        }
    }

    /** ESP-IDF looks at the partition that starts last; before it one can end later only if that one is empty. */
    private void flash(List<EspEntry> entries) {
        long size = options.flashBytes().orElse(Long.MAX_VALUE);
        long lastEnd = entries.stream()
                .reduce((a, b) -> b.offset() > a.offset() ? b : a)
                .map(EspEntry::end)
                .orElse(0L);
        long end = entries.stream().mapToLong(EspEntry::end).max().orElse(0);
        for (EspEntry e : entries) {
            if (e.end() > size) {
                findings.add(new MemoryFinding(
                        MemoryConcern.FLASH_SIZE,
                        lastEnd > size ? Severity.ERROR : Severity.WARNING,
                        Texts.text(
                                "memory.esp.flash-full", e.name(), SizeText.format(end - size), SizeText.format(size)),
                        e.name(),
                        e.line()));
                return;
            }
        }
    }

    private void error(EspEntry e, String key, Object... arguments) {
        findings.add(MemoryFinding.error(MemoryConcern.LAYOUT, e.name(), e.line(), key, arguments));
    }

    private void warning(EspEntry e, String key, Object... arguments) {
        findings.add(MemoryFinding.warning(MemoryConcern.LAYOUT, e.name(), e.line(), key, arguments));
    }

    private static String hex(long value) {
        return value < 0 ? "-" + AddressText.format(-value) : AddressText.format(value);
    }
}
