package dev.takt.codegen;

import dev.takt.codegen.emit.CacheFile;
import dev.takt.codegen.emit.ContractFile;
import dev.takt.codegen.emit.FaultFile;
import dev.takt.codegen.emit.GuardFile;
import dev.takt.codegen.emit.HeapFile;
import dev.takt.codegen.emit.LoggerFile;
import dev.takt.codegen.emit.StackFile;
import dev.takt.codegen.emit.Supervision;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.spi.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files of {@code src/takt} that are the same for every runtime, put among those of a backend, with a line for each in {@code src/takt/mod.rs}. */
final class SharedFiles {
    private static final String MODULES = "src/takt/mod.rs";

    private SharedFiles() {}

    static List<GeneratedFile> with(Design design, List<GeneratedFile> backend) {
        if (backend.stream().noneMatch(f -> f.path().equals(MODULES))) {
            return backend;
        }
        List<GeneratedFile> more = new ArrayList<>();
        if (!design.layout().tasks().isEmpty()) {
            more.add(new ContractFile(design.layout(), design.analysis()).file());
        }
        CacheFile.of(design.machine()).ifPresent(more::add);
        FaultFile.of(design.machine()).ifPresent(more::add);
        GuardFile.of(design.machine()).ifPresent(more::add);
        HeapFile.of(design.machine()).ifPresent(more::add);
        LoggerFile.of(design.machine()).ifPresent(more::add);
        StackFile.of(design.machine()).ifPresent(more::add);
        new Supervision(design.layout()).file().ifPresent(more::add);
        List<GeneratedFile> all = new ArrayList<>();
        for (GeneratedFile file : backend) {
            boolean modules = file.path().equals(MODULES);
            all.add(modules ? new GeneratedFile(MODULES, listed(file.text(), more), file.owner(), List.of()) : file);
            if (modules) {
                all.addAll(more);
            }
        }
        return List.copyOf(all);
    }

    /** Modules in the order of their names, as rustfmt wants them; what stands above one goes with it. */
    private static String listed(String text, List<GeneratedFile> more) {
        StringBuilder head = new StringBuilder();
        Map<String, String> modules = new TreeMap<>();
        StringBuilder above = new StringBuilder();
        for (String line : text.lines().toList()) {
            boolean module = line.startsWith("pub mod ") || line.startsWith("mod ");
            if (module) {
                modules.put(
                        line.substring(line.indexOf("mod ")),
                        above.append(line).append('\n').toString());
                above.setLength(0);
            } else if (modules.isEmpty() && !line.startsWith("#[")) {
                head.append(above).append(line).append('\n');
                above.setLength(0);
            } else {
                above.append(line).append('\n');
            }
        }
        for (GeneratedFile file : more) {
            String name =
                    file.path().substring("src/takt/".length(), file.path().length() - ".rs".length());
            modules.put("mod " + name + ";", "pub mod " + name + ";\n");
        }
        modules.values().forEach(head::append);
        return head.append(above).toString();
    }
}
