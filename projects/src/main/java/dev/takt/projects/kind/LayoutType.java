package dev.takt.projects.kind;

import static dev.takt.projects.kind.Shape.member;
import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonBool;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.Position;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Placement;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layout: an object with a member for each placed item. */
public record LayoutType() implements ValueType<Layout> {
    private static final int FARTHEST = 1_000_000;

    @Override
    public JsonValue write(Layout layout, Extras nested) {
        List<JsonMember> members = new ArrayList<>();
        for (Placement placement : layout.placements()) {
            Json.ObjectBuilder spot = Json.object().put("x", placement.x()).put("y", placement.y());
            if (placement.pinned()) {
                spot.put("pinned", true);
            }
            members.add(member(placement.item().value(), spot.build()));
        }
        return new JsonObject(members, Position.NONE);
    }

    @Override
    public Optional<Layout> read(JsonValue json, Place place) {
        if (!(json instanceof JsonObject object)) {
            place.wrong(json, accepts());
            return Optional.empty();
        }
        Layout layout = Layout.EMPTY;
        for (JsonMember each : object.members()) {
            Optional<Placement> placement = placement(each);
            if (placement.isPresent()) {
                layout = layout.with(placement.get());
            } else {
                place.at(each.name()).wrong(each.value(), accepts());
            }
        }
        return Optional.of(layout);
    }

    private static Optional<Placement> placement(JsonMember member) {
        if (!ItemId.isValid(member.name()) || !(member.value() instanceof JsonObject spot)) {
            return Optional.empty();
        }
        Optional<Integer> x = coordinate(spot, "x");
        Optional<Integer> y = coordinate(spot, "y");
        return x.flatMap(left -> y.map(top -> new Placement(ItemId.of(member.name()), left, top, isPinned(spot))));
    }

    private static boolean isPinned(JsonObject spot) {
        return spot.get("pinned")
                .filter(p -> p instanceof JsonBool bool && bool.value())
                .isPresent();
    }

    private static Optional<Integer> coordinate(JsonObject spot, String name) {
        return spot.get(name)
                .filter(JsonNumber.class::isInstance)
                .flatMap(n -> ((JsonNumber) n).asLong())
                .filter(n -> Math.abs(n) <= FARTHEST)
                .map(Long::intValue);
    }

    @Override
    public JsonValue schema() {
        JsonValue integer = Json.object().put("type", "integer").build();
        JsonValue flag = Json.object().put("type", "boolean").build();
        Json.ObjectBuilder spot = Json.object()
                .put("type", "object")
                .put(
                        "properties",
                        Json.object().put("x", integer).put("y", integer).put("pinned", flag))
                .put("required", Json.array(Json.string("x"), Json.string("y")));
        return Json.object()
                .put("type", "object")
                .put("additionalProperties", spot)
                .build();
    }

    @Override
    public Message accepts() {
        return text("accepts.layout");
    }
}
