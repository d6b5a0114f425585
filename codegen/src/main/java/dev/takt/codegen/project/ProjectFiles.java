package dev.takt.codegen.project;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files around the code, the same for every runtime: what differs comes in as a {@link Firmware}. */
public final class ProjectFiles {
    private ProjectFiles() {}

    /** The files in the order to show. */
    public static List<GeneratedFile> of(Firmware firmware) {
        List<GeneratedFile> files = new ArrayList<>();
        files.add(new Manifest(firmware).file());
        files.add(shared("Cargo.lock", firmware.lock().text(firmware.title().packageName())));
        files.add(shared("rust-toolchain.toml", ToolSettings.toolchain(firmware)));
        files.add(shared(".cargo/config.toml", ToolSettings.cargo(firmware)));
        files.add(new BuildScript(firmware).file());
        firmware.linking().memoryX().ifPresent(text -> files.add(ours("memory.x", text)));
        firmware.running().espFlash().ifPresent(esp -> {
            files.add(ours("partitions.csv", esp.partitions()));
            files.add(shared("espflash.toml", ToolSettings.espFlash(esp)));
        });
        firmware.running()
                .probe()
                .ifPresent(chip -> files.add(shared("Embed.toml", ToolSettings.embed(firmware, chip))));
        files.addAll(LogicCrate.files(firmware));
        files.addAll(Editor.files(firmware));
        files.addAll(Wokwi.files(firmware));
        files.add(shared(
                "deny.toml",
                Licences.deny(firmware.lock(), Optional.of(firmware.platform().triple()))));
        files.add(ours(".github/workflows/firmware.yml", new Workflow(firmware).text()));
        files.add(yours(".gitignore", "/target\n"));
        files.add(yours("LICENCE.md", Licences.NOTE));
        files.add(new ReadMe(firmware).file());
        return List.copyOf(files);
    }

    static GeneratedFile ours(String path, String text) {
        return new GeneratedFile(path, text, Owner.OURS, List.of());
    }

    static GeneratedFile shared(String path, String text) {
        return new GeneratedFile(path, text, Owner.MERGED, List.of());
    }

    static GeneratedFile yours(String path, String text) {
        return new GeneratedFile(path, text, Owner.YOURS, List.of());
    }
}
