package dev.takt.sim.board;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of what firmware notes before it does it: a release that was refused, something sent that did not get in, or only after a wait. The lines behind say so; those of a release come before its refusal even if a handler
 * comes between the two.
 */
final class Effects {
    private static final int NONE = -1;

    private final List<LogLine> lines;
    private final boolean[] refused;
    /** Where each thing that is sent gets in; -1 if nowhere. */
    private final int[] inAt;
    /** By the line at which it gets in, the line at which it was sent. */
    private final Map<Integer, Integer> sentAt = new HashMap<>();
    /** The next line of the same context, and the one before. */
    private final int[] next;

    private final int[] before;

    Effects(List<LogLine> lines, boolean[] overwriting) {
        this.lines = lines;
        refused = new boolean[lines.size()];
        inAt = new int[lines.size()];
        next = new int[lines.size()];
        before = new int[lines.size()];
        Arrays.fill(inAt, NONE);
        Arrays.fill(next, NONE);
        Arrays.fill(before, NONE);
        releases();
        follow();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).event() == LogEvent.SEND) {
                inAt[i] = effect(i, overwriting[lines.get(i).thing()]);
                if (inAt[i] >= 0) {
                    sentAt.put(inAt[i], i);
                }
            }
        }
    }

    private void releases() {
        Map<Integer, Deque<Integer>> open = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            LogLine line = lines.get(i);
            Deque<Integer> releases = open.computeIfAbsent(line.context(), _ -> new ArrayDeque<>());
            switch (line.event()) {
                case RELEASE -> releases.push(i);
                case OVERRUN -> {
                    if (!releases.isEmpty()) {
                        refused[releases.pop()] = true;
                    }
                }
                case START, COMPLETE, SUSPEND, RESUME, LOCK, UNLOCK, SEND, DROP, RECEIVE, TIMEOUT, WATCHDOG_FEED -> {}
            }
        }
    }

    private void follow() {
        Map<Integer, Integer> last = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).event().isOwn()) {
                int own = i;
                last.merge(lines.get(i).context(), i, (was, now) -> {
                    next[was] = own;
                    before[own] = was;
                    return now;
                });
            }
        }
    }

    /** The line at which an element is in: where it is sent, or behind the wait for room. */
    private int effect(int sent, boolean overwrites) {
        int then = next[sent];
        if (isAbout(then, LogEvent.SUSPEND, sent)) {
            int back = next[then];
            boolean late = back >= 0 && isAbout(next[back], LogEvent.TIMEOUT, sent);
            return back < 0 || late ? NONE : back;
        }
        boolean lost = isAbout(then, LogEvent.DROP, sent) && !overwrites || isAbout(then, LogEvent.TIMEOUT, sent);
        return lost ? NONE : sent;
    }

    private boolean isAbout(int line, LogEvent event, int sent) {
        return line >= 0
                && lines.get(line).event() == event
                && lines.get(line).thing() == lines.get(sent).thing();
    }

    /** True if the release of this line was refused. */
    boolean isRefused(int line) {
        return refused[line];
    }

    /** True if something gets into a channel at this line. */
    boolean isIn(int line) {
        return sentAt.containsKey(line);
    }

    /** True if the wait that begins at this line is for room in a channel. */
    boolean waitsForRoom(int suspended) {
        int sent = before[suspended];
        return sent >= 0
                && lines.get(sent).event() == LogEvent.SEND
                && lines.get(sent).thing() == lines.get(suspended).thing();
    }

    /** What gets in at this line. */
    LogLine sent(int line) {
        return lines.get(sentAt.getOrDefault(line, line));
    }
}
