import org.jspecify.annotations.NullMarked;

/** Board, timeline and everything drawn. */
@NullMarked
module dev.takt.designer {
    requires transitive dev.takt.projects;
    requires transitive dev.takt.sim;
    requires transitive javafx.controls;
    requires java.desktop;
    requires transitive org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.core;

    exports dev.takt.designer.bars;
    exports dev.takt.designer.board;
    exports dev.takt.designer.chart;
    exports dev.takt.designer.document;
    exports dev.takt.designer.draw;
    exports dev.takt.designer.floorplan;
    exports dev.takt.designer.gesture;
    exports dev.takt.designer.inspector;
    exports dev.takt.designer.memory;
    exports dev.takt.designer.outline;
    exports dev.takt.designer.overlay;
    exports dev.takt.designer.palette;
    exports dev.takt.designer.surface;
    exports dev.takt.designer.text;
    exports dev.takt.designer.timeline;
}
