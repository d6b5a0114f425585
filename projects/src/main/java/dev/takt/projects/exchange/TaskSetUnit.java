package dev.takt.projects.exchange;

import dev.takt.projects.model.Tagged;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The units of time a task-set table may use, in its header, in its cells, or for the whole of it; one list for all three. */
public enum TaskSetUnit implements Tagged {
    NANOSECONDS("ns", 1, "nsec", "nsecs", "nanos", "nanosecond", "nanoseconds"),
    MICROSECONDS("us", 1_000, "\u00b5s", "\u03bcs", "usec", "usecs", "micros", "microsecond", "microseconds"),
    MILLISECONDS("ms", 1_000_000, "msec", "msecs", "millis", "millisecond", "milliseconds"),
    SECONDS("s", 1_000_000_000, "sec", "secs", "second", "seconds"),
    MINUTES("min", 60_000_000_000L, "mins", "minute", "minutes"),
    HOURS("h", 3_600_000_000_000L, "hr", "hrs", "hour", "hours");

    private final String tag;
    private final BigDecimal size;
    private final Set<String> spellings;

    TaskSetUnit(String tag, long sizeNs, String... spellings) {
        this.tag = tag;
        this.size = BigDecimal.valueOf(sizeNs);
        this.spellings = Set.of(spellings);
    }

    @Override
    public String tag() {
        return tag;
    }

    BigDecimal ns(BigDecimal amount) {
        return amount.multiply(size);
    }

    /** The unit of this name or spelling; long spellings in any case, short ones as they are written everywhere: a capital in {@code MS} may mean something else. */
    static Optional<TaskSetUnit> of(String name) {
        String word = name.length() > 2 ? name.toLowerCase(Locale.ROOT) : name;
        return Arrays.stream(values())
                .filter(u -> u.tag.equals(word) || u.spellings.contains(word))
                .findFirst();
    }

    /** The short names, for messages. */
    public static String accepted() {
        return Arrays.stream(values()).map(TaskSetUnit::tag).collect(Collectors.joining(", "));
    }
}
