package dev.takt.app.cli;

import dev.takt.app.text.Texts;
import dev.takt.projects.exchange.FlashNumber;
import dev.takt.projects.memory.LayoutScheme;
import dev.takt.projects.memory.LayoutWish;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.memory.SoftDevice;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.target.Chip;
import dev.takt.projects.units.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a layout has to hold, as options. */
final class LayoutOptions {
    private static final int MOST_SLOTS = 16;

    @Option(names = "--scheme", paramLabel = "SCHEME", descriptionKey = "scheme")
    private String scheme = "";

    @Option(
            names = "--flash-size",
            paramLabel = "SIZE",
            converter = FlashNumberConverter.class,
            descriptionKey = "layout-flash-size")
    private long flashBytes;

    @Option(names = "--slots", paramLabel = "N", descriptionKey = "slots")
    private int slots = 2;

    @Option(names = "--factory", descriptionKey = "factory")
    private boolean factory;

    @Option(
            names = "--slot-size",
            paramLabel = "SIZE",
            converter = FlashNumberConverter.class,
            descriptionKey = "slot-size")
    private @Nullable Long slotBytes;

    @Option(
            names = "--bootloader-size",
            paramLabel = "SIZE",
            converter = FlashNumberConverter.class,
            descriptionKey = "bootloader-size")
    private @Nullable Long bootloaderBytes;

    @Option(names = "--softdevice", paramLabel = "s112|s113|s122|s132|s140", descriptionKey = "softdevice")
    private @Nullable String softDevice;

    @Option(names = "--data", paramLabel = "NAME[:KIND]=SIZE", descriptionKey = "data")
    private List<String> data = new ArrayList<>();

    long flashBytes() {
        return flashBytes;
    }

    LayoutWish wish(Chip chip) throws Refused {
        String tag = scheme.isEmpty() ? MemoryPlanner.scheme(FlashPlan.NONE, chip) : scheme;
        LayoutScheme known = LayoutScheme.of(tag)
                .orElseThrow(() -> new Refused(
                        ExitCode.INPUT,
                        Texts.text(
                                "cli.layout.scheme",
                                tag,
                                Arrays.stream(LayoutScheme.values())
                                        .map(LayoutScheme::tag)
                                        .collect(Collectors.joining(", ")))));
        boolean esp = MemoryPlanner.scheme(FlashPlan.NONE, chip).equals(MemoryPlanner.ESP_IDF);
        if (esp != (known == LayoutScheme.ESP_IDF)) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.layout.other", known.tag(), chip.name()));
        }
        if (slots < 1 || slots > MOST_SLOTS) {
            throw new Refused(ExitCode.INPUT, Texts.text("cli.layout.slots", slots, MOST_SLOTS));
        }
        LayoutWish wish = LayoutWish.of(known)
                .withFlashBytes(flashBytes)
                .withSlots(slots)
                .withFactory(factory)
                .withData(areas());
        if (slotBytes != null) {
            wish = wish.withSlotBytes(slotBytes);
        }
        if (bootloaderBytes != null) {
            wish = wish.withBootloaderBytes(bootloaderBytes);
        }
        return softDevice == null ? wish : wish.withSoftDevice(softDevice(softDevice));
    }

    private static SoftDevice softDevice(String tag) throws Refused {
        return SoftDevice.of(tag)
                .orElseThrow(() -> new Refused(ExitCode.INPUT, Texts.text("cli.layout.softdevice", tag)));
    }

    private List<LayoutWish.Data> areas() throws Refused {
        List<LayoutWish.Data> areas = new ArrayList<>();
        for (String text : data) {
            String[] sides = text.split("=", -1);
            String[] names = sides[0].split(":", -1);
            if (sides.length != 2 || names.length > 2 || names[0].isBlank()) {
                throw new Refused(ExitCode.INPUT, Texts.text("cli.layout.data", text));
            }
            if (!(FlashNumber.parse(sides[1]) instanceof Parsed.Ok<Long>(Long bytes)) || bytes <= 0) {
                throw new Refused(ExitCode.INPUT, Texts.text("cli.layout.data", text));
            }
            areas.add(new LayoutWish.Data(names[0].strip(), names.length == 2 ? names[1].strip() : "", bytes));
        }
        return areas;
    }
}
