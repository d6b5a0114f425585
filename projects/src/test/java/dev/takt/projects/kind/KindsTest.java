package dev.takt.projects.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Decoration;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Tagged;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.text.Message;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogues of kinds are complete: what the model permits, they describe. */
class KindsTest {
    @Test
    void everyItemButTheUnknownOneHasAKind() {
        Set<Class<?>> described =
                new HashSet<>(ItemKinds.ALL.stream().map(ItemKind::type).toList());
        Set<Class<?>> permitted = new HashSet<>(leaves(Item.class).toList());
        permitted.remove(Unknown.class);
        assertEquals(permitted, described);
        assertTrue(described.stream().noneMatch(c -> c == Executable.class || c == Decoration.class));
    }

    @Test
    void everyActivationHasAForm() {
        assertEquals(
                new HashSet<>(Arrays.asList(Activation.class.getPermittedSubclasses())),
                new HashSet<>(ActivationKinds.ALL.stream().map(Variant::type).toList()));
    }

    @Test
    void everyStepHasAFormButTheOnesForWhatIsUnknown() {
        Set<Class<?>> permitted = new HashSet<>(Arrays.asList(Step.class.getPermittedSubclasses()));
        permitted.removeAll(List.of(Step.Noted.class, Step.UnknownStep.class));
        assertEquals(
                permitted,
                new HashSet<>(StepKinds.ALL.stream().map(Variant::type).toList()));
    }

    @Test
    void everyLabelHasWords() {
        Stream<String> labels = Stream.of(
                        ItemKinds.ALL.stream().map(ItemKind::label),
                        ItemKinds.ALL.stream()
                                .flatMap(k -> k.shape().properties().stream().map(Property::label)),
                        ActivationKinds.ALL.stream().map(Variant::label),
                        ActivationKinds.ALL.stream()
                                .flatMap(v -> v.shape().properties().stream().map(Property::label)),
                        StepKinds.ALL.stream().map(Variant::label),
                        StepKinds.ALL.stream()
                                .flatMap(v -> v.shape().properties().stream().map(Property::label)),
                        ProjectKind.SHAPE.properties().stream().map(Property::label),
                        ProjectKind.SETTINGS.properties().stream().map(Property::label),
                        ItemKinds.ALL.stream()
                                .flatMap(k -> k.shape().properties().stream())
                                .filter(p -> p.type() instanceof ChoiceType<?>)
                                .flatMap(p -> labels((ChoiceType<?>) p.type())))
                .flatMap(s -> s)
                .map(m -> m.text());
        assertEquals(List.of(), labels.filter(t -> t.startsWith("<")).toList());
    }

    private static <E extends Tagged> Stream<Message> labels(ChoiceType<E> type) {
        return type.options().stream().map(type::label);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(KindsTest::leaves)
                : Stream.of(type);
    }
}
