package dev.takt.projects.machine;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Decoration;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;
import java.util.Optional;

/**
 * What releases an executable, resolved: {@code On} a peripheral becomes the arrivals of the first device wired to it that has any; a handler that names a source but no
 * activation is on that source. What can never arrive (a gap of zero, a missing source, a handler of nothing) becomes {@code Spawned}, which nobody does.
 */
final class Arrivals {
    private static final Activation NEVER = new Activation.Spawned();

    private final Project project;

    Arrivals(Project project) {
        this.project = project;
    }

    Activation of(Executable item) {
        Activation said = item.activation();
        if (item instanceof Interrupt interrupt && said instanceof Activation.Background) {
            return interrupt.source().map(this::on).orElse(NEVER);
        }
        return resolved(said);
    }

    private Activation resolved(Activation said) {
        return said instanceof Activation.On on ? on(on.source()) : inRange(said);
    }

    private Activation on(ItemId source) {
        Optional<Item> item = project.item(source);
        if (item.isEmpty()) {
            return NEVER;
        }
        return switch (item.get()) {
            case Peripheral p -> wired(p.id()).orElse(new Activation.On(source));
            case Device d -> external(d.arrivals()).orElse(NEVER);
            case Interrupt _, Channel _ -> new Activation.On(source);
            case Task _, Resource _, Pool _, Watchdog _, Chain _, Decoration _, Unknown _ -> NEVER;
        };
    }

    private Optional<Activation> wired(ItemId peripheral) {
        return project.all(Device.class).stream()
                .filter(d -> d.wires().contains(peripheral))
                .flatMap(d -> external(d.arrivals()).stream())
                .findFirst();
    }

    /** What a device does by itself; a device cannot be spawned, wait for an item or be always ready. */
    private static Optional<Activation> external(Activation arrivals) {
        return switch (arrivals) {
            case Activation.Background _, Activation.Spawned _, Activation.On _, Activation.After _ -> Optional.empty();
            case Activation.Periodic _, Activation.Sporadic _, Activation.Burst _ -> Optional.of(inRange(arrivals));
            case Activation.Startup _, Activation.Recorded _ -> Optional.of(arrivals);
        };
    }

    private static Activation inRange(Activation said) {
        return switch (said) {
            case Activation.Periodic p
            when p.periodNs() > 0 ->
                new Activation.Periodic(
                        Amounts.time(p.periodNs()), Amounts.time(p.offsetNs()), Amounts.time(p.jitterNs()));
            case Activation.Sporadic s
            when s.minGapNs() > 0 ->
                new Activation.Sporadic(
                        Amounts.time(s.minGapNs()), Amounts.time(s.meanExtraNs()), Amounts.time(s.offsetNs()));
            case Activation.Burst b when b.count() > 0 && b.outerGapNs() > 0 -> burst(b);
            case Activation.After a -> new Activation.After(Amounts.time(a.delayNs()), Amounts.time(a.offsetNs()));
            case Activation.Periodic _, Activation.Sporadic _, Activation.Burst _ -> NEVER;
            case Activation.On _, Activation.Spawned _, Activation.Startup _ -> said;
            case Activation.Background _, Activation.Recorded _ -> said;
        };
    }

    /** A burst ends before the next begins. */
    private static Activation burst(Activation.Burst b) {
        long inner = Amounts.time(b.innerGapNs());
        long span = Amounts.sum(Amounts.product(b.count() - 1L, inner), 1);
        return new Activation.Burst(
                b.count(), inner, Math.max(Amounts.time(b.outerGapNs()), span), Amounts.time(b.offsetNs()));
    }
}
