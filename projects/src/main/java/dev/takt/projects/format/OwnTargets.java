package dev.takt.projects.format;

import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.SupportLevel;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Target files of the user's own. A file that is {@code like} a shipped chip says only what differs from it: members it leaves out are that chip's, and so are its rows of the support matrix, though at most
 * {@link SupportLevel#GENERATED}, since no test builds firmware for it. A file with an error adds nothing and costs nothing else.
 */
public final class OwnTargets {
    private final List<Problem> problems = new ArrayList<>();
    private Catalogue catalogue;

    private OwnTargets(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The shipped catalogue with the chips of these files behind its own. */
    public static ReadCatalogue read(List<CatalogueFile> files) {
        OwnTargets own = new OwnTargets(ShippedCatalogue.get());
        files.forEach(own::add);
        return new ReadCatalogue(
                own.catalogue, own.problems.stream().map(OwnTargets::placed).toList());
    }

    /** With the place in the words: what shows these problems shows designs otherwise. */
    private static Problem placed(Problem p) {
        return new Problem(
                p.rule(),
                p.severity(),
                Texts.text("catalogue.at", p.message(), p.line(), p.column()),
                p.item(),
                p.property(),
                0,
                0,
                p.fixes());
    }

    private void add(CatalogueFile file) {
        int before = problems.size();
        Optional<Own> own = file.object(problems).map(o -> own(file, o));
        if (problems.size() == before) {
            own.ifPresent(o -> catalogue = with(o));
        }
    }

    /** What a file says: a chip, the shipped chip it is like (or empty), runtimes that may run on it. */
    private record Own(Chip chip, String like, List<String> runtimes) {}

    private Own own(CatalogueFile file, JsonObject object) {
        CatalogueObject said = new CatalogueObject(file.name(), "", object, problems);
        String like = said.has("like") ? said.text("like") : "";
        Optional<JsonObject> base = like.isEmpty() ? Optional.empty() : ShippedCatalogue.source(like);
        if (!like.isEmpty() && base.isEmpty()) {
            List<String> known =
                    ShippedCatalogue.get().chips().stream().map(Chip::id).toList();
            said.wrong("like", Texts.text("target.own.like", String.join(", ", known)));
        }
        CatalogueObject all = new CatalogueObject(
                file.name(), "", base.map(b -> merged(object, b)).orElse(object), problems);
        List<String> runtimes = all.has("runtimes") ? all.texts("runtimes") : List.of();
        Chip chip = CatalogueReader.chip(all);
        all.unknown();
        new ChipChecks(all, chip, catalogue).check();
        known(all, runtimes);
        return new Own(chip, like, runtimes);
    }

    private void known(CatalogueObject all, List<String> runtimes) {
        List<String> ids = catalogue.runtimes().stream().map(RuntimeProfile::id).toList();
        runtimes.stream()
                .filter(r -> !ids.contains(r))
                .forEach(r -> all.wrong("runtimes", Texts.text("target.own.runtime", r, String.join(", ", ids))));
    }

    /** The members of the file, then those of the one it is like that it leaves out; not the id. */
    static JsonObject merged(JsonObject own, JsonObject base) {
        List<JsonMember> members = new ArrayList<>(own.members());
        base.members().stream()
                .filter(m -> own.member(m.name()).isEmpty() && !m.name().equals("id"))
                .forEach(members::add);
        return new JsonObject(members, own.position());
    }

    private Catalogue with(Own own) {
        List<Chip> chips = new ArrayList<>(catalogue.chips());
        chips.add(own.chip());
        List<RuntimeProfile> runtimes =
                catalogue.runtimes().stream().map(r -> with(r, own)).toList();
        return new Catalogue(chips, runtimes);
    }

    private static RuntimeProfile with(RuntimeProfile runtime, Own own) {
        boolean runs = own.runtimes().isEmpty()
                ? !own.like().isEmpty() && runtime.runsOn(own.like())
                : own.runtimes().contains(runtime.id());
        Support row = runtime.support(own.like())
                .map(s -> like(s, own))
                .orElseGet(() -> new Support(
                        runtime.id(),
                        own.chip().id(),
                        SupportLevel.REFUSED,
                        Texts.text("target.own.unlike").text(),
                        Texts.text("target.own.use-like").text(),
                        "",
                        List.of(),
                        0));
        return runtime.withChip(own.chip().id(), runs, row);
    }

    private static Support like(Support base, Own own) {
        SupportLevel level = base.isGenerated() ? SupportLevel.GENERATED : SupportLevel.REFUSED;
        String why = base.isGenerated()
                ? Texts.text("target.own.not-built", own.like()).text()
                : base.why();
        String id = own.chip().id();
        return new Support(
                base.runtime(), id, level, why, base.alternative(), base.pins(), base.takes(), base.tickNs());
    }
}
