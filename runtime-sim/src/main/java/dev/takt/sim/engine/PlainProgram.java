package dev.takt.sim.engine;

import dev.takt.sim.plan.Draws;
import dev.takt.sim.plan.Op;
import dev.takt.sim.plan.Program;

/** The program of a plan with plain stretches, prepared for them: how long each step takes, and what its end brings. */
final class PlainProgram {
    /** The end of a step brings: the next one. */
    static final int NEXT = 0;
    /** The end of its job. */
    static final int ENDS = 1;
    /** The next one, which is a turn of others. */
    static final int TURN_NEXT = 2;
    /** The turn of others that it is. */
    static final int TURN = 3;
    /** Something about locks. */
    static final int LOCKS = 4;

    /** {@link #cost} of a step that is the task's own. */
    static final int WORK = -1;

    private static final long DRAWN = -1;

    private final Program program;
    private final int[] closing;
    private final int[] cost;
    private final long[] lengthNs;

    PlainProgram(Program program) {
        this.program = program;
        int size = program.op.length;
        closing = new int[size];
        cost = new int[size];
        lengthNs = new long[size];
        for (int pc = 0; pc < size; pc++) {
            closing[pc] = closing(program.op, pc);
            cost[pc] = program.op[pc] == Op.OVERHEAD ? program.a[pc] : WORK;
            lengthNs[pc] = length(program, pc);
        }
    }

    private static int closing(int[] op, int pc) {
        return switch (op[pc]) {
            // behind a turn of others the end is a step by itself
            case Op.END -> ENDS;
            case Op.YIELD -> TURN;
            case Op.COMPUTE -> op[pc + 1] == Op.YIELD ? TURN_NEXT : op[pc + 1] == Op.LOCK ? LOCKS : behind(op, pc);
            case Op.OVERHEAD -> behind(op, pc);
            default -> LOCKS;
        };
    }

    private static int behind(int[] op, int pc) {
        return switch (op[pc + 1]) {
            case Op.END -> ENDS;
            case Op.UNLOCK -> LOCKS;
            default -> NEXT;
        };
    }

    private static long length(Program program, int pc) {
        return switch (program.op[pc]) {
            case Op.OVERHEAD -> program.x[pc];
            case Op.COMPUTE ->
                switch (program.a[pc]) {
                    case Op.BEST -> program.x[pc];
                    case Op.WORST -> program.y[pc];
                    default -> DRAWN;
                };
            default -> 0;
        };
    }

    /** What the end of a step brings. */
    int closing(int pc) {
        return closing[pc];
    }

    /** The row of the cost table if a step is the runtime's own, else {@link #WORK}. */
    int cost(int pc) {
        return cost[pc];
    }

    /** True if the length of a step is drawn anew each time. */
    boolean isDrawn(int pc) {
        return lengthNs[pc] == DRAWN;
    }

    /** How long a step takes each time. */
    long lengthNs(int pc) {
        return lengthNs[pc];
    }

    /** How long a step takes by a random number. */
    long lengthNs(int pc, long bits) {
        return Draws.between(program.x[pc], program.y[pc], bits);
    }

    /** True if an instruction takes a lock. */
    boolean takes(int pc) {
        return program.op[pc] == Op.LOCK;
    }

    /** True if it gives one back. */
    boolean gives(int pc) {
        return program.op[pc] == Op.UNLOCK;
    }

    /** True if it is the last. */
    boolean ends(int pc) {
        return program.op[pc] == Op.END;
    }

    /** The lock that it takes or gives back. */
    int lock(int pc) {
        return program.a[pc];
    }
}
