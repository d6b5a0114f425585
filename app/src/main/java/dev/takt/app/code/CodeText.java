package dev.takt.app.code;

import dev.takt.designer.surface.TabLeaves;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional;

/** A read-only text with line numbers and colours, some of its lines lit. Its area is made with the first text, as that takes long and a window has several. */
public final class CodeText extends StackPane {
    private final IntConsumer clicked;
    private final IntConsumer pointed;
    private Optional<CodeArea> made = Optional.empty();
    private Set<Integer> lit = Set.of();
    private long lines = 1;
    private int inView = 1;

    /** {@code clicked} hears the number of a line that was clicked, from 1; {@code pointed} that of the line under the pointer, 0 if there is none. */
    public CodeText(IntConsumer clicked, IntConsumer pointed) {
        this.clicked = clicked;
        this.pointed = pointed;
        getStyleClass().add("raised");
    }

    private CodeArea area() {
        return made.orElseGet(() -> {
            CodeArea area = make();
            made = Optional.of(area);
            getChildren().addAll(new VirtualizedScrollPane<>(area), ring(area));
            return area;
        });
    }

    /** Where the focus is; a border of the area's own would be covered by its lines. */
    private static Region ring(CodeArea area) {
        Region ring = new Region();
        ring.getStyleClass().add("focus-frame");
        ring.setMouseTransparent(true);
        ring.visibleProperty().bind(area.focusVisibleProperty());
        return ring;
    }

    private CodeArea make() {
        CodeArea area = new CodeArea();
        area.setEditable(false);
        area.setId("code-text");
        area.setParagraphGraphicFactory(CodeText::lineNumber);
        area.setOnMouseClicked(_ -> clicked.accept(area.getCurrentParagraph() + 1));
        area.setOnMouseMoved(e -> pointed.accept(lineAt(area, e)));
        TabLeaves.from(area);
        area.setOnMouseExited(_ -> pointed.accept(0));
        // A text that is not shown yet cannot be scrolled: it is done again when it gets its height.
        area.heightProperty().addListener((_, before, _) -> {
            if (before.doubleValue() == 0) {
                bringIntoView();
            }
        });
        return area;
    }

    private static int lineAt(CodeArea area, MouseEvent event) {
        int offset = area.hit(event.getX(), event.getY()).getInsertionIndex();
        return area.offsetToPosition(offset, TwoDimensional.Bias.Forward).getMajor() + 1;
    }

    private static Node lineNumber(int line) {
        Label number = new Label(Integer.toString(line + 1));
        number.getStyleClass().add("lineno");
        number.setAlignment(Pos.TOP_RIGHT);
        number.setMinWidth(52);
        number.setPrefWidth(52);
        number.setMaxHeight(Region.USE_PREF_SIZE);
        return number;
    }

    /** Shows a text; the name of its file tells the language. */
    public void show(String path, String text) {
        lit = Set.of();
        if (text.isEmpty() && made.isEmpty()) {
            return;
        }
        CodeArea area = area();
        area.replaceText(text);
        lines = 1 + text.chars().filter(c -> c == '\n').count();
        if (!text.isEmpty()) {
            StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
            for (Highlighter.Run run : Highlighter.runs(path, text)) {
                spans.add(run.style().isEmpty() ? List.of() : List.of(run.style()), run.length());
            }
            area.setStyleSpans(0, spans.create());
        }
        area.showParagraphAtTop(0);
    }

    /** Lights these lines, counted from 1, instead of those lit before, and brings one into view unless one of them is. */
    public void light(Set<Integer> lines, int first) {
        inView = first;
        for (int line : lit) {
            style(line, List.of());
        }
        lit = new TreeSet<>(lines);
        for (int line : lit) {
            style(line, List.of("lit"));
        }
        bringIntoView();
    }

    private void bringIntoView() {
        if (!lit.isEmpty() && lit.stream().noneMatch(this::isInView)) {
            area().showParagraphAtTop(Math.max(0, inView - 4));
        }
    }

    private boolean isInView(int line) {
        return line <= lines
                && area().getHeight() > 0
                && area().allParToVisibleParIndex(line - 1).isPresent();
    }

    private void style(int line, List<String> style) {
        if (line >= 1 && line <= lines) {
            area().setParagraphStyle(line - 1, style);
        }
    }

    /** Shows lines that each have a style of their own, without numbers: a comparison. */
    public void showStyled(List<String> lines, List<String> styles) {
        CodeArea area = area();
        area.setParagraphGraphicFactory(null);
        area.replaceText(String.join("\n", lines));
        for (int i = 0; i < lines.size(); i++) {
            if (!styles.get(i).isEmpty()) {
                area.setParagraphStyle(i, List.of(styles.get(i)));
                area.setStyle(i, List.of(styles.get(i)));
            }
        }
        area.showParagraphAtTop(0);
    }
}
