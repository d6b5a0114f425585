package dev.takt.designer.floorplan;

/** Sizes of the board in pixels at 100 %. */
final class Metric {
    static final double GRID = 8;
    static final double LANE_HEADER = 22;
    static final double GUTTER = 52;
    static final double LANE_PADDING = 24;
    static final double LANE_PADDING_INNER = 12;
    static final double CARD_WIDTH = 174;
    static final double CARD_WIDEST = 296;
    static final double CARD_HEIGHT = 78;
    static final double CARD_GAP = 20;
    static final double INTERRUPT_HEIGHT = 46;
    static final double RESOURCE_WIDTH = 150;
    static final double RESOURCE_LEAST = 128;
    static final double RESOURCE_HEIGHT = 44;
    static final double CHANNEL_HEIGHT = 32;
    static final double PERIPHERAL_WIDTH = 112;
    static final double PERIPHERAL_HEIGHT = 36;
    static final double DEVICE_WIDTH = 130;
    static final double DEVICE_HEIGHT = 40;
    static final double DEVICE_RISE = 78;
    static final double CHIP_PADDING = 12;
    static final double CHIP_RADIUS = 14;
    static final double LANE_TOP = 68;
    static final double LANE_TOP_ALONE = 20;
    static final double CORE_GAP = 48;
    static final double CHANNEL_MARGIN = 20;
    static final double EMPTY_BAND = 14;
    static final double ROW_GAP = 22;
    static final double INTERRUPT_ROW_GAP = 18;
    static final double FOOTER = 38;
    static final double NOTE_WIDTH = 216;

    /** Free ground around everything. */
    static final double RIM = 16;

    private Metric() {}
}
