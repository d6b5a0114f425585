package dev.takt.projects.analysis;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonSyntaxException;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.target.Vector;
import dev.takt.projects.text.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A published task set from the test resources, made into a design of the generic runtime: one unit of the case is a microsecond. Each resource file keeps its citation. Preemptive tasks are
 * threads; run-to-completion ones and those of an interrupt policy are handlers of one level.
 */
final class PublishedCase {
    private static final BigDecimal UNIT_NS = BigDecimal.valueOf(1_000);

    private final JsonObject json;
    private Protocol protocol = Protocol.IMMEDIATE_CEILING;
    private boolean handlersOnly;
    private long switchCycles;
    private String target = "stm32f411re";

    private PublishedCase(JsonObject json) {
        this.json = json;
    }

    static PublishedCase of(String name) {
        try (InputStream in = PublishedCase.class.getResourceAsStream(name + ".json")) {
            String text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            return new PublishedCase((JsonObject) JsonReader.read(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(name, e);
        }
    }

    PublishedCase with(Protocol protocol) {
        this.protocol = protocol;
        return this;
    }

    /** On a chip with the cores that the case names. */
    PublishedCase onCores(String target) {
        this.target = target;
        return this;
    }

    PublishedCase nonPreemptive() {
        handlersOnly = true;
        return this;
    }

    /** At 100 MHz a cycle is 10 ns. */
    PublishedCase withSwitchCycles(long cycles) {
        switchCycles = cycles;
        return this;
    }

    /** The tasks as the case has them. */
    List<JsonObject> tasks() {
        return objects(json.get("tasks").orElseThrow());
    }

    Project project() {
        List<JsonObject> tasks = tasks();
        Map<String, Item> resources = new LinkedHashMap<>();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            items.add(item(tasks.get(i), rank(tasks, i), resources));
        }
        items.addAll(resources.values());
        Project project = Project.blank("case", target, "generic").withItems(items);
        return project.withSettings(
                project.settings().withCosts(List.of(new CostOverride("context-switch", switchCycles))));
    }

    Map<String, Bound> bounds() {
        return bounds(project());
    }

    private static Map<String, Bound> bounds(Project project) {
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        AnalysisResult result = Analysis.of(machine, Progress.NONE);
        Map<String, Bound> bounds = new LinkedHashMap<>();
        machine.contexts()
                .forEach(c ->
                        bounds.put(c.name(), result.contexts().get(c.index()).bound()));
        return bounds;
    }

    /** Bounds in units of the case; what has none is left out. */
    Map<String, BigDecimal> figures() {
        return figures(project());
    }

    /** The same of the case's design, changed. */
    static Map<String, BigDecimal> figures(Project project) {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        bounds(project).forEach((name, bound) -> {
            if (bound instanceof Bound.Known known) {
                figures.put(name, units(known.ns()));
            }
        });
        return figures;
    }

    static BigDecimal units(long ns) {
        return new BigDecimal(ns).divide(UNIT_NS).stripTrailingZeros();
    }

    /** The figures a path of the case's {@code expected} holds, in its order; what is null there is left out. */
    Map<String, BigDecimal> expected(String... path) {
        JsonValue at = json.get("expected").orElseThrow();
        for (String name : path) {
            at = ((JsonObject) at).get(name).orElseThrow();
        }
        Map<String, BigDecimal> expected = new LinkedHashMap<>();
        ((JsonObject) at).members().forEach(m -> number(m.value()).ifPresent(n -> expected.put(m.name(), n)));
        return expected;
    }

    private static Optional<BigDecimal> number(JsonValue value) {
        return switch (value) {
            case JsonNumber n -> Optional.of(n.exact().stripTrailingZeros());
            case JsonObject o
            when o.get("wcrt").isPresent() ->
                number(((JsonObject) o.get("wcrt").orElseThrow())
                        .members()
                        .getFirst()
                        .value());
            default -> Optional.empty();
        };
    }

    /** 0 for the least urgent. */
    private static int rank(List<JsonObject> tasks, int index) {
        return (int) tasks.stream()
                .filter(t -> urgency(t) < urgency(tasks.get(index)))
                .count();
    }

    private static long urgency(JsonObject task) {
        if (task.get("priority").isEmpty()
                && task.get("priority_mast_higher_is_more_urgent").isEmpty()) {
            return -ns(task, "period");
        }
        return task.get("priority").isPresent()
                ? -ns(task, "priority")
                : ns(task, "priority_mast_higher_is_more_urgent");
    }

    private Item item(JsonObject task, int rank, Map<String, Item> resources) {
        String name = text(task, "name");
        ItemId id = ItemId.of(name.toLowerCase(Locale.ROOT).replace('_', '-'));
        OptionalLong deadline =
                task.get("deadline").isPresent() ? OptionalLong.of(ns(task, "deadline")) : OptionalLong.empty();
        List<Step> body = body(task, resources);
        boolean interrupt = handlersOnly
                || task.get("server_policy").isPresent()
                        && text(task, "server_policy").equals("interrupt_fp_policy");
        if (interrupt) {
            List<Vector> vectors =
                    ShippedCatalogue.get().chip("stm32f411re").orElseThrow().vectors();
            String vector = vectors.get(40 - rank).name();
            return new Interrupt(
                    id, name, Optional.empty(), activation(task), vector, deadline, 1, 0, body, Extras.NONE);
        }
        return new Task(id, name, activation(task), deadline, rank, core(task), 0, Overrun.RUNTIME, body, Extras.NONE);
    }

    private static int core(JsonObject task) {
        return task.get("core")
                .filter(JsonNumber.class::isInstance)
                .map(c -> ((JsonNumber) c).exact().intValueExact())
                .orElse(0);
    }

    private static Activation activation(JsonObject task) {
        String arrival = task.get("arrival").isPresent() ? text(task, "arrival") : "periodic";
        return switch (arrival) {
            case "sporadic" -> new Activation.Sporadic(ns(task, "period"), 0, 0);
            case "bursty" ->
                new Activation.Burst((int) (ns(task, "max_arrivals") / 1_000), 0, ns(task, "bound_interval"), 0);
            case "unbounded" -> new Activation.Recorded("arrivals.txt");
            default -> new Activation.Periodic(ns(task, "period"), 0, 0);
        };
    }

    private List<Step> body(JsonObject task, Map<String, Item> resources) {
        List<Step> body = new ArrayList<>();
        long left = ns(task, "wcet");
        for (JsonObject section :
                task.get("critical_sections").map(PublishedCase::objects).orElse(List.of())) {
            String name = text(section, "resource");
            ItemId id = ItemId.of("r-" + name.replace('_', '-').toLowerCase(Locale.ROOT));
            resources.put(name, Resource.blank(id, name).withProtocol(protocol));
            body.add(new Step.Lock(id, List.of(work(ns(section, "length")))));
            left -= ns(section, "length");
        }
        if (task.get("max_np_region").isPresent()) {
            body.add(new Step.CriticalSection(List.of(work(ns(task, "max_np_region")))));
            left -= ns(task, "max_np_region");
        }
        body.add(task.get("max_np_region").isPresent() ? 1 : 0, work(left));
        if (task.get("last_np_region").isPresent()) {
            long last = ns(task, "last_np_region");
            long rest = ns(task, "wcet") - last;
            body.clear();
            long max = ns(task, "max_np_region") > last ? ns(task, "max_np_region") : 0;
            if (max > 0) {
                body.add(new Step.CriticalSection(List.of(work(max))));
            }
            body.add(work(rest - max));
            body.add(new Step.CriticalSection(List.of(work(last))));
        }
        if (task.get("suspension").isPresent()) {
            // a job ends with work
            body.add(Math.min(1, body.size() - 1), new Step.Delay(ns(task, "suspension")));
        }
        return body;
    }

    private static Step work(long ns) {
        return new Step.Compute("", ns, ns, Distribution.WORST);
    }

    private static List<JsonObject> objects(JsonValue array) {
        return ((JsonArray) array)
                .elements().stream().map(JsonObject.class::cast).toList();
    }

    private static String text(JsonObject object, String name) {
        return ((JsonString) object.get(name).orElseThrow()).value();
    }

    private static long ns(JsonObject object, String name) {
        return ((JsonNumber) object.get(name).orElseThrow())
                .exact()
                .multiply(UNIT_NS)
                .longValueExact();
    }
}
