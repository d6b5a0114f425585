package dev.takt.designer.inspector;

import dev.takt.designer.surface.TabLeaves;
import dev.takt.designer.text.Texts;
import dev.takt.projects.model.Step;
import dev.takt.projects.script.BodyText;
import dev.takt.projects.script.Mistake;
import dev.takt.projects.script.ReadBody;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A body as text. What is typed becomes the body as soon as all of it can be read; until then each mistake stands below with its line, and a click goes there. Escape gives
 * the text of the body back. All that is typed while the cursor is in it is one undo step.
 */
final class BodyTextEditor implements Editor<List<Step>> {
    private static final int MISTAKES_SHOWN = 4;
    /** Wide enough for most lines; where that is more than half of the room, the text has a row of its own. */
    private static final int COLUMNS = 36;

    private static final int LEAST_LINES = 3;
    private static final int MOST_LINES = 14;

    private final Editors editors;
    private final Consumer<List<Step>> commit;
    private final TextArea area = new TextArea();
    private final VBox mistakes = new VBox(2);
    private final VBox box = new VBox(4, area, mistakes);
    private @Nullable List<Step> shown;
    private String canonical = "";

    BodyTextEditor(Editors editors, Consumer<List<Step>> commit) {
        this.editors = editors;
        this.commit = commit;
        TabLeaves.from(area);
        area.setId("body-text");
        area.getStyleClass().add("script");
        area.setAccessibleText(Texts.words("inspector.body-text"));
        area.setPromptText(Texts.words("inspector.body-text.prompt"));
        area.setPrefColumnCount(COLUMNS);
        area.textProperty().addListener((_, _, text) -> typed(text));
        area.focusedProperty().addListener((_, _, focused) -> {
            editors.hold(focused);
            if (!focused && mistakes.getChildren().isEmpty()) {
                write();
            }
        });
        area.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !area.getText().equals(canonical)) {
                write();
                key.consume();
            }
        });
    }

    private void typed(String text) {
        long lines = text.chars().filter(c -> c == '\n').count() + 1;
        area.setPrefRowCount(Math.clamp(lines + 1, LEAST_LINES, MOST_LINES));
        List<Step> before = shown;
        if (before == null || text.equals(canonical)) {
            complain(List.of());
            return;
        }
        ReadBody read = BodyText.read(text, editors.project());
        complain(read.mistakes());
        if (read.isWhole() && !read.steps().equals(before)) {
            commit.accept(read.steps());
        }
    }

    private void complain(List<Mistake> wrong) {
        mistakes.getChildren().clear();
        wrong.stream().limit(MISTAKES_SHOWN).map(this::line).forEach(mistakes.getChildren()::add);
        if (wrong.size() > MISTAKES_SHOWN) {
            Label more = new Label(Texts.words("inspector.mistakes.more", wrong.size() - MISTAKES_SHOWN));
            more.getStyleClass().add("field-error");
            mistakes.getChildren().add(more);
        }
        area.getStyleClass().remove("wrong");
        if (!wrong.isEmpty()) {
            area.getStyleClass().add("wrong");
        }
    }

    private Node line(Mistake mistake) {
        Button words = new Button(Texts.words("inspector.mistake", mistake.line(), mistake.message()));
        words.getStyleClass().setAll("mistake", "field-error");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setOnAction(_ -> goTo(mistake));
        return words;
    }

    private void goTo(Mistake mistake) {
        String text = area.getText();
        int from = 0;
        for (int line = 1; line < mistake.line() && text.indexOf('\n', from) >= 0; line++) {
            from = text.indexOf('\n', from) + 1;
        }
        int end = text.indexOf('\n', from);
        area.requestFocus();
        area.selectRange(Math.min(from + mistake.column() - 1, text.length()), end < 0 ? text.length() : end);
    }

    /** Puts the text of the body there, in place of what was typed. */
    private void write() {
        if (!area.getText().equals(canonical)) {
            area.setText(canonical);
        }
        complain(List.of());
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node target() {
        return area;
    }

    /** A body that is what the text says already leaves the text as it was typed. */
    @Override
    public void show(List<Step> body) {
        String text = BodyText.of(body, editors.project());
        boolean same = shown != null && text.equals(canonical);
        shown = body;
        canonical = text;
        area.setDisable(false);
        if (!same && !BodyText.read(area.getText(), editors.project()).equals(new ReadBody(body, List.of()))) {
            write();
        } else if (!area.isFocused() && mistakes.getChildren().isEmpty()) {
            write();
        }
    }

    @Override
    public void showMixed() {
        shown = null;
        canonical = "";
        write();
        area.setDisable(true);
    }

    @Override
    public boolean isSmall() {
        return false;
    }
}
