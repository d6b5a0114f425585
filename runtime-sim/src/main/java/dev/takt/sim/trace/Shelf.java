package dev.takt.sim.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/** Where a trace puts what would not fit into memory. One thread puts, any thread takes. */
public interface Shelf {
    /** Keeps bytes; what it gives back brings them again. */
    Kept put(byte[] bytes);

    /** One in a room. */
    static Shelf in(Room room) {
        return bytes -> {
            LongBuffer longs = room.longs(Math.ceilDiv(bytes.length, Long.BYTES));
            ByteBuffer whole =
                    ByteBuffer.allocate(longs.capacity() * Long.BYTES).order(ByteOrder.nativeOrder());
            whole.put(0, bytes);
            longs.put(0, whole.asLongBuffer(), 0, longs.capacity());
            return () -> {
                ByteBuffer back =
                        ByteBuffer.allocate(longs.capacity() * Long.BYTES).order(ByteOrder.nativeOrder());
                back.asLongBuffer().put(0, longs, 0, longs.capacity());
                return back.array();
            };
        };
    }

    /** Bytes that are kept elsewhere. */
    @FunctionalInterface
    interface Kept {
        byte[] take();
    }
}
