package dev.takt.projects.format;

import dev.takt.projects.target.ClockBus;
import dev.takt.projects.target.ClockChoice;
import dev.takt.projects.target.ClockSource;
import dev.takt.projects.target.ClockTree;
import dev.takt.projects.target.FlashWait;
import dev.takt.projects.target.LineClock;
import dev.takt.projects.target.LineDivider;
import dev.takt.projects.target.Pll;
import dev.takt.projects.target.PllDivider;
import dev.takt.projects.target.Range;
import dev.takt.projects.target.VoltageScale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the clock tree of a chip file. */
final class ClockTreeReader {
    private ClockTreeReader() {}

    static ClockTree tree(CatalogueObject o) {
        return new ClockTree(
                o.objects(
                        "sources",
                        s -> new ClockSource(
                                s.text("name"),
                                s.whole("hz"),
                                s.small("ppm"),
                                s.flag("external"),
                                s.has("fed") && s.flag("fed"))),
                o.optional("pll", ClockTreeReader::pll),
                o.has("choices")
                        ? o.objects("choices", c -> new ClockChoice(c.text("name"), c.whole("hz")))
                        : List.of(),
                o.objects("buses", ClockTreeReader::bus),
                o.text("core"),
                o.has("scales") ? o.objects("scales", ClockTreeReader::scale) : List.of(),
                o.optional("uart", ClockTreeReader::line),
                o.optional("i2c", ClockTreeReader::line),
                o.optional("spi", ClockTreeReader::line));
    }

    private static Pll pll(CatalogueObject o) {
        return new Pll(
                o.text("name"),
                range(o.inner("inputDividers")),
                range(o.inner("referenceHz")),
                range(o.inner("multipliers")),
                range(o.inner("vcoHz")),
                o.objects("dividers", ClockTreeReader::divider),
                o.has("firstIsLargest") && o.flag("firstIsLargest"),
                o.optional("usb", ClockTreeReader::divider),
                o.flag("highVco"),
                o.flag("highReference"));
    }

    private static LineClock line(CatalogueObject o) {
        return new LineClock(
                o.has("bus") ? o.text("bus") : "",
                o.has("apart") ? o.words("apart") : Map.of(),
                o.has("dividers") ? o.objects("dividers", ClockTreeReader::lineDivider) : List.of(),
                o.has("rates") ? rates(o.table("rates")) : Map.of());
    }

    /** The names of members are the rates that are asked for. */
    private static Map<Long, Long> rates(Map<String, Long> table) {
        Map<Long, Long> rates = new HashMap<>();
        table.forEach((asked, actual) -> {
            if (asked.matches("[0-9]{1,12}")) {
                rates.put(Long.parseLong(asked), actual);
            }
        });
        return rates;
    }

    private static LineDivider lineDivider(CatalogueObject o) {
        return new LineDivider(
                o.whole("upToHz"),
                o.whole("numerator"),
                o.whole("factor"),
                range(o.inner("dividers")),
                o.flag("neverAbove"),
                o.has("powersOfTwo") && o.flag("powersOfTwo"),
                o.has("last") ? o.whole("last") : 0,
                o.has("searched") && o.flag("searched"));
    }

    private static PllDivider divider(CatalogueObject o) {
        return new PllDivider(o.text("name"), o.numbers("values"));
    }

    private static Range range(CatalogueObject o) {
        return new Range(o.whole("from"), o.whole("to"));
    }

    private static ClockBus bus(CatalogueObject o) {
        if (o.has("fixedHz")) {
            long hz = o.whole("fixedHz");
            return new ClockBus(o.text("name"), "", List.of(1), hz, hz, false);
        }
        return new ClockBus(
                o.text("name"),
                o.text("from"),
                o.numbers("dividers"),
                o.whole("maxHz"),
                0,
                o.has("timersDouble") && o.flag("timersDouble"));
    }

    private static VoltageScale scale(CatalogueObject o) {
        return new VoltageScale(
                o.text("name"),
                o.table("limits"),
                o.text("waitsOf"),
                o.objects(
                        "waits",
                        w -> new FlashWait(
                                w.whole("maxHz"), w.small("states"), w.has("delay") ? w.small("delay") : 0)));
    }
}
