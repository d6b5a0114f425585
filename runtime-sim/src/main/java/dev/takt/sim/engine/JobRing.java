package dev.takt.sim.engine;

import dev.takt.sim.policy.StateWalk;
import java.util.Arrays;

/**
 * The unfinished jobs of one context in the order of arrival. The first {@code released} of them are released, the first {@code missed} have missed their deadline. Beside them are those that were given up in the instant of
 * their deadline, until it ends: they miss it then like any other that has not finished.
 */
final class JobRing {
    private long[] number = new long[4];
    private long[] arrival = new long[4];
    private long[] release = new long[4];
    private int head;
    int size;
    /** Number of the first job, -1 if there is none. */
    long firstNumber = -1;

    int released;
    int missed;

    private long[] givenUp = new long[1];
    /** None between instants. */
    int givenUpCount;

    void add(long jobNumber, long arrivalNs, long releaseNs) {
        if (size == number.length) {
            grow();
        }
        if (size == 0) {
            firstNumber = jobNumber;
        }
        int at = index(size++);
        number[at] = jobNumber;
        arrival[at] = arrivalNs;
        release[at] = releaseNs;
    }

    long number(int job) {
        return number[index(job)];
    }

    long arrival(int job) {
        return arrival[index(job)];
    }

    long release(int job) {
        return release[index(job)];
    }

    void removeFirst() {
        head = index(1);
        size--;
        firstNumber = size == 0 ? -1 : number[head];
        released = Math.max(0, released - 1);
        missed = Math.max(0, missed - 1);
    }

    /** A job is given up that misses its deadline as this instant ends. */
    void giveUpLate(int job) {
        if (givenUpCount == givenUp.length) {
            givenUp = Arrays.copyOf(givenUp, givenUpCount * 2);
        }
        givenUp[givenUpCount++] = number(job);
    }

    long givenUp(int which) {
        return givenUp[which];
    }

    void removeLast() {
        size--;
        firstNumber = size == 0 ? -1 : firstNumber;
        released = Math.min(released, size);
        missed = Math.min(missed, size);
    }

    void clear() {
        size = 0;
        firstNumber = -1;
        released = 0;
        missed = 0;
    }

    void copy(JobRing from) {
        number = from.number.clone();
        arrival = from.arrival.clone();
        release = from.release.clone();
        head = from.head;
        firstNumber = from.firstNumber;
        size = from.size;
        released = from.released;
        missed = from.missed;
        givenUp = from.givenUp.clone();
        givenUpCount = from.givenUpCount;
    }

    private int index(int job) {
        return (head + job) & (number.length - 1);
    }

    private void grow() {
        number = unrolled(number);
        arrival = unrolled(arrival);
        release = unrolled(release);
        head = 0;
    }

    private long[] unrolled(long[] from) {
        long[] to = new long[size * 2];
        for (int i = 0; i < size; i++) {
            to[i] = from[(head + i) & (size - 1)];
        }
        return to;
    }

    void walk(StateWalk walk, int context) {
        walk.number(size);
        walk.number(released);
        walk.number(missed);
        walk.number(givenUpCount);
        for (int i = 0; i < size; i++) {
            int at = index(i);
            number[at] = walk.job(context, number[at]);
            arrival[at] = walk.instant(arrival[at]);
            release[at] = walk.instant(release[at]);
        }
        firstNumber = walk.job(context, firstNumber);
    }
}
