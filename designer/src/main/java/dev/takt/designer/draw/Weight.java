package dev.takt.designer.draw;

/** How heavy a face is. Inter is bundled regular, semibold and bold; the mono family regular and medium. */
public enum Weight {
    REGULAR(400),
    MEDIUM(500),
    SEMIBOLD(600),
    BOLD(700);

    private final int number;

    Weight(int number) {
        this.number = number;
    }

    /** 400 to 700. */
    public int number() {
        return number;
    }
}
