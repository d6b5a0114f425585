package dev.takt.designer.inspector;

import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.text.Texts;
import dev.takt.projects.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A body as rows and, beside or below them, as text, each following the other; and how much time it takes, totalled with every key. */
final class BodyPane implements Editor<List<Step>> {
    private final Editors editors;
    private final BodyEditor rows;
    private final BodyTextEditor text;
    private final Label total = new Label();
    private final VBox box;
    private List<Step> counted = List.of();

    BodyPane(Editors editors, Consumer<List<Step>> commit) {
        this.editors = editors;
        rows = new BodyEditor(editors, commit, this::total);
        text = new BodyTextEditor(editors, commit);
        total.setId("body-total");
        total.setWrapText(true);
        total.getStyleClass().add("small");
        Label caption = new Label(Texts.words("inspector.body-text"));
        caption.getStyleClass().add("field-label");
        caption.setLabelFor(text.target());
        VBox written = new VBox(3, caption, text.node());
        box = new VBox(8, new PairPane(List.of(rows.node(), written)), total);
    }

    private void total(List<Step> body) {
        counted = body;
        Optional<BodyTime> time = editors.time(body);
        total.setText(time.map(BodyPane::words).orElseGet(() -> Texts.words("inspector.total.none")));
    }

    private static String words(BodyTime time) {
        String range = time.bestNs() == time.worstNs()
                ? TimeText.up(time.worstNs())
                : TimeText.exact(time.bestNs()) + " .. " + TimeText.up(time.worstNs());
        return time.callsNs() == 0
                ? Texts.words("inspector.total", range)
                : Texts.words("inspector.total.calls", range, TimeText.up(time.callsNs()));
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(List<Step> body) {
        rows.show(body);
        text.show(body);
        total(body);
    }

    @Override
    public void reckon() {
        total(counted);
    }

    @Override
    public void showMixed() {
        rows.showMixed();
        text.showMixed();
        total.setText("");
    }

    @Override
    public boolean isSmall() {
        return false;
    }
}
