package dev.takt.codegen;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.Field;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Payload;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.ScalarType;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A design with every step and activation of its runtime in which no name, label, type or field has another text than {@link HostileTexts}, each of them in each of these places. */
final class HostileDesign {
    private final List<String> texts = HostileTexts.all();
    private final int priority;
    private int next;

    private HostileDesign(int priority) {
        this.priority = priority;
    }

    static Project of(String target, String runtime) {
        return switch (runtime) {
            case "rtic" -> new HostileDesign(1).broken(Everything.plain(target, runtime, "GPIOB"));
            case "embassy" -> new HostileDesign(1).broken(EmbassyBoards.everything(target));
            default ->
                new HostileDesign(0)
                        .broken(BareDesigns.everything(
                                target, List.of("UART0", "MachineSoft"), UnaryOperator.identity()));
        };
    }

    private String text() {
        return texts.get(next++ % texts.size());
    }

    private Project broken(Project plain) {
        List<Item> items = new ArrayList<>();
        plain.items().forEach(i -> items.add(broken(i)));
        for (int i = 0; i < texts.size(); i++) {
            items.addAll(all(texts.get(i), i));
        }
        return plain.withName(String.join(" ", texts)).withItems(items);
    }

    private Item broken(Item item) {
        Item named = item.withName(text());
        return switch (named) {
            case Executable executable -> executable.withBody(labelled(executable.body()));
            case Resource resource -> resource.withPayload(broken(resource.payload()));
            case Channel channel -> channel.withPayload(broken(channel.payload()));
            default -> named;
        };
    }

    private Payload broken(Payload payload) {
        return payload.withTypeName(text())
                .withFields(payload.fields().stream()
                        .map(f -> new Field(text(), f.type()))
                        .toList());
    }

    private List<Step> labelled(List<Step> steps) {
        return steps.stream().map(this::labelled).toList();
    }

    private Step labelled(Step step) {
        return switch (step) {
            case Step.Compute c -> new Step.Compute(text(), c.bestNs(), c.worstNs(), c.distribution());
            case Step.Lock l -> new Step.Lock(l.resource(), labelled(l.body()));
            case Step.CriticalSection c -> new Step.CriticalSection(labelled(c.body()));
            case Step.Repeat r -> new Step.Repeat(r.count(), labelled(r.body()));
            case Step.Branch b -> new Step.Branch(b.chancePpm(), labelled(b.then()), labelled(b.otherwise()));
            default -> step;
        };
    }

    /** One of each kind of item, all of one name; the channel, the device, the pool and a second resource are used by nobody. */
    private List<Item> all(String text, int number) {
        ItemId resource = id("resource", number);
        ItemId task = id("task", number);
        Payload payload = Payload.NONE
                .withTypeName(text)
                .withFields(List.of(new Field(text, ScalarType.U16), new Field(text, ScalarType.I8)));
        return List.of(
                Resource.blank(resource, text).withPayload(payload),
                Resource.blank(id("spare", number), text).withPayload(payload),
                Channel.blank(id("channel", number), text)
                        .withFull(FullPolicy.DROP_NEWEST)
                        .withPayload(payload),
                Task.blank(task, text)
                        .withPriority(priority)
                        .withActivation(new Activation.Spawned())
                        .withBody(List.of(
                                BareDesigns.compute(text, 1),
                                new Step.Lock(resource, List.of(BareDesigns.compute(text, 1))))),
                Pool.blank(id("pool", number), text),
                Device.blank(id("device", number), text).withPart(text),
                Note.blank(id("note", number), text).withText(text),
                new Frame(id("frame", number), text, List.of(task), Extras.NONE),
                Chain.blank(id("chain", number), text).withPath(List.of(task)));
    }

    private static ItemId id(String kind, int number) {
        return ItemId.of(kind + "-" + number);
    }
}
