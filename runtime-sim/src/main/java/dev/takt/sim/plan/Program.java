package dev.takt.sim.plan;

import java.util.Arrays;

/** The bodies of all contexts as one array of instructions in five columns; {@link Op} says what they mean. */
public final class Program {
    public final int[] op;
    public final int[] a;
    public final int[] b;
    public final long[] x;
    public final long[] y;

    private Program(Writer w) {
        op = Arrays.copyOf(w.op, w.size);
        a = Arrays.copyOf(w.a, w.size);
        b = Arrays.copyOf(w.b, w.size);
        x = Arrays.copyOf(w.x, w.size);
        y = Arrays.copyOf(w.y, w.size);
    }

    /** Whether some body spawns a context. */
    public boolean spawns(int context) {
        for (int i = 0; i < op.length; i++) {
            if (op[i] == Op.SPAWN && a[i] == context) {
                return true;
            }
        }
        return false;
    }

    /** A program that is being written. */
    static final class Writer {
        private int[] op = new int[64];
        private int[] a = new int[64];
        private int[] b = new int[64];
        private long[] x = new long[64];
        private long[] y = new long[64];
        private int size;

        int here() {
            return size;
        }

        int add(int code, int first, int second, long from, long to) {
            if (size == op.length) {
                op = Arrays.copyOf(op, size * 2);
                a = Arrays.copyOf(a, size * 2);
                b = Arrays.copyOf(b, size * 2);
                x = Arrays.copyOf(x, size * 2);
                y = Arrays.copyOf(y, size * 2);
            }
            op[size] = code;
            a[size] = first;
            b[size] = second;
            x[size] = from;
            y[size] = to;
            return size++;
        }

        void target(int instruction) {
            b[instruction] = size;
        }

        /** Takes back everything from an instruction on. */
        void forget(int instruction) {
            size = instruction;
        }

        Program program() {
            return new Program(this);
        }
    }
}
