import org.jspecify.annotations.NullMarked;

/** Firmware projects from a design. */
@NullMarked
module dev.takt.codegen {
    requires transitive dev.takt.projects;

    exports dev.takt.codegen;
    exports dev.takt.codegen.export;
    exports dev.takt.codegen.file;
    exports dev.takt.codegen.text;
}
