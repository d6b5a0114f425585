package dev.takt.projects.exchange;

import dev.takt.projects.memory.EspSubtype;
import dev.takt.projects.memory.EspTypes;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.Parsed;
import java.util.List;
import java.util.OptionalInt;

/** A subtype of the project's own as ESP-IDF's tools are told of it: type, name and hexadecimal number, with commas between. */
public final class ExtraSubtype {
    private ExtraSubtype() {}

    /** The subtype; {@code others} are those told before. */
    public static Parsed<EspSubtype> parse(String text, List<EspSubtype> others) {
        String[] cells = text.split(",", -1);
        OptionalInt type = EspTypes.type(cells[0].strip());
        if (cells.length != 3 || type.isEmpty() || !cells[0].strip().equals(EspTypes.typeName(type.getAsInt()))) {
            return new Parsed.Wrong<>(Texts.text("csv.extra.shape", EspTypes.typeNames()));
        }
        String digits = cells[2].strip().replaceFirst("^0[xX]", "");
        if (!digits.matches("[0-9a-fA-F]{1,2}")) {
            return new Parsed.Wrong<>(Texts.text("csv.extra.number", cells[2].strip()));
        }
        EspSubtype subtype = new EspSubtype(type.getAsInt(), cells[1].strip(), Integer.parseInt(digits, 16));
        boolean taken = !EspTypes.subtypeName(subtype.type(), subtype.number()).startsWith("0x")
                || others.stream().anyMatch(o -> o.type() == subtype.type() && o.number() == subtype.number());
        return taken
                ? new Parsed.Wrong<>(Texts.text("csv.extra.taken", cells[2].strip(), cells[0].strip()))
                : new Parsed.Ok<>(subtype);
    }
}
