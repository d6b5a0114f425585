package dev.takt.app;

/** Logs as boards print them, written by hand. */
public final class BoardLogs {
    /**
     * Of the sample {@code rtic-cortex-m3}: control arrives at 0, runs 4.4 + 4.4 + 0.9 ms, and is preempted by sampling for 0.6 ms at 0, 5 and 10 ms: it ends at 11.5 ms, 1.5 ms late. Nothing else is.
     */
    public static final String LATE_CONTROL = """
            INFO  running
            time_ns,event,core,context,thing,value
            0,start,0,sampling,,0
            400000,lock,0,sampling,state,
            600000,unlock,0,sampling,state,
            600000,complete,0,sampling,,
            600000,start,0,control,,0
            5000000,start,0,sampling,,5000000
            5600000,complete,0,sampling,,
            10000000,start,0,sampling,,10000000
            10600000,complete,0,sampling,,
            11500000,complete,0,control,,
            11500000,start,0,control,,10000000
            13000000,complete,0,control,,
            13000000,start,0,report,,0
            14000000,complete,0,report,,
            15000000,start,0,sampling,,15000000
            15600000,complete,0,sampling,,
            20000000,stack,0,,,512
            20000000,end,0,,,
            """;

    private BoardLogs() {}
}
