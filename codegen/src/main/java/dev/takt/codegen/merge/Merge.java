package dev.takt.codegen.merge;

/** What becomes of a build file that has keys of ours and of the user's. */
public final class Merge {
    private Merge() {}

    /**
     * The user's text with our keys: {@code last} is what we wrote the time before (empty if that is not known), {@code ours} what we would write now. A key whose value we do not change is left as it stands;
     * one that we change becomes ours; one that we no longer have goes, unless the user has changed it. All else stays, byte for byte.
     */
    public static String merged(String path, String last, String ours, String present) throws Unmergeable {
        if (present.equals(last) || present.equals(ours)) {
            return ours;
        }
        return path.endsWith(".json")
                ? JsonMerge.merge(last.isEmpty() ? "{}" : last, ours, present)
                : TomlMerge.merge(last, ours, present);
    }

    /** True for the kinds of file that can be put together by key. */
    public static boolean isPossible(String path) {
        return path.endsWith(".json") || path.endsWith(".toml");
    }
}
