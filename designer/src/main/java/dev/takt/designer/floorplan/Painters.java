package dev.takt.designer.floorplan;

import dev.takt.projects.model.Item;
import java.util.List;

/** The painters of all kinds, one a line. */
final class Painters {
    static final List<NodePainter> ALL = List.of(
            new TaskPainter(),
            new InterruptPainter(),
            new ResourcePainter(),
            new ChannelPainter(),
            new PeripheralPainter(),
            new DevicePainter(),
            new FootPainter(),
            new NotePainter(),
            new FramePainter(),
            new UnknownPainter());

    private Painters() {}

    static NodePainter of(Item item) {
        return ALL.stream()
                .filter(p -> p.paints(item))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no painter for " + item.getClass()));
    }
}
