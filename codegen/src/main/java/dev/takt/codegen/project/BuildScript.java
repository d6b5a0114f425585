package dev.takt.codegen.project;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustText;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.project.Firmware.Linking;
import java.util.ArrayList;
import java.util.List;

/** {@code build.rs}: the linker's scripts in their order, and where it finds the memory layout. */
final class BuildScript {
    private final Linking linking;
    private final boolean defmt;
    private final CodeWriter out = new CodeWriter();

    BuildScript(Firmware firmware) {
        this.linking = firmware.linking();
        this.defmt = firmware.crates().pins().features().containsKey("defmt");
    }

    GeneratedFile file() {
        boolean memory = linking.memoryX().isPresent();
        if (memory) {
            out.line("//! Hands the memory layout of the design to the linker.").blank();
            out.lines("use std::path::PathBuf;", "use std::{env, fs};").blank();
        } else {
            out.line("//! Names the scripts of the linker; those of the HAL know the memory of the chip.");
            out.blank();
            if (defmt) {
                out.line("use std::env;").blank();
            }
        }
        out.block("fn main()", () -> {
            if (memory) {
                out.line("let kept = PathBuf::from(env::var_os(\"OUT_DIR\").expect(\"cargo sets OUT_DIR\"));");
                out.line("// Cargo keeps the folder: a script of another chip's layout must not be found there.");
                out.line("let out = kept.join(\"layout\");");
                out.block("if out.exists()", () -> out.line("fs::remove_dir_all(&out).expect(\"OUT_DIR is ours\");"));
                out.line("fs::create_dir_all(&out).expect(\"OUT_DIR is ours\");");
                copied().forEach(this::copy);
                out.line("println!(\"cargo::rustc-link-search={}\", out.display());");
            }
            linking.arguments().forEach(this::argument);
            print("rerun-if-changed=build.rs");
            copied().forEach(script -> print("rerun-if-changed=" + script));
        });
        return out.file("build.rs", Owner.OURS);
    }

    private void argument(String argument) {
        String instruction = "rustc-link-arg-bins=" + argument;
        if (!argument.equals(Linking.DEFMT)) {
            print(instruction);
        } else if (defmt) {
            out.block("if env::var_os(\"CARGO_FEATURE_DEFMT\").is_some()", () -> print(instruction));
        }
    }

    private List<String> copied() {
        List<String> scripts = new ArrayList<>();
        linking.memoryX().ifPresent(_ -> scripts.add("memory.x"));
        scripts.addAll(linking.scripts());
        return scripts;
    }

    private void copy(String script) {
        out.line("fs::copy(\"" + script + "\", out.join(\"" + script + "\")).expect(\"" + script
                + " is beside build.rs\");");
    }

    private void print(String instruction) {
        String text = "cargo::" + instruction;
        out.line("println!(" + RustText.string(text.replace("{", "{{").replace("}", "}}")) + ");");
    }
}
