package dev.takt.app.export;

import dev.takt.app.text.Texts;
import dev.takt.codegen.export.Change;
import dev.takt.codegen.export.DiffLine;
import dev.takt.codegen.export.PlannedFile;
import dev.takt.designer.surface.Icons;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The preview of an export: folder, files with what happens to each, the difference of the chosen one, and the button that writes. */
public final class ExportView extends VBox {
    private static final int CONTEXT = 3;

    private final ExportViewModel model;
    private final ListView<PlannedFile> list;
    private final BiConsumer<List<String>, List<String>> diff;
    private final Function<String, Optional<Path>> archive;
    private final Button write = new Button("", Icons.of("fth-upload"));
    private final Label message = new Label();

    /** {@code diffNode} shows lines with styles given to {@code diff}; {@code ask} lets the user choose a folder, {@code archive} a file of a suggested name. */
    public ExportView(
            ExportViewModel model,
            Node diffNode,
            BiConsumer<List<String>, List<String>> diff,
            Supplier<Optional<String>> ask,
            Function<String, Optional<Path>> archive) {
        this.model = model;
        this.archive = archive;
        this.diff = diff;
        setId("export");
        getStyleClass().add("panel");
        list = new ListView<>(model.files());
        list.setId("export-files");
        list.setFixedCellSize(26);
        list.setPrefHeight(220);
        list.setMinHeight(90);
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, file) -> show(file));
        VBox.setVgrow(diffNode, Priority.ALWAYS);
        getChildren().addAll(folder(ask), list, diffNode, new MisfitList(model.misfits(), this::choose), foot());
        model.files().addListener((ListChangeListener<PlannedFile>) _ -> refresh());
        model.messageProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    private Node folder(Supplier<Optional<String>> ask) {
        TextField field = new TextField();
        field.setId("export-folder");
        field.setAccessibleText(Texts.text("export.folder").text());
        field.getStyleClass().add("number");
        field.textProperty().bindBidirectional(model.folderProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        Button choose = new Button("", Icons.of("fth-folder"));
        choose.getStyleClass().addAll("icon", "small");
        choose.setAccessibleText(Texts.text("export.choose").text());
        choose.setOnAction(_ -> ask.get().ifPresent(model.folderProperty()::set));
        HBox box = new HBox(6, field, choose);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPadding(new Insets(10, 12, 10, 12));
        return box;
    }

    private Node foot() {
        write.setId("export-write");
        write.getStyleClass().add("primary");
        write.setMinWidth(Region.USE_PREF_SIZE);
        write.setOnAction(_ -> model.write());
        write.disableProperty().bind(model.possibleProperty().not());
        message.setId("export-message");
        message.setWrapText(true);
        message.getStyleClass().add("small");
        message.setMaxWidth(Double.MAX_VALUE);
        Button zip = new Button(Texts.text("export.zip").text());
        zip.setId("export-zip");
        zip.setMinWidth(Region.USE_PREF_SIZE);
        zip.setOnAction(_ -> archive.apply(model.archiveName()).ifPresent(model::zip));
        zip.disableProperty().bind(Bindings.isEmpty(model.files()));
        HBox buttons = new HBox(10, zip, write);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox foot = new VBox(8, message, buttons);
        foot.setPadding(new Insets(10, 12, 10, 12));
        foot.getStyleClass().add("divided-top");
        return foot;
    }

    private void refresh() {
        message.setText(model.messageProperty().get());
        boolean failed = model.failedProperty().get();
        message.setGraphic(Icons.of(failed ? "fth-x-circle" : "fth-shield", failed ? "icon-err" : "icon-ok"));
        write.setText(Texts.text(model.written() == 1 ? "export.write.one" : "export.write", model.written())
                .text());
        if (list.getSelectionModel().isEmpty() && !model.files().isEmpty()) {
            list.getSelectionModel()
                    .select(model.files().stream()
                            .filter(PlannedFile::isWritten)
                            .findFirst()
                            .orElse(model.files().getFirst()));
        }
    }

    private void choose(String path) {
        model.files().stream()
                .filter(f -> f.file().path().equals(path))
                .findFirst()
                .ifPresent(f -> {
                    list.getSelectionModel().select(f);
                    list.scrollTo(f);
                });
    }

    private void show(@Nullable PlannedFile file) {
        List<String> lines = new ArrayList<>();
        List<String> styles = new ArrayList<>();
        if (file != null && file.change() == Change.KEPT) {
            lines.add(Texts.text("export.kept.words").text());
            styles.add("hunk");
        } else if (file != null) {
            collect(file.diff(), lines, styles);
        }
        diff.accept(lines, styles);
    }

    /** The changed lines with a few around them; what lies between is left out and counted. */
    private static void collect(List<DiffLine> all, List<String> lines, List<String> styles) {
        boolean[] near = new boolean[all.size()];
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).kind() != DiffLine.Kind.BOTH) {
                for (int j = Math.max(0, i - CONTEXT); j <= Math.min(all.size() - 1, i + CONTEXT); j++) {
                    near[j] = true;
                }
            }
        }
        int skipped = 0;
        for (int i = 0; i < all.size(); i++) {
            if (!near[i]) {
                skipped++;
                continue;
            }
            skip(skipped, lines, styles);
            skipped = 0;
            DiffLine line = all.get(i);
            lines.add(switch (line.kind()) {
                        case BOTH -> "  ";
                        case OLD -> "- ";
                        case NEW -> "+ ";
                    }
                    + line.text());
            styles.add(
                    switch (line.kind()) {
                        case BOTH -> "";
                        case OLD -> "removed";
                        case NEW -> "added";
                    });
        }
        skip(skipped, lines, styles);
    }

    private static void skip(int count, List<String> lines, List<String> styles) {
        if (count > 0) {
            lines.add(Texts.text("export.skipped", count).text());
            styles.add("hunk");
        }
    }

    /** A file with what happens to it. */
    private static final class Cell extends ListCell<PlannedFile> {
        private Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PlannedFile file, boolean empty) {
            super.updateItem(file, empty);
            if (empty || file == null) {
                setGraphic(null);
                return;
            }
            Label change = new Label(
                    Texts.text("export.change." + file.change().name()).text());
            change.getStyleClass().add("badge");
            change.getStyleClass()
                    .add(
                            switch (file.change()) {
                                case NEW -> "info";
                                case CHANGED -> "warn";
                                case KEPT -> "ok";
                                case REMOVED -> "warn";
                                case SAME -> "same";
                            });
            change.setMinWidth(64);
            change.setAlignment(Pos.CENTER);
            Label path = new Label(file.file().path());
            path.getStyleClass().add("mono");
            HBox line = new HBox(10, change, path);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
        }
    }
}
