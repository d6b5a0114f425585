package dev.takt.app.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Turns a page in Markdown into what the help shows. Pictures are left out: the window itself is there. */
final class Markdown {
    private final List<HelpBlock> blocks = new ArrayList<>();

    private Markdown() {}

    static List<HelpBlock> read(String text) {
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        Markdown page = new Markdown();
        page.blocks(parser.parse(text));
        return List.copyOf(page.blocks);
    }

    private static Stream<Node> children(Node node) {
        return Stream.iterate(Optional.ofNullable(node.getFirstChild()), Optional::isPresent, n -> n.map(Node::getNext))
                .flatMap(Optional::stream);
    }

    private void blocks(Node parent) {
        children(parent).forEach(this::block);
    }

    private void block(Node node) {
        switch (node) {
            case Heading heading -> blocks.add(new HelpBlock.Heading(heading.getLevel(), words(heading)));
            case Paragraph paragraph -> paragraph(paragraph);
            case FencedCodeBlock code ->
                blocks.add(new HelpBlock.Code(code.getLiteral().stripTrailing()));
            case IndentedCodeBlock code ->
                blocks.add(new HelpBlock.Code(code.getLiteral().stripTrailing()));
            case TableBlock table -> blocks.add(new HelpBlock.Grid(rows(table)));
            default -> blocks(node);
        }
    }

    private void paragraph(Paragraph paragraph) {
        List<HelpSpan> spans = spans(paragraph);
        if (spans.stream().noneMatch(s -> !s.text().isBlank())) {
            return;
        }
        blocks.add(
                paragraph.getParent() instanceof ListItem
                        ? new HelpBlock.Point(spans)
                        : new HelpBlock.Paragraph(spans));
    }

    /** Head and body of a table hold its rows. */
    private static List<List<List<HelpSpan>>> rows(TableBlock table) {
        return children(table)
                .flatMap(Markdown::children)
                .filter(TableRow.class::isInstance)
                .map(row -> children(row)
                        .filter(TableCell.class::isInstance)
                        .map(Markdown::spans)
                        .toList())
                .toList();
    }

    /** Running text in its pieces; neighbours that look alike are one. */
    private static List<HelpSpan> spans(Node parent) {
        List<HelpSpan> spans = new ArrayList<>();
        children(parent).flatMap(Markdown::span).forEach(span -> {
            boolean goesOn = !spans.isEmpty()
                    && span.kind() == HelpSpan.Kind.PLAIN
                    && spans.getLast().kind() == HelpSpan.Kind.PLAIN;
            spans.add(goesOn ? new HelpSpan(span.kind(), spans.removeLast().text() + span.text(), "") : span);
        });
        return spans;
    }

    private static Stream<HelpSpan> span(Node node) {
        return switch (node) {
            case Text text -> piece(HelpSpan.Kind.PLAIN, text.getLiteral());
            case SoftLineBreak _, HardLineBreak _ -> piece(HelpSpan.Kind.PLAIN, " ");
            case Code code -> piece(HelpSpan.Kind.CODE, code.getLiteral());
            case StrongEmphasis strong -> piece(HelpSpan.Kind.STRONG, words(strong));
            case Emphasis weak -> piece(HelpSpan.Kind.WEAK, words(weak));
            case Link link -> Stream.of(new HelpSpan(HelpSpan.Kind.LINK, words(link), link.getDestination()));
            case Image _ -> Stream.of();
            default -> children(node).flatMap(Markdown::span);
        };
    }

    private static Stream<HelpSpan> piece(HelpSpan.Kind kind, String text) {
        return Stream.of(new HelpSpan(kind, text, ""));
    }

    /** The bare words. */
    private static String words(Node parent) {
        StringBuilder words = new StringBuilder();
        children(parent).flatMap(Markdown::span).forEach(s -> words.append(s.text()));
        return words.toString();
    }
}
