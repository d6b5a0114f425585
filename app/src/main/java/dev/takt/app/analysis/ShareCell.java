package dev.takt.app.analysis;

import dev.takt.app.text.Texts;
import java.util.Optional;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** How much of the deadline a bound takes, as a bar: the frame is the deadline, red beyond it. */
final class ShareCell extends TableCell<AnalysisRow, AnalysisRow> {
    private static final double WIDTH = 64;
    private static final double HEIGHT = 8;

    private final Region frame = new Region();
    private final Region fill = new Region();
    private final Pane bar = new Pane(frame, fill);

    ShareCell() {
        frame.getStyleClass().add("share-frame");
        bar.setMinSize(WIDTH, HEIGHT);
        bar.setMaxSize(WIDTH, HEIGHT);
        frame.resizeRelocate(0, 0, WIDTH, HEIGHT);
        fill.setManaged(false);
        frame.setManaged(false);
    }

    @Override
    protected void updateItem(@Nullable AnalysisRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(null);
        setAccessibleText("");
        Optional<Double> share = empty || row == null ? Optional.empty() : BoundSums.share(row.sum());
        share.ifPresent(s -> {
            fill.getStyleClass().setAll("share-fill", s > 1 ? "err" : "ok");
            fill.resizeRelocate(0, 0, Math.max(2, WIDTH * Math.min(1, s)), HEIGHT);
            setGraphic(bar);
            setAccessibleText(Texts.text("analysis.share.name", Math.round(Math.ceil(s * 100)))
                    .text());
        });
    }
}
