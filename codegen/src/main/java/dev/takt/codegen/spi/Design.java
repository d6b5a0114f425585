package dev.takt.codegen.spi;

import dev.takt.codegen.layout.CodeLayout;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryMap;

/** All a backend prints from: the code decided, the bounds, the memory. */
public record Design(CodeLayout layout, AnalysisResult analysis, MemoryMap memory) {
    public Machine machine() {
        return layout.machine();
    }
}
