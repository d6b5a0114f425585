package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Buffer;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.projects.model.Direction;
import java.util.Locale;

/** The bytes of DMA in {@code board.rs}: a static each, which its task is handed; {@code uncached} if they have to lie where no cache stands before them. */
record DmaBuffers(CodeWriter out, boolean uncached) {
    /** The static of a buffer. */
    void place(Buffer buffer) {
        out.blank();
        out.item(buffer.item(), () -> {
            String name = "static " + constant(buffer) + ": ";
            String bytes = RustNumber.of(buffer.bytes());
            if (uncached) {
                out.line("// SAFETY: start-up leaves this section alone, and whoever takes the buffer fills it first.");
                out.line("#[unsafe(link_section = \"" + DmaMemory.SECTION + "\")]");
                out.line(name + "DmaBuffer<" + bytes + "> = DmaBuffer::new();");
            } else {
                out.assign(name + "ConstStaticCell<[u8; " + bytes + "]>", "ConstStaticCell::new([0; " + bytes + "])");
            }
        });
    }

    private static String constant(Buffer buffer) {
        return buffer.place().toUpperCase(Locale.ROOT);
    }

    /** The statement that hands out a buffer. */
    void take(Buffer buffer) {
        out.item(buffer.item(), () -> {
            if (uncached) {
                out.line("// SAFETY: the peripherals are there once, so this is done once.");
                out.line("let " + buffer.place() + " = unsafe { " + constant(buffer) + ".take() };");
            } else {
                out.line("let " + buffer.place() + " = " + constant(buffer) + ".take();");
            }
        });
    }

    /** The field that its task has it in. */
    void field(Buffer buffer) {
        out.item(buffer.item(), () -> {
            String what = buffer.direction() == Direction.WRITE ? "leave" : "come in";
            out.line("/// Bytes that " + what + ", where DMA reaches them.");
            out.line("pub " + buffer.field() + ": &'static mut [u8; " + RustNumber.of(buffer.bytes()) + "],");
        });
    }
}
