package dev.takt.projects.format;

import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.CoreSpec;
import dev.takt.projects.target.Cost;
import dev.takt.projects.target.CpuArch;
import dev.takt.projects.target.Delays;
import dev.takt.projects.target.Dispatch;
import dev.takt.projects.target.DmaChannel;
import dev.takt.projects.target.DmaRoute;
import dev.takt.projects.target.Erratum;
import dev.takt.projects.target.ErratumTrigger;
import dev.takt.projects.target.FlashRegion;
import dev.takt.projects.target.Inheritance;
import dev.takt.projects.target.InterruptController;
import dev.takt.projects.target.InterruptControllerKind;
import dev.takt.projects.target.Kernel;
import dev.takt.projects.target.MemoryRegion;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import dev.takt.projects.target.PinLimit;
import dev.takt.projects.target.PinSpec;
import dev.takt.projects.target.Refusal;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.Unguarded;
import dev.takt.projects.target.Vector;
import dev.takt.projects.target.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads chip and runtime files. Every error of every file is reported; a file with one gives nothing to the catalogue. */
public final class CatalogueReader {
    private final List<Problem> problems = new ArrayList<>();

    private CatalogueReader() {}

    /** The catalogue of these files, in their order; {@code support} holds the support matrix. */
    public static ReadCatalogue read(
            List<CatalogueFile> chips, List<CatalogueFile> runtimes, List<CatalogueFile> support) {
        CatalogueReader reader = new CatalogueReader();
        List<Chip> readChips = reader.all(chips, o -> o, CatalogueReader::chip);
        Map<String, JsonObject> earlier = new HashMap<>();
        List<RuntimeProfile> readRuntimes =
                reader.all(runtimes, o -> likeAnEarlierOne(o, earlier), CatalogueReader::runtime);
        List<Support> rows = reader.all(support, o -> o, SupportMatrix::rows).stream()
                .flatMap(List::stream)
                .toList();
        Catalogue catalogue = new Catalogue(readChips, readRuntimes);
        return new ReadCatalogue(SupportMatrix.into(catalogue, rows), reader.problems);
    }

    /** Another version of a runtime says what differs: its members, then those of the runtime it is {@code like}. */
    private static JsonObject likeAnEarlierOne(JsonObject own, Map<String, JsonObject> earlier) {
        JsonObject whole = own.get("like")
                .flatMap(like ->
                        like instanceof JsonString id ? Optional.ofNullable(earlier.get(id.value())) : Optional.empty())
                .map(base -> OwnTargets.merged(own, base))
                .orElse(own);
        if (own.get("id").orElse(null) instanceof JsonString id) {
            earlier.put(id.value(), whole);
        }
        return whole;
    }

    private <T> List<T> all(
            List<CatalogueFile> files, UnaryOperator<JsonObject> complete, Function<CatalogueObject, T> read) {
        List<T> all = new ArrayList<>();
        for (CatalogueFile file : files) {
            int before = problems.size();
            Optional<T> value = file.object(problems).map(complete).map(o -> whole(file, o, read));
            if (problems.size() == before) {
                value.ifPresent(all::add);
            }
        }
        return all;
    }

    private <T> T whole(CatalogueFile file, JsonObject object, Function<CatalogueObject, T> read) {
        CatalogueObject top = new CatalogueObject(file.name(), "", object, problems);
        T value = read.apply(top);
        top.unknown();
        return value;
    }

    static Chip chip(CatalogueObject o) {
        return new Chip(
                o.text("id"),
                o.has("like") ? o.text("like") : "",
                o.text("name"),
                o.text("vendor"),
                o.text("family"),
                o.text("board"),
                o.tag("arch", CpuArch.class),
                o.text("rustTarget"),
                o.text("toolchain"),
                o.text("hal"),
                o.text("probe"),
                o.has("console") ? Optional.of(o.text("console")) : Optional.empty(),
                o.objects("cores", c -> new CoreSpec(c.text("name"), c.whole("maxClockHz"))),
                o.optional("clock", ClockTreeReader::tree),
                controller(o.inner("interrupts")),
                o.table("costs", Cost.class),
                o.objects("vectors", v -> new Vector(v.text("name"), v.small("number"))),
                o.objects("ram", CatalogueReader::memory),
                o.objects("flash", CatalogueReader::flash),
                o.flag("externalFlash"),
                o.objects("peripherals", CatalogueReader::peripheral),
                o.flag("pinMatrix"),
                o.objects("pins", CatalogueReader::pin),
                o.has("crateWords") ? o.words("crateWords") : Map.of(),
                o.has("errata") ? o.objects("errata", CatalogueReader::erratum) : List.of(),
                o.texts("sources"));
    }

    private static MemoryRegion memory(CatalogueObject o) {
        return new MemoryRegion(
                o.text("name"),
                o.address("start"),
                o.whole("size"),
                o.flag("dma"),
                o.textsIfAny("reachedBy"),
                o.has("cached") && o.flag("cached"));
    }

    private static PeripheralSpec peripheral(CatalogueObject o) {
        return new PeripheralSpec(
                o.text("instance"),
                o.tag("type", PeripheralType.class),
                o.texts("vectors"),
                o.has("bus") ? o.text("bus") : "",
                o.has("dma") ? o.objects("dma", CatalogueReader::route) : List.of(),
                o.has("fifo") ? o.whole("fifo") : 1,
                o.has("events") ? o.whole("events") : 0,
                o.has("waits") ? o.tag("waits", Waiting.class) : Waiting.CHANNELS,
                o.has("channels") ? o.objects("channels", CatalogueReader::channel) : List.of(),
                o.has("block") ? o.text("block") : "",
                o.has("most") ? o.whole("most") : 0,
                o.has("fast") ? o.whole("fast") : 0);
    }

    private static Erratum erratum(CatalogueObject o) {
        return new Erratum(
                o.text("id"), o.tag("trigger", ErratumTrigger.class), o.textsIfAny("instances"), o.text("source"));
    }

    private static DmaChannel channel(CatalogueObject o) {
        return new DmaChannel(o.text("name"), o.text("vector"), o.has("mux") ? o.text("mux") : "");
    }

    private static DmaRoute route(CatalogueObject o) {
        return new DmaRoute(o.text("signal"), o.text("channel"), o.has("request") ? o.small("request") : 0);
    }

    private static PinSpec pin(CatalogueObject o) {
        Map<String, Integer> functions = new HashMap<>();
        if (o.has("af")) {
            o.table("af").forEach((signal, number) -> functions.put(signal, number.intValue()));
        }
        return new PinSpec(o.text("name"), o.texts("signals"), functions, o.tags("limits", PinLimit.class));
    }

    private static InterruptController controller(CatalogueObject o) {
        return new InterruptController(
                o.tag("kind", InterruptControllerKind.class), o.small("priorityBits"), o.small("levels"));
    }

    private static FlashRegion flash(CatalogueObject o) {
        return new FlashRegion(
                o.text("name"), o.address("start"), o.whole("size"), o.whole("eraseBytes"), o.whole("writeBytes"));
    }

    private static Kernel kernel(CatalogueObject o) {
        return new Kernel(
                o.tag("unguarded", Unguarded.class),
                o.tag("inheritance", Inheritance.class),
                o.tag("delays", Delays.class),
                o.small("cooperative"),
                o.whole("leastSliceNs"),
                o.small("mostPending"),
                o.flag("goesOn"),
                o.flag("oneFlag"),
                o.has("signals") && o.flag("signals"),
                o.flag("refusesSpawn"),
                o.flag("ownStacks"),
                o.flag("tasksAreInterrupts"),
                o.flag("leavesScheduling"),
                o.has("deadlines") && o.flag("deadlines"));
    }

    private static RuntimeProfile runtime(CatalogueObject o) {
        return new RuntimeProfile(
                o.text("id"),
                o.has("like") ? o.text("like") : "",
                o.text("name"),
                o.text("version"),
                o.tag("dispatch", Dispatch.class),
                kernel(o.inner("kernel")),
                o.small("threadPriorities"),
                o.whole("tickNs"),
                o.whole("sliceNs"),
                o.tag("defaultProtocol", Protocol.class),
                o.tags("protocols", Protocol.class),
                o.tag("defaultOverrun", Overrun.class),
                o.tags("overruns", Overrun.class),
                o.table("costs", Cost.class),
                o.objects("refusals", r -> new Refusal(r.text("feature"), r.text("reason"), r.text("instead"))),
                o.has("waitsByDma") && o.flag("waitsByDma"),
                o.texts("chips"),
                o.texts("sources"),
                List.of());
    }
}
