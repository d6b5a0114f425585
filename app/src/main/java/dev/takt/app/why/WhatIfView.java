package dev.takt.app.why;

import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The inspector with sliders below it: while one is dragged the design is simulated again and again. */
public final class WhatIfView extends BorderPane {
    private final WhatIfViewModel model;
    private final VBox rows = new VBox(6);
    private final List<Row> shown = new ArrayList<>();

    public WhatIfView(Node inspector, WhatIfViewModel model) {
        this.model = model;
        setCenter(inspector);
        // Too narrow a dock cuts at its right edge, not on both sides.
        setMinSize(0, 0);
        rows.setMinWidth(0);
        rows.getStyleClass().addAll("what-if", "divided-top");
        setBottom(rows);
        model.figuresProperty().addListener((_, _, figures) -> show(figures));
        show(model.figuresProperty().get());
    }

    private void show(List<WhatIfViewModel.Figure> figures) {
        boolean same = figures.size() == shown.size();
        for (int i = 0; same && i < shown.size(); i++) {
            same = shown.get(i).isFor(figures.get(i));
        }
        if (!same) {
            shown.clear();
            rows.getChildren().clear();
            Label caption = new Label(Texts.text("whatif.title").text());
            caption.getStyleClass().add("caption");
            rows.getChildren().add(caption);
            figures.forEach(figure -> {
                Row row = new Row(figure);
                shown.add(row);
                rows.getChildren().add(row);
            });
        }
        for (int i = 0; i < shown.size(); i++) {
            shown.get(i).fill(figures.get(i));
        }
        rows.setVisible(!figures.isEmpty());
        rows.setManaged(!figures.isEmpty());
    }

    /** One figure. */
    private final class Row extends HBox {
        private final Slider slider = new Slider();
        private final Label value = new Label();
        private WhatIfViewModel.Figure figure;
        private boolean filling;

        Row(WhatIfViewModel.Figure figure) {
            super(8);
            this.figure = figure;
            setAlignment(Pos.CENTER_LEFT);
            Label name = new Label(Texts.text("whatif." + figure.tag()).text());
            name.getStyleClass().add("field-label");
            name.setMinWidth(72);
            name.setPrefWidth(72);
            slider.setId("whatif-" + figure.tag());
            slider.setAccessibleText(name.getText());
            slider.setMinWidth(30);
            HBox.setHgrow(slider, Priority.ALWAYS);
            value.getStyleClass().add("mono");
            value.setMinWidth(Region.USE_PREF_SIZE);
            value.setPrefWidth(64);
            value.setAlignment(Pos.CENTER_RIGHT);
            getChildren().addAll(name, slider, value);
            slider.valueChangingProperty().addListener((_, _, changing) -> {
                if (changing) {
                    model.hold();
                } else {
                    model.release();
                }
            });
            slider.valueProperty().addListener((_, _, now) -> moved(now.longValue()));
            // A run of presses ends where the focus goes on or the mouse takes over.
            slider.focusedProperty().addListener((_, _, now) -> {
                if (!now) {
                    model.settle();
                }
            });
            slider.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> model.settle());
            slider.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> model.settle());
        }

        boolean isFor(WhatIfViewModel.Figure other) {
            return figure.tag().equals(other.tag()) && figure.item().equals(other.item());
        }

        void fill(WhatIfViewModel.Figure now) {
            filling = true;
            figure = now;
            slider.setMin(0);
            slider.setMax(now.mostNs());
            slider.setBlockIncrement(now.pressNs());
            slider.setValue(now.ns());
            value.setText(TimeText.exact(now.ns()));
            filling = false;
        }

        private void moved(long ns) {
            if (filling) {
                return;
            }
            if (slider.isValueChanging()) {
                model.drag(figure, ns);
                value.setText(TimeText.exact(Math.max(figure.stepNs(), ns / figure.stepNs() * figure.stepNs())));
            } else {
                model.press(figure, ns);
            }
        }
    }
}
