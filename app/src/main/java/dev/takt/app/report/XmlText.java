package dev.takt.app.report;

/** Text inside XML and HTML, between tags and in quoted attributes. */
final class XmlText {
    private XmlText() {}

    /** With what means something to the parser escaped, and what no document may hold (XML 1.0, section 2.2) replaced. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isAllowed(c) ? c : '\uFFFD');
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int c) {
        boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\r';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
    }
}
