package dev.takt.projects.model;

/** A number type of a payload field. */
public enum ScalarType implements Tagged {
    U8("u8", 1),
    I8("i8", 1),
    U16("u16", 2),
    I16("i16", 2),
    U32("u32", 4),
    I32("i32", 4),
    F32("f32", 4),
    BOOL("bool", 1);

    private final String tag;
    private final int bytes;

    ScalarType(String tag, int bytes) {
        this.tag = tag;
        this.bytes = bytes;
    }

    /** The word in the file, which is Rust's name of the type as well. */
    @Override
    public String tag() {
        return tag;
    }

    public int bytes() {
        return bytes;
    }
}
