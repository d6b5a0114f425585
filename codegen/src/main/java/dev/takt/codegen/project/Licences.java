package dev.takt.codegen.project;

import dev.takt.codegen.emit.TomlText;
import dev.takt.codegen.pins.LockFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** Crates that pinned ones ask for and that nobody maintains any more. None of these advisories is about a vulnerability. */
    private static final List<Ignored> IGNORED = List.of(
            new Ignored(
                    "bare-metal",
                    "RUSTSEC-2026-0110",
                    "deprecated, not vulnerable: cortex-m 0.7, which device crates are built on, asks for it"),
            new Ignored(
                    "paste",
                    "RUSTSEC-2024-0436",
                    "archived, not vulnerable: it joins identifiers while the firmware is compiled"),
            new Ignored(
                    "proc-macro-error2",
                    "RUSTSEC-2026-0173",
                    "unmaintained, not vulnerable: it words errors of macros while the firmware is compiled"));

    private record Ignored(String crate, String advisory, String reason) {
        String line() {
            return "    { id = " + TomlText.string(advisory) + ", reason = " + TomlText.string(crate + ": " + reason)
                    + " },\n";
        }
    }

    private Licences() {}

    /** {@code triple}: what the crates are compiled for, where that is one target. */
    static String deny(LockFile lock, Optional<String> triple) {
        StringBuilder out = new StringBuilder("""
                # What `cargo deny check` accepts.
                [graph]
                all-features = true
                """);
        triple.ifPresent(t ->
                out.append("targets = ").append(TomlText.strings(List.of(t))).append('\n'));
        out.append("\n[advisories]\nyanked = \"deny\"\nignore = [");
        String ignored = IGNORED.stream()
                .filter(i -> lock.has(i.crate()))
                .map(Ignored::line)
                .collect(Collectors.joining());
        out.append(ignored.isEmpty() ? "" : "\n" + ignored).append("]\n\n[licenses]\nallow = [\n");
        ALLOWED.forEach(l -> out.append("    ").append(TomlText.string(l)).append(",\n"));
        return out.append("""
                ]

                # Your own packages are not published, and have the licence that you give them.
                [licenses.private]
                ignore = true

                [bans]
                multiple-versions = "allow"
                wildcards = "deny"
                # Your own packages are found by their paths.
                allow-wildcard-paths = true

                [sources]
                unknown-git = "deny"
                unknown-registry = "deny"
                """).toString();
    }
}
