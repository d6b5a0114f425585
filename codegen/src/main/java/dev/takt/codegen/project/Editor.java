package dev.takt.codegen.project;

import dev.takt.codegen.emit.JsonText;
import dev.takt.codegen.file.GeneratedFile;
import java.util.ArrayList;
import java.util.List;

/** {@code .vscode}: rust-analyzer without host builds, and debugging through probe-rs where a probe reaches the chip. */
final class Editor {
    private static final String SETTINGS = """
            {
              "rust-analyzer.cargo.allTargets": false,
              "rust-analyzer.check.allTargets": false
            }
            """;

    private static final String TASKS = """
            {
              "version": "2.0.0",
              "tasks": [
                {
                  "label": "build firmware",
                  "type": "shell",
                  "command": "cargo",
                  "args": ["build", "--locked"],
                  "group": "build",
                  "problemMatcher": "$rustc"
                }
              ]
            }
            """;

    /** Without it probe-rs writes a partition table of its own. */
    private static final String PARTITIONS = """
            ,
                    "formatOptions": {
                      "idf_options": {
                        "idf_partition_table": "${workspaceFolder}/partitions.csv"
                      }
                    }""";

    private Editor() {}

    static List<GeneratedFile> files(Firmware firmware) {
        List<GeneratedFile> files = new ArrayList<>();
        files.add(ProjectFiles.shared(".vscode/settings.json", SETTINGS));
        firmware.running().probe().ifPresent(chip -> {
            files.add(ProjectFiles.shared(".vscode/launch.json", launch(firmware, chip)));
            files.add(ProjectFiles.shared(".vscode/tasks.json", TASKS));
        });
        return files;
    }

    /** RTT is read whether the design logs or not: a feature of the manifest turns a logger or the trace on. */
    private static String launch(Firmware firmware, String chip) {
        boolean esp = firmware.running().espFlash().isPresent();
        String elf = "target/" + firmware.platform().triple() + "/debug/"
                + firmware.title().packageName();
        return """
                {
                  "version": "0.2.0",
                  "configurations": [
                    {
                      "name": "flash and debug",
                      "type": "probe-rs-debug",
                      "request": "launch",
                      "cwd": "${workspaceFolder}",
                      "preLaunchTask": "build firmware",
                      "chip": %s,
                      "flashingConfig": {
                        "flashingEnabled": true,
                        "haltAfterReset": true%s
                      },
                      "coreConfigs": [
                        {
                          "coreIndex": 0,
                          "programBinary": %s,
                          "rttEnabled": %s
                        }
                      ]
                    }
                  ]
                }
                """.formatted(JsonText.string(chip), esp ? PARTITIONS : "", JsonText.string(elf), !esp);
    }
}
