package dev.takt.projects.text;

/** How long work reports and learns that nobody waits for it any more. Called from the thread that works. */
public interface Progress {
    /** Goes on to the end and tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void report(double share) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** {@code share} of the work is done, 0 to 1. */
    void report(double share);

    /** True as soon as the work should stop; what it has computed so far is dropped. */
    boolean cancelled();

    /** For a part of the work that goes to its end unless all of it stops: nobody asks how far it is. */
    default Progress quiet() {
        Progress whole = this;
        return new Progress() {
            @Override
            public void report(double share) {}

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    /** True as soon as what is there is enough: work that can end early ends, with what it has. */
    default boolean enough() {
        return false;
    }
}
