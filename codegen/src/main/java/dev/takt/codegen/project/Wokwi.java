package dev.takt.codegen.project;

import dev.takt.codegen.emit.JsonText;
import dev.takt.codegen.emit.TomlText;
import dev.takt.codegen.file.GeneratedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code wokwi.toml} and {@code diagram.json}: the board in the Wokwi simulator, for the ESP chips that it has. The diagram is the user's to wire. */
final class Wokwi {
    private static final Map<String, String> BOARDS = Map.of(
            "esp32", "board-esp32-devkit-c-v4",
            "esp32s3", "board-esp32-s3-devkitc-1",
            "esp32c3", "board-esp32-c3-devkitm-1",
            "esp32c6", "board-esp32-c6-devkitc-1");

    private Wokwi() {}

    static List<GeneratedFile> files(Firmware firmware) {
        Optional<String> board = firmware.running().espFlash().map(esp -> BOARDS.get(esp.chip()));
        if (board.isEmpty()) {
            return List.of();
        }
        String elf = TomlText.string("target/" + firmware.platform().triple() + "/release/"
                + firmware.title().packageName());
        return List.of(
                ProjectFiles.shared("wokwi.toml", """
                        [wokwi]
                        version = 1
                        firmware = %s
                        elf = %s
                        """.formatted(elf, elf)),
                ProjectFiles.yours("diagram.json", """
                        {
                          "version": 1,
                          "author": "",
                          "editor": "wokwi",
                          "parts": [
                            { "type": %s, "id": "esp", "top": 0, "left": 0, "attrs": {} }
                          ],
                          "connections": [
                            ["esp:TX", "$serialMonitor:RX", "", []],
                            ["esp:RX", "$serialMonitor:TX", "", []]
                          ]
                        }
                        """.formatted(JsonText.string(board.get()))));
    }
}
