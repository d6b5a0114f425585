package dev.takt.app.report;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A {@link DesignDocument} as one HTML file that needs no other: no script, pictures inside. */
public final class HtmlPage {
    private static final String STYLE = """
            :root { color-scheme: light; }
            body { font: 15px/1.5 system-ui, "Segoe UI", sans-serif; color: #1b2333; background: #fff; margin: 0 auto; max-width: 1180px; padding: 32px 24px 64px; }
            h1 { font-size: 28px; margin: 0; } h1 + p { margin: 4px 0 0; color: #5a6478; }
            h2 { font-size: 19px; margin: 40px 0 8px; border-bottom: 1px solid #d5dbe7; padding-bottom: 4px; break-after: avoid; }
            p { margin: 10px 0; max-width: 80ch; }
            table { border-collapse: collapse; margin: 12px 0; width: 100%; font-size: 13.5px; }
            th, td { text-align: left; vertical-align: top; padding: 5px 10px 5px 0; border-bottom: 1px solid #e6eaf2; overflow-wrap: break-word; }
            th { color: #5a6478; font-weight: 600; } tr { break-inside: avoid; }
            .right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            .warn { color: #8a4b00; } .err { color: #b3261e; font-weight: 600; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; } dt { color: #5a6478; } dd { margin: 0; overflow-wrap: anywhere; }
            figure { margin: 12px 0; overflow-x: auto; } figure svg { max-width: 100%; height: auto; } figcaption { color: #5a6478; font-size: 13.5px; }
            @media print { body { max-width: none; padding: 0; } }
            """;

    private final StringBuilder out = new StringBuilder();
    private int pictures;

    private HtmlPage() {}

    public static String of(DesignDocument document) {
        HtmlPage page = new HtmlPage();
        page.document(document);
        return page.out.toString();
    }

    private void document(DesignDocument document) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(text(document.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(text(document.title()))
                .append("</h1>\n<p>")
                .append(text(document.subtitle()))
                .append("</p>\n");
        for (Section section : document.sections()) {
            out.append("<section>\n<h2>").append(text(section.title())).append("</h2>\n");
            section.blocks().forEach(this::block);
            out.append("</section>\n");
        }
        out.append("</body>\n</html>\n");
    }

    private void block(Block block) {
        switch (block) {
            case Block.Words(String words) ->
                out.append("<p>").append(text(words)).append("</p>\n");
            case Block.Facts(List<Block.Fact> facts) -> facts(facts);
            case Block.Grid grid -> grid(grid);
            case Block.Drawing(Picture picture, String caption) ->
                out.append("<figure>\n")
                        .append(inline(picture))
                        .append("<figcaption>")
                        .append(text(caption))
                        .append("</figcaption>\n</figure>\n");
        }
    }

    private void facts(List<Block.Fact> facts) {
        out.append("<dl>\n");
        for (Block.Fact fact : facts) {
            out.append("<dt>")
                    .append(text(fact.name()))
                    .append("</dt><dd>")
                    .append(text(fact.value()))
                    .append("</dd>\n");
        }
        out.append("</dl>\n");
    }

    private void grid(Block.Grid grid) {
        out.append("<table>\n<thead><tr>");
        for (String title : grid.titles()) {
            boolean right = title.startsWith(">");
            out.append(right ? "<th class=\"right\">" : "<th>")
                    .append(text(right ? title.substring(1) : title))
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<Cell> row : grid.rows()) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                cell(row.get(i), grid.titles().get(i).startsWith(">"));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n");
    }

    private void cell(Cell cell, boolean right) {
        String weight =
                switch (cell.weight()) {
                    case PLAIN -> "";
                    case WARN -> "warn";
                    case ERR -> "err";
                };
        String classes = (weight + (right ? " right" : "")).strip();
        out.append(classes.isEmpty() ? "<td>" : "<td class=\"" + classes + "\">")
                .append(text(cell.text()))
                .append("</td>");
    }

    /** An SVG inside HTML has no XML head, and shares the names of its clips with the other pictures of the page. Quotes in its texts are escaped, so what looks like an attribute is one. */
    private String inline(Picture picture) {
        String svg = new String(picture.svg(), StandardCharsets.UTF_8);
        String own = "p" + ++pictures + "-";
        return svg.substring(svg.indexOf("<svg"))
                .replace(" id=\"", " id=\"" + own)
                .replace("=\"url(#", "=\"url(#" + own);
    }

    private static String text(String text) {
        return XmlText.escaped(text);
    }
}
