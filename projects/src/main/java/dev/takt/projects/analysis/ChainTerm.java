package dev.takt.projects.analysis;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Tagged;

/** One part of the bound of a chain: what a member adds, and why. */
public record ChainTerm(Kind kind, ItemId member, long ns) {
    /** Why a member adds time. */
    public enum Kind implements Tagged {
        /** Its response, from arrival to end. */
        RESPONSE("response"),
        /** What it reads or writes waits for its next job: at most the longest time from one arrival to the next. */
        SAMPLING("sampling");

        private final String tag;

        Kind(String tag) {
            this.tag = tag;
        }

        @Override
        public String tag() {
            return tag;
        }
    }
}
