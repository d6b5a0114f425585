package dev.takt.designer.floorplan;

import dev.takt.projects.model.Item;

/** Paints the boxes of one kind of item. */
interface NodePainter {
    boolean paints(Item item);

    void paint(Scene scene, Node node);
}
