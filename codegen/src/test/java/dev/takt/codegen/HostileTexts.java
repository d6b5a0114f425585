package dev.takt.codegen;

import java.util.ArrayList;
import java.util.List;

/** Texts that try to leave the string, comment, identifier, table, script or folder they are put in. */
final class HostileTexts {
    /** In each of the texts, with a letter that no identifier has, so that it is found where it has no business. */
    static final String MARK = "zq\u0436j";

    /** Each has the mark. */
    static final List<String> TEXTS = List.of(
            "\" + zq\u0436j() + \"",
            "'; zq\u0436j(); '",
            "*/ zq\u0436j(); /*",
            "{} {zq\u0436j} {{zq\u0436j",
            "line\nzq\u0436j();\r\nfn zq\u0436j() {}",
            "zq\u0436j\u2028zq\u0436j\u2029zq\u0436j\u0085zq\u0436j\u000bzq\u0436j\u000czq\u0436j",
            "../../zq\u0436j",
            "/etc/zq\u0436j",
            "C:\\zq\u0436j\\..\\zq\u0436j",
            "\ud83e\udd80 zq\u0436j \u202e zq\u0436j \u200b",
            "zq\u0436j ".repeat(2000),
            "ZQ\u0416J",
            "zq\u0436j",
            "Zq\u0436j",
            ".zq\u0436j",
            "-zq\u0436j",
            "# zq\u0436j: [zq\u0436j]",
            "zq\u0436j: &a *b !c |\n  - zq\u0436j",
            "\"\"\"\n[zq\u0436j]\nzq\u0436j = 1\n\"\"\"",
            "} INCLUDE zq\u0436j /* ; ASSERT(0, \"zq\u0436j\")",
            "`zq\u0436j` <script>zq\u0436j</script> | zq\u0436j | [zq\u0436j](x)",
            "${{ zq\u0436j }} $(zq\u0436j) `zq\u0436j` $zq\u0436j",
            "\\zq\u0436j\\u{7d}\\x22",
            "//! zq\u0436j\n#![zq\u0436j]",
            "r#\"zq\u0436j\"#",
            "zq\u0436j\u0000zq\u0436j",
            "\ud800zq\u0436j");

    /** Words that mean something somewhere; they bear no mark. */
    static final List<String> WORDS = List.of(
            "fn",
            "self",
            "Self",
            "crate",
            "super",
            "async",
            "try",
            "gen",
            "r#fn",
            "_",
            "con",
            "CON",
            "nul",
            "com1",
            "lpt9",
            "aux.rs",
            "main",
            "mod",
            "lib",
            "build",
            "core",
            "std",
            "alloc",
            "takt",
            "bodies",
            "test",
            "true",
            "",
            " ",
            "0",
            "1a",
            "Vec",
            "Option",
            "Some",
            "None",
            "Ok",
            "String",
            "u8",
            "bool",
            "Send",
            "Sync",
            "Default",
            "Drop",
            "Iterator",
            "defmt",
            "rtic",
            "app",
            "macro_rules",
            "union",
            "'static",
            "dyn",
            "raw",
            "safe");

    private HostileTexts() {}

    /** All of them. */
    static List<String> all() {
        List<String> all = new ArrayList<>(TEXTS);
        all.addAll(WORDS);
        return all;
    }
}
