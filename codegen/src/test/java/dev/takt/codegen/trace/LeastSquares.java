package dev.takt.codegen.trace;

/** The factors with which some columns add up to a sum as closely as can be, none below its least. Coordinate by coordinate, over and over: there are few. */
final class LeastSquares {
    private static final int ROUNDS = 20_000;

    private LeastSquares() {}

    static double[] notBelow(double[][] columns, double[] sum, double[] least) {
        double[] factors = new double[columns.length];
        double[] rest = sum.clone();
        for (int round = 0; round < ROUNDS; round++) {
            for (int c = 0; c < columns.length; c++) {
                double square = dot(columns[c], columns[c]);
                if (square == 0) {
                    continue;
                }
                double next = Math.max(least[c], factors[c] + dot(columns[c], rest) / square);
                double change = next - factors[c];
                factors[c] = next;
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= change * columns[c][i];
                }
            }
        }
        return factors;
    }

    private static double dot(double[] a, double[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }
}
