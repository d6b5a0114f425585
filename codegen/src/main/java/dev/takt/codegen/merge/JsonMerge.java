package dev.takt.codegen.merge;

import dev.takt.codegen.merge.JsonNode.Items;
import dev.takt.codegen.merge.JsonNode.Leaf;
import dev.takt.codegen.merge.JsonNode.Member;
import dev.takt.codegen.merge.JsonNode.Members;
import dev.takt.codegen.text.Texts;
import java.util.List;
import java.util.Optional;

/**
 * Puts our members into a JSON text of the user's, comments and layout left alone: finds the first difference, makes that change, reads the text anew, until there is none. Elements of an array are the same
 * if they are equal, or objects of the same {@code name} or {@code label}.
 */
final class JsonMerge {
    private static final int MOST_EDITS = 1000;
    private static final List<String> NAMES = List.of("\"name\"", "\"label\"");

    private final String oursText;
    private final String present;

    private JsonMerge(String oursText, String present) {
        this.oursText = oursText;
        this.present = present;
    }

    /** A change of the text: what stands from one place to another becomes this. */
    private record Edit(int from, int to, String with) {
        String apply(String text) {
            return text.substring(0, from) + with + text.substring(to);
        }
    }

    static String merge(String base, String ours, String present) throws Unmergeable {
        JsonNode last = JsonNode.read(base);
        JsonNode wanted = JsonNode.read(ours);
        String text = present;
        for (int i = 0; i < MOST_EDITS; i++) {
            Optional<Edit> edit = new JsonMerge(ours, text).edit(Optional.of(last), wanted, JsonNode.read(text));
            if (edit.isEmpty()) {
                return text;
            }
            text = edit.get().apply(text);
        }
        throw new Unmergeable(Texts.text("merge.lost", "{}"));
    }

    private Optional<Edit> edit(Optional<JsonNode> last, JsonNode ours, JsonNode there) {
        if (last.isPresent() && last.get().same(ours) && !(ours instanceof Members) && !(ours instanceof Items)) {
            return Optional.empty();
        }
        if (ours instanceof Members wanted && there instanceof Members found) {
            return members(last, wanted, found);
        }
        if (ours instanceof Items wanted && there instanceof Items found) {
            return items(last, wanted, found);
        }
        boolean settled = ours.same(there) || last.isPresent() && last.get().same(ours);
        return settled
                ? Optional.empty()
                : Optional.of(new Edit(
                        there.from(), there.to(), text(ours).replace("\n", "\n" + indent(present, there.from()))));
    }

    private Optional<Edit> members(Optional<JsonNode> last, Members ours, Members there) {
        List<Member> before = last.filter(Members.class::isInstance)
                .map(n -> ((Members) n).members())
                .orElse(List.of());
        for (Member old : before) {
            Optional<Member> found = there.get(old.key());
            if (ours.get(old.key()).isEmpty()
                    && found.isPresent()
                    && found.get().value().same(old.value())) {
                return Optional.of(
                        removal(found.get().from(), found.get().value().to()));
            }
        }
        int behind = -1;
        for (Member member : ours.members()) {
            Optional<Member> found = there.get(member.key());
            if (found.isEmpty()) {
                return Optional.of(insertion(
                        there,
                        there.members().stream().map(Member::value).toList(),
                        behind,
                        member.key() + ": " + text(member.value())));
            }
            behind = found.get().value().to();
            Optional<JsonNode> old = before.stream()
                    .filter(m -> m.key().equals(member.key()))
                    .map(Member::value)
                    .findFirst();
            Optional<Edit> inside = edit(old, member.value(), found.get().value());
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private Optional<Edit> items(Optional<JsonNode> last, Items ours, Items there) {
        List<JsonNode> before = last.filter(Items.class::isInstance)
                .map(n -> ((Items) n).elements())
                .orElse(List.of());
        boolean changed = last.isEmpty() || !last.get().same(ours);
        for (JsonNode old : before) {
            Optional<JsonNode> found = like(old, there.elements());
            if (like(old, ours.elements()).isEmpty()
                    && found.isPresent()
                    && found.get().same(old)) {
                return Optional.of(removal(found.get().from(), found.get().to()));
            }
        }
        int behind = -1;
        for (JsonNode element : ours.elements()) {
            Optional<JsonNode> found = like(element, there.elements());
            if (found.isEmpty()) {
                if (changed || element instanceof Members) {
                    return Optional.of(insertion(there, there.elements(), behind, text(element)));
                }
                continue;
            }
            behind = found.get().to();
            Optional<Edit> inside = edit(like(element, before), element, found.get());
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    /** The element that is meant: of the same name, or equal. */
    private static Optional<JsonNode> like(JsonNode wanted, List<JsonNode> among) {
        Optional<JsonNode> name = name(wanted);
        return among.stream()
                .filter(n -> name.isPresent()
                        ? name(n).filter(other -> other.same(name.get())).isPresent()
                        : n.same(wanted) || among.size() == 1 && n instanceof Members && wanted instanceof Members)
                .findFirst();
    }

    private static Optional<JsonNode> name(JsonNode node) {
        return node instanceof Members object
                ? NAMES.stream()
                        .flatMap(key -> object.get(key).stream())
                        .map(Member::value)
                        .filter(Leaf.class::isInstance)
                        .findFirst()
                : Optional.empty();
    }

    /** Our text of a value, its first line at the left margin and the others as far in as they are from there. */
    private String text(JsonNode ours) {
        String raw = oursText.substring(ours.from(), ours.to());
        String margin = indent(oursText, ours.from());
        return raw.replace("\n" + margin, "\n");
    }

    /** With the comma behind it, or else the one before it, and the line if nothing else is on it. */
    private Edit removal(int from, int to) {
        int end = blanks(to);
        boolean comma = end < present.length() && present.charAt(end) == ',';
        int start = from;
        if (comma) {
            end++;
        } else {
            end = to;
            int before = from;
            while (before > 0 && Character.isWhitespace(present.charAt(before - 1))) {
                before--;
            }
            start = before > 0 && present.charAt(before - 1) == ',' ? before - 1 : from;
        }
        int line = present.lastIndexOf('\n', start - 1) + 1;
        int next = present.indexOf('\n', end);
        if (next >= 0
                && present.substring(line, start).isBlank()
                && present.substring(end, next).isBlank()) {
            return new Edit(line, next + 1, "");
        }
        return new Edit(start, end, "");
    }

    /** Behind the element that ends there, or as the first one; on a line of its own if the others are. */
    private Edit insertion(JsonNode container, List<JsonNode> elements, int behind, String text) {
        boolean lines = present.substring(container.from(), container.to()).indexOf('\n') >= 0
                || elements.isEmpty() && container instanceof Members;
        String inner = indent(present, container.from()) + "  ";
        String placed = lines ? inner + text.replace("\n", "\n" + inner) : text;
        if (behind >= 0) {
            return new Edit(behind, behind, lines ? ",\n" + placed : ", " + placed);
        }
        int head = container.from() + 1;
        String comma = elements.isEmpty() ? "" : ",";
        String tail = elements.isEmpty() && lines
                ? present.substring(head, container.to()).startsWith("\n")
                        ? ""
                        : "\n" + indent(present, container.from())
                : lines ? "" : elements.isEmpty() ? "" : " ";
        return new Edit(head, head, (lines ? "\n" : "") + placed + comma + tail);
    }

    /** Blanks at the head of the line on which a place is. */
    private static String indent(String text, int place) {
        int line = text.lastIndexOf('\n', place) + 1;
        int end = line;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(line, end);
    }

    private int blanks(int from) {
        int at = from;
        while (at < present.length() && Character.isWhitespace(present.charAt(at))) {
            at++;
        }
        return at;
    }
}
