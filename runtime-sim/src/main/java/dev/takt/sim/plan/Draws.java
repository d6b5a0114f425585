package dev.takt.sim.plan;

import dev.takt.projects.model.ItemId;
import java.nio.charset.StandardCharsets;

/**
 * Random numbers that depend on (seed, item id, job number, draw number) alone, so a new task or another interleaving changes no other sample. The item id is
 * hashed with 64-bit FNV-1a over its UTF-8 bytes; the four numbers are then folded one after the other, each followed by the finaliser of SplitMix64 (Steele,
 * Lea, Flood 2014): {@code h = mix(h + GAMMA * (n + 1))}.
 */
public final class Draws {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private Draws() {}

    public static long hash(ItemId item) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : item.value().getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }

    /** 64 random bits. */
    public static long bits(long seed, long item, long job, long draw) {
        return bits(start(seed, item), job, draw);
    }

    /** What all random numbers of an item begin with. */
    public static long start(long seed, long item) {
        return mix(mix(seed) ^ item);
    }

    /** 64 random bits of an item, from its {@link #start}. */
    public static long bits(long start, long job, long draw) {
        return mix(mix(start + GAMMA * (job + 1)) + GAMMA * (draw + 1));
    }

    /** Every number from {@code from} to {@code to} is as likely, up to a bias of 2^-64 of the range. */
    public static long between(long from, long to, long bits) {
        long count = to - from + 1;
        return count <= 1 ? from : from + Math.unsignedMultiplyHigh(bits, count);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
