package dev.takt.designer.draw;

/** The bundled font files, each read once. */
enum FontFile {
    INTER_REGULAR("Inter-Regular.ttf"),
    INTER_SEMIBOLD("Inter-SemiBold.ttf"),
    INTER_BOLD("Inter-Bold.ttf"),
    MONO_REGULAR("JetBrainsMono-Regular.ttf"),
    MONO_MEDIUM("JetBrainsMono-Medium.ttf");

    private final String fileName;
    private final FontTable table;

    FontFile(String fileName) {
        this.fileName = fileName;
        this.table = new FontTable("/dev/takt/designer/fonts/" + fileName);
    }

    String fileName() {
        return fileName;
    }

    FontTable table() {
        return table;
    }

    static FontFile of(Face face) {
        return switch (face.family()) {
            case INTER ->
                switch (face.weight()) {
                    case REGULAR, MEDIUM -> INTER_REGULAR;
                    case SEMIBOLD -> INTER_SEMIBOLD;
                    case BOLD -> INTER_BOLD;
                };
            case MONO -> face.weight() == Weight.REGULAR ? MONO_REGULAR : MONO_MEDIUM;
        };
    }
}
