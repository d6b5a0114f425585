package dev.takt.codegen.layout;

import java.util.Set;

/** Words that cannot be a Rust identifier in any edition, and names that would hide something every file uses. */
final class RustKeywords {
    private static final Set<String> KEYWORDS = Set.of(
            "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
            "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
            "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "Self", "static",
            "struct", "super", "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use", "virtual",
            "where", "while", "yield");

    private static final Set<String> PRELUDE = Set.of(
            "bool", "char", "str", "u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "u128", "i128", "usize",
            "isize", "f32", "f64", "core", "std", "alloc", "drop", "Box", "Clone", "Copy", "Debug", "Default", "Drop",
            "Err", "From", "Into", "Iterator", "None", "Ok", "Option", "Result", "Send", "Sized", "Some", "String",
            "Sync", "Unpin", "Vec");

    private RustKeywords() {}

    static boolean blocks(String name) {
        return KEYWORDS.contains(name) || PRELUDE.contains(name) || "_".equals(name);
    }
}
