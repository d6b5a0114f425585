package dev.takt.app.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The order of a module's packages, lowest first, written like {@code "text < units, json < model"}: a package uses only lower ones of its module. {@code root} is the
 * module's own package, {@code backend.*} stands for all packages below {@code backend}, which do not see one another. A package without a place in the order breaks it.
 */
final class PackageOrder extends ArchCondition<JavaClass> {
    private final String base;
    private final Map<String, Integer> ranks = new HashMap<>();

    private PackageOrder(String base, String order) {
        super("keep the order " + order);
        this.base = base;
        int rank = 0;
        for (String tier : order.split("<")) {
            for (String name : tier.split(",")) {
                ranks.put(name.strip(), rank);
            }
            rank++;
        }
    }

    static PackageOrder of(String base, String order) {
        return new PackageOrder(base, order);
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
        String from = local(origin);
        Optional<Integer> own = rank(from);
        if (own.isEmpty()) {
            events.add(SimpleConditionEvent.violated(origin, origin.getPackageName() + " has no place in the order"));
            return;
        }
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (inside(target) && !local(target).equals(from)) {
                boolean lower = rank(local(target)).map(r -> r < own.get()).orElse(false);
                if (!lower) {
                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        }
    }

    private boolean inside(JavaClass type) {
        return type.getPackageName().equals(base) || type.getPackageName().startsWith(base + ".");
    }

    private String local(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(base) ? "root" : name.substring(base.length() + 1);
    }

    private Optional<Integer> rank(String name) {
        int dot = name.lastIndexOf('.');
        String family = dot < 0 ? name : name.substring(0, dot) + ".*";
        return Optional.ofNullable(ranks.get(name)).or(() -> Optional.ofNullable(ranks.get(family)));
    }
}
