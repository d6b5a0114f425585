package dev.takt.projects.model;

/** What makes an input request its interrupt. */
public enum Edge implements Tagged {
    /** Low to high. */
    RISING("rising"),
    /** High to low. */
    FALLING("falling"),
    /** Any change. */
    BOTH("both");

    private final String tag;

    Edge(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
