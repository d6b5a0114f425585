import org.jspecify.annotations.NullMarked;

/** The studio and the command line. */
@NullMarked
module dev.takt.app {
    requires dev.takt.codegen;
    requires dev.takt.designer;
    requires dev.takt.projects;
    requires dev.takt.sim;
    requires atlantafx.base;
    requires info.picocli;
    requires javafx.controls;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.tables;
    requires org.controlsfx.controls;
    requires org.fxmisc.flowless;
    requires org.fxmisc.richtext;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.material2;

    exports dev.takt.app.wiring to
            javafx.graphics;

    opens dev.takt.app.cli to
            info.picocli;
}
