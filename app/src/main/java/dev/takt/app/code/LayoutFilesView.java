package dev.takt.app.code;

import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
import dev.takt.projects.exchange.LayoutFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The files that carry the division of flash, one at a time, to read. */
public final class LayoutFilesView extends VBox {
    private final LayoutFilesViewModel model;
    private final HBox names = new HBox(2);
    private final Label badge = new Label(Texts.text("code.generated").text(), Icons.of("fth-refresh-cw"));
    private final Label note = new Label();
    private final CodeText text = new CodeText(_ -> {}, _ -> {});

    public LayoutFilesView(LayoutFilesViewModel model) {
        this.model = model;
        setId("layout-files");
        getStyleClass().add("panel");
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(6, names, space, badge);
        head.getStyleClass().add("dock-header");
        names.setAlignment(Pos.CENTER_LEFT);
        note.setId("layout-note");
        note.setWrapText(true);
        note.setPadding(new Insets(8, 12, 8, 12));
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().addAll("muted", "small");
        note.textProperty().bind(model.noteProperty());
        note.visibleProperty().bind(model.noteProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().setAll(head, note, text);
        model.filesProperty().addListener((_, _, files) -> fill(files));
        model.shownProperty().addListener((_, _, file) -> show(file));
        model.litProperty().addListener((_, _, lines) -> light(lines));
        fill(model.filesProperty().get());
        show(model.shownProperty().get());
    }

    private void fill(List<LayoutFile> files) {
        ToggleGroup group = new ToggleGroup();
        names.getChildren().clear();
        for (LayoutFile file : files) {
            ToggleButton name = new ToggleButton(file.path());
            name.getStyleClass().add("dock-tab");
            name.setMinWidth(Region.USE_PREF_SIZE);
            name.setToggleGroup(group);
            name.setOnAction(_ -> {
                model.open(file);
                name.setSelected(true);
            });
            names.getChildren().add(name);
        }
        if (files.isEmpty()) {
            Label title = new Label(Texts.text("memory.files").text());
            title.getStyleClass().add("dock-title");
            names.getChildren().add(title);
        }
        badge.setVisible(!files.isEmpty());
        choose(model.shownProperty().get());
    }

    private void choose(Optional<LayoutFile> file) {
        names.getChildren().stream()
                .filter(ToggleButton.class::isInstance)
                .map(ToggleButton.class::cast)
                .forEach(name -> name.setSelected(
                        file.filter(f -> f.path().equals(name.getText())).isPresent()));
    }

    private void show(Optional<LayoutFile> file) {
        choose(file);
        text.setVisible(file.isPresent());
        text.show(
                file.map(LayoutFile::path).orElse(""),
                file.map(LayoutFile::text).orElse(""));
        light(model.litProperty().get());
    }

    private void light(Set<Integer> lines) {
        text.light(lines, lines.stream().findFirst().orElse(1));
    }
}
