package dev.takt.projects.format;

import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.SupportLevel;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The support matrix: read from its file, where a row may name several targets, and handed to the runtimes. A row names its reasons and its alternative by the ids of their texts, in every language of the program. A refusal that names no alternative gets the nearest one of the table. */
final class SupportMatrix {
    private final Catalogue catalogue;
    private final List<Support> rows;

    private SupportMatrix(Catalogue catalogue, List<Support> rows) {
        this.catalogue = catalogue;
        this.rows = rows;
    }

    /** One row a runtime and target. */
    static List<Support> rows(CatalogueObject file) {
        return file.objects("rows", SupportMatrix::row).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Support> row(CatalogueObject o) {
        String runtime = o.text("runtime");
        SupportLevel level = o.tag("level", SupportLevel.class);
        String why = o.texts("why").stream()
                .map(reason -> Texts.text("support.why." + reason).text())
                .collect(Collectors.joining(" "));
        String way = o.text("alternative");
        String alternative =
                way.isEmpty() ? "" : Texts.text("support.do." + way).text();
        String pins = o.text("pins");
        List<String> takes = o.textsIfAny("takes");
        long tickNs = o.wholeIfAny("tickNs");
        List<Support> rows = new ArrayList<>();
        for (String target : o.texts("targets")) {
            rows.add(new Support(runtime, target, level, why, alternative, pins, takes, tickNs));
        }
        return rows;
    }

    /** The catalogue, its runtimes with their rows. */
    static Catalogue into(Catalogue catalogue, List<Support> rows) {
        SupportMatrix matrix = new SupportMatrix(catalogue, rows);
        List<RuntimeProfile> runtimes = catalogue.runtimes().stream()
                .map(r -> r.withSupport(matrix.of(r)))
                .toList();
        return new Catalogue(catalogue.chips(), runtimes);
    }

    private List<Support> of(RuntimeProfile runtime) {
        return rows.stream()
                .filter(s -> s.runtime().equals(runtime.family()))
                .map(s -> s.withRuntime(runtime.id()))
                .map(s -> s.isGenerated() || !s.alternative().isEmpty() ? s : s.withAlternative(nearest(s, runtime)))
                .toList();
    }

    /** The same chip with another runtime, else the runtime on other chips, those of the family if there are any, else what is generated at all. */
    private String nearest(Support refused, RuntimeProfile runtime) {
        Optional<Chip> chip = catalogue.chip(refused.target());
        String runtimes = runtimes(generated().filter(s -> s.target().equals(refused.target())));
        if (chip.isPresent() && !runtimes.isEmpty()) {
            return Texts.text("support.instead.runtime", chip.get().name(), runtimes)
                    .text();
        }
        String family = chips(ofRuntime(runtime).filter(s -> isOfFamily(s, chip)));
        String chips = family.isEmpty() ? chips(ofRuntime(runtime)) : family;
        return chips.isEmpty()
                ? Texts.text("support.instead.other", runtimes(generated()), chips(generated()))
                        .text()
                : Texts.text("support.instead.target", runtime.name(), chips).text();
    }

    private Stream<Support> generated() {
        return rows.stream().filter(Support::isGenerated);
    }

    private Stream<Support> ofRuntime(RuntimeProfile runtime) {
        return generated().filter(s -> s.runtime().equals(runtime.family()));
    }

    private boolean isOfFamily(Support row, Optional<Chip> chip) {
        Optional<String> family = catalogue.chip(row.target()).map(Chip::family);
        return family.isPresent() && family.equals(chip.map(Chip::family));
    }

    private String runtimes(Stream<Support> of) {
        return of.map(Support::runtime)
                .distinct()
                .flatMap(id -> catalogue.runtime(id).stream())
                .map(RuntimeProfile::name)
                .collect(Collectors.joining(", "));
    }

    private String chips(Stream<Support> of) {
        return of.map(Support::target)
                .distinct()
                .flatMap(id -> catalogue.chip(id).stream())
                .map(Chip::name)
                .collect(Collectors.joining(", "));
    }
}
