package dev.takt.codegen.layout;

import dev.takt.projects.model.Field;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives each different payload one type, however many items use it. */
final class PayloadNames {
    private final NameAllocator types;
    private final Map<Payload, List<ItemId>> users = new LinkedHashMap<>();
    private final Map<Payload, String> names = new LinkedHashMap<>();

    PayloadNames(NameAllocator types) {
        this.types = types;
    }

    /** Notes that an item has this payload. */
    void use(Payload payload, ItemId item, String itemName) {
        users.computeIfAbsent(payload, _ -> new ArrayList<>()).add(item);
        names.computeIfAbsent(payload, p -> nameOf(p, itemName));
    }

    private String nameOf(Payload payload, String itemName) {
        if (payload.fields().isEmpty() && payload.opaqueBytes() <= 0) {
            return PayloadPlan.UNIT;
        }
        String wanted = payload.typeName().isEmpty() ? itemName + " data" : payload.typeName();
        return types.camel(wanted, "Data");
    }

    PayloadPlan planOf(Payload payload) {
        NameAllocator fields = new NameAllocator(List.of());
        List<FieldPlan> plans = new ArrayList<>();
        for (Field field : payload.fields()) {
            plans.add(new FieldPlan(fields.snake(field.name(), "field"), field.type(), field.name()));
        }
        return new PayloadPlan(
                names.getOrDefault(payload, PayloadPlan.UNIT), payload, plans, users.getOrDefault(payload, List.of()));
    }

    List<PayloadPlan> all() {
        return users.keySet().stream()
                .map(this::planOf)
                .filter(p -> !p.isUnit())
                .toList();
    }
}
