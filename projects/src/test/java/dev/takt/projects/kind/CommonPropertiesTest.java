package dev.takt.projects.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Task;
import dev.takt.projects.units.Parsed;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CommonPropertiesTest {
    private static final Task TASK = Task.blank(ItemId.of("t"), "t").withPriority(3);
    private static final Interrupt HANDLER =
            Interrupt.blank(ItemId.of("i"), "i").withPriority(7);

    private static List<String> names(Item... items) {
        return CommonProperties.of(List.of(items)).stream().map(Property::name).toList();
    }

    @Test
    void aTaskAndAHandlerShareWhatEveryoneThatRunsHas() {
        assertEquals(List.of("activation", "deadline", "priority", "core", "body"), names(TASK, HANDLER));
        assertEquals(
                List.of("deadline", "priority"),
                names(HANDLER, TASK).stream()
                        .filter(n -> n.equals("deadline") || n.equals("priority"))
                        .toList());
    }

    @Test
    void whatNobodySharesIsNotThere() {
        assertEquals(List.of(), names(TASK, Pool.blank(ItemId.of("p"), "p")));
        assertEquals(List.of(), names(TASK, HANDLER, Note.blank(ItemId.of("n"), "n")));
        assertEquals(List.of(), names(Chain.blank(ItemId.of("c"), "c"), HANDLER));
        assertEquals(List.of(), names());
    }

    /** Tasks accept priorities up to 9999, handlers up to 255. */
    @Test
    void aValueHasToSuitAllOfThem() {
        Property<Item, Integer> priority = property("priority");
        assertEquals(3, priority.get(TASK));
        assertEquals(7, priority.get(HANDLER));
        assertEquals(HANDLER.withPriority(5), priority.with(HANDLER, 5));
        LineType<Integer> type = (LineType<Integer>) priority.type();
        assertEquals(new Parsed.Ok<>(255), type.parse("255"));
        assertEquals(
                "a whole number from 0 to 255",
                assertInstanceOf(Parsed.Wrong.class, type.parse("256"))
                        .message()
                        .text());
    }

    @Test
    void expressionsAreAcceptedAsAnywhere() {
        Property<Item, OptionalLong> deadline = property("deadline");
        LineType<OptionalLong> type = (LineType<OptionalLong>) deadline.type();
        assertEquals(new Parsed.Ok<>(OptionalLong.of(50_000)), type.parse("1/20kHz"));
        assertEquals(TASK.withDeadlineNs(OptionalLong.of(50_000)), deadline.with(TASK, OptionalLong.of(50_000)));
    }

    @SuppressWarnings("unchecked")
    private static <V> Property<Item, V> property(String name) {
        return (Property<Item, V>) CommonProperties.of(List.of(TASK, HANDLER)).stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Periodic, sporadic and burst activations begin at an offset; nothing else is in all three. */
    @Test
    void formsOfAnActivationShareWhatAllOfThemHave() {
        List<Activation> mixed = List.of(
                new Activation.Periodic(10, 1, 2),
                new Activation.Sporadic(20, 3, 4),
                new Activation.Burst(5, 6, 70, 8));
        List<Property<Activation, ?>> common = CommonProperties.ofForms(mixed.stream()
                .<Variant<Activation, ?>>map(ActivationKinds.TYPE::of)
                .toList());
        assertEquals(List.of("offset"), common.stream().map(Property::name).toList());
        @SuppressWarnings("unchecked")
        Property<Activation, Long> offset = (Property<Activation, Long>) common.getFirst();
        assertEquals(List.of(1L, 4L, 8L), mixed.stream().map(offset::get).toList());
        assertEquals(
                List.of(
                        new Activation.Periodic(10, 9, 2),
                        new Activation.Sporadic(20, 3, 9),
                        new Activation.Burst(5, 6, 70, 9)),
                mixed.stream().map(a -> offset.with(a, 9L)).toList());
    }

    @Test
    void formsWithoutFieldsShareNothing() {
        assertEquals(
                List.of(),
                CommonProperties.ofForms(List.of(
                        ActivationKinds.TYPE.of(new Activation.Periodic(10, 0, 0)),
                        ActivationKinds.TYPE.of(new Activation.Startup()))));
    }
}
