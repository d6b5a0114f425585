package dev.takt.app.report;

import java.util.List;

/** A titled part of a {@link DesignDocument}. */
public record Section(String title, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }
}
