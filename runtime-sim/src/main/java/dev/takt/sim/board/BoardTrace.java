package dev.takt.sim.board;

import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceFormatException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** The trace of a run on a board. Where events were lost it ends before the first of them. {@code stackBytes}: the most bytes of stack that were used, if the firmware has measured them. */
public record BoardTrace(Trace trace, List<Loss> losses, OptionalLong stackBytes) {
    public BoardTrace {
        losses = List.copyOf(losses);
    }

    /** Reads the log that firmware of this design prints with {@code takt-trace}, among whatever else stands in the text; a {@link TraceFormatException} if there is none, or one that cannot be. */
    public static BoardTrace read(String text, SimPlan plan) {
        NotedLog log = new LogReader(plan.names()).read(text);
        return new BoardTrace(new BoardRun(plan, log).trace(), log.losses(), log.stackBytes());
    }

    /** What was written by a terminal or a redirected command: UTF-8, or UTF-16 where it begins with its mark. Bytes that are no text become marks of their own, for serial lines garble. */
    public static String text(byte[] bytes) {
        return new String(bytes, charset(bytes));
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return first == 0xFFFE || first == 0xFEFF ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }
}
