package dev.takt.app.report;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.model.Tagged;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.CoreSpec;
import dev.takt.projects.target.MemoryRegion;
import dev.takt.projects.target.Refusal;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.FrequencyText;
import dev.takt.projects.units.SizeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The chips and runtimes a design may name, and which go together. */
public record TargetsReport(Catalogue catalogue) implements Report {

    @Override
    public String text() {
        return chips() + "\n" + runtimes() + "\n" + support() + "\n" + refusals();
    }

    private String chips() {
        Table table = new Table("TARGET", "CHIP", ">CORES", ">CLOCK", ">RAM", ">FLASH", "RUNTIMES");
        for (Chip chip : catalogue.chips()) {
            table.row(
                    chip.id(),
                    chip.name(),
                    String.valueOf(chip.cores().size()),
                    FrequencyText.format(clockHz(chip)),
                    SizeText.format(ramBytes(chip)),
                    SizeText.format(chip.flashBytes()),
                    String.join(" ", runtimesOf(chip, _ -> true)));
        }
        return table.text();
    }

    private String runtimes() {
        Table table = new Table("RUNTIME", "NAME", "VERSION", "PROTOCOLS");
        for (RuntimeProfile runtime : catalogue.runtimes()) {
            table.row(
                    runtime.id(),
                    runtime.name(),
                    runtime.version(),
                    runtime.protocols().stream().map(Tagged::tag).collect(Collectors.joining(" ")));
        }
        return table.text();
    }

    /** The support matrix; targets with the same words share a line. */
    private String support() {
        StringBuilder out = new StringBuilder();
        for (RuntimeProfile runtime : catalogue.runtimes()) {
            out.append("FIRMWARE WITH ").append(runtime.id()).append('\n');
            runtime.support().stream()
                    .collect(Collectors.groupingBy(TargetsReport::words, LinkedHashMap::new, Collectors.toList()))
                    .forEach((words, rows) -> out.append(support(words, rows)));
        }
        return out.toString();
    }

    private static String support(List<String> words, List<Support> rows) {
        String targets = rows.stream().map(Support::target).collect(Collectors.joining(" "));
        return words.subList(1, words.size()).stream()
                .filter(line -> !line.isEmpty())
                .map(line -> " ".repeat(13) + line + "\n")
                .collect(Collectors.joining("", "  %-9s  %s\n".formatted(words.getFirst(), targets), ""));
    }

    private static List<String> words(Support row) {
        return List.of(row.level().tag(), row.why(), row.alternative());
    }

    private String refusals() {
        Table table = new Table("RUNTIME", "CANNOT EXPRESS", "INSTEAD");
        for (RuntimeProfile runtime : catalogue.runtimes()) {
            for (Refusal refusal : runtime.refusals()) {
                table.row(
                        runtime.id(),
                        Texts.text(refusal.reason()).text(),
                        Texts.text(refusal.instead()).text());
            }
        }
        return table.text();
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.targets/1")
                .put(
                        "targets",
                        Json.array(catalogue.chips().stream().map(this::json).toList()))
                .put(
                        "runtimes",
                        Json.array(catalogue.runtimes().stream()
                                .map(TargetsReport::json)
                                .toList()))
                .build();
    }

    private JsonObject json(Chip chip) {
        return Json.object()
                .put("id", chip.id())
                .put("name", chip.name())
                .put("vendor", chip.vendor())
                .put("cores", chip.cores().size())
                .put("clockHz", clockHz(chip))
                .put("ramBytes", ramBytes(chip))
                .put("flashBytes", chip.flashBytes())
                .put("rustTarget", chip.rustTarget())
                .put("runtimes", strings(runtimesOf(chip, _ -> true)))
                .put("generates", strings(runtimesOf(chip, r -> r.generatesFor(chip.id()))))
                .put(
                        "support",
                        Json.array(catalogue.runtimes().stream()
                                .flatMap(r -> r.support(chip.id()).stream())
                                .map(TargetsReport::json)
                                .toList()))
                .build();
    }

    private static JsonObject json(Support row) {
        return Json.object()
                .put("runtime", row.runtime())
                .put("level", row.level().tag())
                .put("why", row.why())
                .put("alternative", row.alternative())
                .put("pins", row.pins())
                .put("takes", strings(row.takes()))
                .put("tickNs", row.tickNs())
                .build();
    }

    private static JsonObject json(RuntimeProfile runtime) {
        return Json.object()
                .put("id", runtime.id())
                .put("name", runtime.name())
                .put("version", runtime.version())
                .put(
                        "protocols",
                        strings(runtime.protocols().stream().map(Tagged::tag).toList()))
                .put(
                        "generates",
                        strings(runtime.support().stream()
                                .filter(Support::isGenerated)
                                .map(Support::target)
                                .toList()))
                .put(
                        "refuses",
                        strings(runtime.refusals().stream()
                                .map(Refusal::feature)
                                .toList()))
                .build();
    }

    private static JsonValue strings(List<String> words) {
        return Json.array(words.stream().map(Json::string).toList());
    }

    private List<String> runtimesOf(Chip chip, Predicate<RuntimeProfile> which) {
        return catalogue.runtimes().stream()
                .filter(r -> r.runsOn(chip.id()) && which.test(r))
                .map(RuntimeProfile::id)
                .toList();
    }

    private static long clockHz(Chip chip) {
        return chip.cores().stream().mapToLong(CoreSpec::maxClockHz).max().orElse(0);
    }

    private static long ramBytes(Chip chip) {
        return chip.ram().stream().mapToLong(MemoryRegion::size).sum();
    }
}
