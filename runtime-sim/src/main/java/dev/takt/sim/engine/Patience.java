package dev.takt.sim.engine;

import dev.takt.sim.plan.Op;
import dev.takt.sim.plan.Program;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decides when an instant counts as a livelock. A body is finite, so the work of one instant is bounded: the steps of no length of every body, for each job at hand and one more that may arrive meanwhile. An instant that takes more
 * rounds than that makes new work for itself for ever.
 */
final class Patience {
    /** Beyond any body that somebody writes by hand, so most instants are never looked at. */
    static final int ROUNDS = 20_000;
    /** Upper limit for any plan: an instant that is longer is cut although it might end, since a run cannot be stopped within an instant. */
    private static final long MOST_ROUNDS = 2_000_000;

    private Patience() {}

    /** How many more rounds an instant may take that has taken {@link #ROUNDS}: the longest sequences of steps of no length of all bodies, for each job at hand and one more. */
    static int more(World world) {
        long most = 0;
        for (Runner r : world.runners) {
            long body = steps(world.plan.program(), r.plan.entry());
            most = Math.min(MOST_ROUNDS, most + times(body, r.jobs.size + 1L));
        }
        return (int) most;
    }

    /** A loop; the body itself is one of a single turn. */
    private static final class Loop {
        final long count;
        long steps;
        /** Whichever way it goes, time passes in each turn. */
        boolean passes;
        /** Up to here instructions are of branches, which may not be taken. */
        int perhaps;

        Loop(long count) {
            this.count = count;
        }
    }

    private static long steps(Program program, int entry) {
        Deque<Loop> loops = new ArrayDeque<>();
        Loop loop = new Loop(1);
        for (int pc = entry; program.op[pc] != Op.END; pc++) {
            switch (program.op[pc]) {
                case Op.LOOP -> {
                    loops.push(loop);
                    loop = new Loop(program.x[pc]);
                }
                case Op.NEXT -> {
                    Loop ended = loop;
                    loop = loops.pop();
                    // the end of one turn, and the begin of the next
                    long turns = ended.passes ? Math.min(2, ended.count) : ended.count;
                    loop.steps = Math.min(MOST_ROUNDS, loop.steps + times(ended.steps, turns));
                    loop.passes |= ended.passes && ended.count > 0 && pc >= loop.perhaps;
                }
                case Op.BRANCH, Op.JUMP -> {
                    loop.perhaps = Math.max(loop.perhaps, program.b[pc]);
                    loop.steps++;
                }
                default -> {
                    loop.steps++;
                    loop.passes |= pc >= loop.perhaps && takesTime(program, pc);
                }
            }
        }
        return loop.steps + 1;
    }

    private static long times(long steps, long turns) {
        return turns > 0 && steps > MOST_ROUNDS / turns ? MOST_ROUNDS : steps * turns;
    }

    private static boolean takesTime(Program program, int pc) {
        return switch (program.op[pc]) {
            case Op.COMPUTE, Op.DELAY, Op.TRANSFER -> program.x[pc] > 0;
            case Op.OVERHEAD -> program.b[pc] == 0 && program.x[pc] > 0;
            default -> false;
        };
    }
}
