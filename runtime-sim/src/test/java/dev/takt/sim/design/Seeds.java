package dev.takt.sim.design;

/** Where the random designs of property tests begin: at 1, or at {@code -Dtakt.seed}; a failure names the seed of its design. And how many there are. */
public final class Seeds {
    private Seeds() {}

    /** The same place for all, so that tests that add a number of their own stay apart. */
    public static long first() {
        return Long.getLong("takt.seed", 1);
    }

    /** So many, or with {@code -Dtakt.sparse} a tenth, which is what {@code ./test fast} has the time for. */
    public static int count(int usual) {
        return Boolean.getBoolean("takt.sparse") ? usual / 10 : usual;
    }
}
