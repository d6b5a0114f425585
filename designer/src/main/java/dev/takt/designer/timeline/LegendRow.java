package dev.takt.designer.timeline;

import dev.takt.designer.chart.LegendEntry;
import dev.takt.designer.draw.Theme;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** What colours, patterns and heights of the rows mean; in two lines where one is too long. */
public final class LegendRow extends FlowPane {
    /** As wide as the states are in one row. */
    private static final double WIDE = 730;

    private final Map<LegendEntry, LegendSample> samples = new EnumMap<>(LegendEntry.class);
    private final Map<LegendEntry, Label> words = new EnumMap<>(LegendEntry.class);

    public LegendRow() {
        super(16, 3);
        setAlignment(Pos.CENTER_LEFT);
        setPrefWrapLength(WIDE);
        for (LegendEntry entry : LegendEntry.values()) {
            LegendSample sample = new LegendSample(entry);
            Label label = new Label(entry.words(Theme.LIGHT));
            label.setMinWidth(USE_PREF_SIZE);
            HBox box = new HBox(6, sample, label);
            box.setAlignment(Pos.CENTER_LEFT);
            samples.put(entry, sample);
            words.put(entry, label);
            getChildren().add(box);
        }
    }

    public void setTheme(Theme theme) {
        samples.values().forEach(sample -> sample.setTheme(theme));
        words.forEach((entry, label) -> label.setText(entry.words(theme)));
    }
}
