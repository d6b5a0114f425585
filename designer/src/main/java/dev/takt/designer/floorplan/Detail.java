package dev.takt.designer.floorplan;

/** How much of a card is drawn at a zoom. */
public enum Detail {
    /** From 75 %: all of it. */
    ALL,
    /** 45 to 75 %: name, badge, strip. */
    NAMES,
    /** Below 45 %: a block in the colour of its level, its name in constant size; lines lose their words. */
    BLOCKS;

    /** The detail for a zoom, 1 being 100 %. */
    public static Detail at(double zoom) {
        if (zoom >= 0.75) {
            return ALL;
        }
        return zoom >= 0.45 ? NAMES : BLOCKS;
    }
}
