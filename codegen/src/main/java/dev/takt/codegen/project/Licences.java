package dev.takt.codegen.project;

import dev.takt.codegen.emit.TomlText;
import java.util.List;

/** What may be linked into the firmware, for {@code cargo deny}, and whose licence the project has. */
final class Licences {
    /** Licences that ask for no more than a notice. Every crate of a shipped lock file can be had under one of them. */
    static final List<String> ALLOWED = List.of(
            "0BSD",
            "Apache-2.0",
            "Apache-2.0 WITH LLVM-exception",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "ISC",
            "MIT",
            "Unicode-3.0",
            "Unlicense",
            "Zlib");

    static final String NOTE = """
            # Licence

            The files in this folder are yours: Takt claims no rights in what it generates. Put your own licence here.
            The crates that `Cargo.toml` names bring their own. `deny.toml` lists the licences that they may have, and
            `cargo deny check licenses` holds every crate of `Cargo.lock` against it. Binary images have to come with
            the notices of those crates: `cargo install cargo-about` and its read-me say how to collect them.
            """;

    private Licences() {}

    static String deny(String triple) {
        StringBuilder out = new StringBuilder("""
                # What `cargo deny check` accepts.
                [graph]
                targets = %s

                [advisories]
                yanked = "deny"

                [licenses]
                allow = [
                """.formatted(TomlText.strings(List.of(triple))));
        ALLOWED.forEach(l -> out.append("    ").append(TomlText.string(l)).append(",\n"));
        return out.append("""
                ]

                [bans]
                multiple-versions = "allow"
                wildcards = "deny"

                [sources]
                unknown-git = "deny"
                unknown-registry = "deny"
                """).toString();
    }
}
