import org.jspecify.annotations.NullMarked;

/** The design, its files, checks, analysis, synthesis and memory layout. */
@NullMarked
module dev.takt.projects {
    requires transitive org.jspecify;
    requires tools.jackson.core;

    exports dev.takt.projects.analysis;
    exports dev.takt.projects.check;
    exports dev.takt.projects.clock;
    exports dev.takt.projects.edit;
    exports dev.takt.projects.format;
    exports dev.takt.projects.exchange;
    exports dev.takt.projects.json;
    exports dev.takt.projects.kind;
    exports dev.takt.projects.machine;
    exports dev.takt.projects.memory;
    exports dev.takt.projects.model;
    exports dev.takt.projects.problem;
    exports dev.takt.projects.sample;
    exports dev.takt.projects.script;
    exports dev.takt.projects.synthesis;
    exports dev.takt.projects.target;
    exports dev.takt.projects.text;
    exports dev.takt.projects.units;
}
