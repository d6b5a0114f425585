package dev.takt.codegen;

import dev.takt.projects.target.SupportLevel;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rows of the support matrix that a firmware test shows to be true. {@link SupportProofTest} holds these claims against the table. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Proves.All.class)
@interface Proves {
    /** Id of the runtime. */
    String runtime();

    /** What the test does: runs the firmware, builds it (compiles and links), or checks a generated project without building it. */
    SupportLevel level();

    /** Ids of the targets. */
    String[] targets();

    /** Several claims of one test. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        Proves[] value();
    }
}
