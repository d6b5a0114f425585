package dev.takt.projects.exchange;

import dev.takt.projects.memory.LinkerRegion;
import dev.takt.projects.memory.LinkerScript;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A linker script whose regions are read and changed without touching anything else: comments, sections, symbols, spaces and the spelling of what does not change
 * stay byte for byte.
 */
public final class MemoryXText {
    /** The longest script that is read. */
    public static final int MAX_CHARACTERS = 1 << 18;

    private final String text;
    private final MemoryXParser parsed;

    private MemoryXText(String text) {
        this.text = text;
        this.parsed = new MemoryXParser(text.length() <= MAX_CHARACTERS ? text : "");
        parsed.read();
    }

    /** A script, read. */
    public static MemoryXText of(String text) {
        return new MemoryXText(text);
    }

    /** The script. */
    public String text() {
        return text;
    }

    /** What it says of memory. */
    public LinkerScript script() {
        return new LinkerScript(
                parsed.places.stream().map(MemoryXParser.Place::region).toList(), parsed.aliases, parsed.symbols);
    }

    /** What could not be read. */
    public List<CsvFinding> findings() {
        if (text.length() > MAX_CHARACTERS) {
            return List.of(new CsvFinding(0, 0, true, Texts.text("csv.too-long", MAX_CHARACTERS)));
        }
        return List.copyOf(parsed.findings);
    }

    /** The script with these regions: places are rewritten where they differ, new regions come behind the last, those not named go. */
    public MemoryXText with(List<LinkerRegion> regions) {
        MemoryXText changed = this;
        // A length may refer to a region that has just changed; such expressions become numbers. Regions refer
        // backwards only, so a pass for each settles all.
        for (int pass = 0; pass <= regions.size(); pass++) {
            MemoryXText next = changed.edited(regions);
            if (next.text.equals(changed.text)) {
                return next;
            }
            changed = next;
        }
        return changed;
    }

    private MemoryXText edited(List<LinkerRegion> regions) {
        Map<String, LinkerRegion> wanted = new HashMap<>();
        regions.forEach(r -> wanted.putIfAbsent(r.name(), r));
        StringBuilder script = new StringBuilder();
        int at = 0;
        for (MemoryXParser.Place place : parsed.places) {
            LinkerRegion region = wanted.remove(place.region().name());
            if (region == null) {
                script.append(text, at, lineStart(place.start(), at));
                at = lineEnd(place.end());
                continue;
            }
            if (region.origin() != place.region().origin()) {
                script.append(text, at, place.origin().start()).append(hex(region.origin()));
                at = place.origin().end();
            }
            if (region.length() != place.region().length()) {
                script.append(text, at, place.length().start()).append(size(region.length()));
                at = place.length().end();
            }
        }
        List<LinkerRegion> added =
                regions.stream().filter(r -> wanted.get(r.name()) == r).toList();
        return of(inserted(script, at, added));
    }

    private String inserted(StringBuilder script, int from, List<LinkerRegion> added) {
        if (added.isEmpty()) {
            return script.append(text.substring(from)).toString();
        }
        List<String> rows = new ArrayList<>();
        added.forEach(r -> rows.add(row(r)));
        if (parsed.memoryEnd < 0) {
            return "MEMORY\n{\n" + String.join("", rows) + "}\n" + script + text.substring(from);
        }
        int end = parsed.memoryEnd;
        int brace = Math.max(from, text.lastIndexOf('\n', end - 1) + 1);
        boolean own = text.substring(brace, end).isBlank();
        int place = own ? brace : end;
        script.append(text, from, place);
        if (!own) {
            script.append('\n');
        }
        return script.append(String.join("", rows))
                .append(text.substring(place))
                .toString();
    }

    private int lineStart(int start, int least) {
        int line = text.lastIndexOf('\n', start - 1) + 1;
        return Math.max(least, text.substring(line, start).isBlank() ? line : start);
    }

    private int lineEnd(int end) {
        int line = text.indexOf('\n', end);
        return line >= 0 && text.substring(end, line).isBlank() ? line + 1 : end;
    }

    static String row(LinkerRegion region) {
        return "  %s : ORIGIN = %s, LENGTH = %s\n"
                .formatted(region.name(), hex(region.origin()), size(region.length()));
    }

    private static String hex(long address) {
        return "0x%08X".formatted(address);
    }

    static String size(long bytes) {
        return bytes % 1024 == 0 ? bytes / 1024 + "K" : Long.toString(bytes);
    }
}
