import org.jspecify.annotations.NullMarked;

/** Board, timeline and everything drawn. */
@NullMarked
module dev.takt.designer {
    requires transitive dev.takt.projects;
    requires transitive dev.takt.sim;
    requires transitive javafx.controls;
    requires java.desktop;

    exports dev.takt.designer.document;
    exports dev.takt.designer.draw;
}
