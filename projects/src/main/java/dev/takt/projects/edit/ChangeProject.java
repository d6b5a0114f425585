package dev.takt.projects.edit;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.kind.Property;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Suppression;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Changes something of the design as a whole: its name, chip, runtime, settings or flash plan. */
public record ChangeProject(Message label, Optional<String> mergeKey, UnaryOperator<Project> change) implements Edit {
    /** Sets a property of the project. */
    public static <V> ChangeProject set(Property<Project, V> property, V value) {
        return new ChangeProject(
                text("edit.set", property.label()),
                Optional.of("set " + property.name()),
                p -> property.with(p, value));
    }

    /** Sets a property of the partition at a place of the flash plan: two of them may be equal. */
    public static <V> ChangeProject ofPartition(int place, Property<Partition, V> property, V value) {
        return new ChangeProject(
                text("edit.set", property.label()),
                Optional.of("set " + property.name() + " of partition " + place),
                p -> withPartitions(p, all -> all.set(place, property.with(all.get(place), value)), place));
    }

    /** Takes the partition at a place out of the flash plan. */
    public static ChangeProject withoutPartition(Project project, int place) {
        return new ChangeProject(
                text("edit.delete", project.flash().partitions().get(place).name()),
                Optional.empty(),
                p -> withPartitions(p, all -> all.remove(place), place));
    }

    private static Project withPartitions(Project project, Consumer<List<Partition>> change, int place) {
        List<Partition> all = new ArrayList<>(project.flash().partitions());
        if (place >= all.size()) {
            return project;
        }
        change.accept(all);
        return project.withFlash(project.flash().withPartitions(all));
    }

    /** Keeps a rule quiet about an item, or everywhere, for a reason that stays in the file. */
    public static ChangeProject suppress(String rule, Optional<ItemId> item, String reason) {
        Suppression suppression = new Suppression(rule, item, reason);
        return new ChangeProject(text("edit.suppress", rule), Optional.empty(), p -> {
            List<Suppression> all = new ArrayList<>(p.suppressions());
            all.removeIf(s -> s.rule().equals(rule) && s.item().equals(item));
            all.add(suppression);
            return p.withSuppressions(all);
        });
    }

    /** Lets a rule speak again. */
    public static ChangeProject unsuppress(Suppression suppression) {
        return new ChangeProject(text("edit.unsuppress", suppression.rule()), Optional.empty(), p -> {
            List<Suppression> all = new ArrayList<>(p.suppressions());
            all.remove(suppression);
            return p.withSuppressions(all);
        });
    }

    @Override
    public Project apply(Project project) {
        Project after = change.apply(project);
        return after.equals(project) ? project : after;
    }
}
