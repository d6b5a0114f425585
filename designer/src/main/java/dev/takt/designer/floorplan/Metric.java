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
    static final double DEVICE_RISE = 68;
    static final double CHIP_PADDING = 12;
    static final double CHIP_RADIUS = 14;

    /** With room for one line between the edge of the chip and the lanes. */
    static final double LANE_TOP = 54;

    /** With room for several. */
    static final double LANE_TOP_BUSY = 68;

    static final double LANE_TOP_ALONE = 20;
    static final double CORE_GAP = 48;
    static final double CHANNEL_MARGIN = 20;
    static final double EMPTY_BAND = 12;
    static final double ROW_GAP = 22;
    static final double INTERRUPT_ROW_GAP = 18;

    /** A band needs so much less at its end to an empty one, which keeps its cards apart from others too. */
    static final double SHARED_GAP = 3;

    static final double FOOTER = 32;
    static final double NOTE_WIDTH = 216;

    /** What a window of 1440 x 900 shows of the board beside its panes. */
    static final double VIEW_WIDTH = 906;

    static final double VIEW_HEIGHT = 570;

    /** Free ground around everything. */
    static final double RIM = 16;

    private Metric() {}
}
