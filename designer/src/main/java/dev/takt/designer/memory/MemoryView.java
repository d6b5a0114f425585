package dev.takt.designer.memory;

import dev.takt.designer.draw.Theme;
import dev.takt.designer.surface.Icons;
import dev.takt.designer.surface.SeverityLook;
import dev.takt.designer.text.Texts;
import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.units.AddressText;
import dev.takt.projects.units.SizeText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** The memory map: bars to scale, the areas of flash as a table, and what stands against them. */
public final class MemoryView extends ScrollPane {
    private static final double ROW = 24;

    private final FlashViewModel flash;
    private final BarsView bars;
    private final Label note = new Label();
    private final TableView<FlashArea> table = new TableView<>();
    private final VBox findings = new VBox(4);
    private boolean following;

    public MemoryView(FlashViewModel flash) {
        this.flash = flash;
        bars = new BarsView(flash);
        setId("memory");
        table.setId("memory-areas");
        setFitToWidth(true);
        getStyleClass().add("panel");
        Label title = new Label(Texts.words("memory.title"));
        title.getStyleClass().add("pane-heading");
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        column("name", FlashArea::name, "words");
        column("start", a -> AddressText.format(a.start()), "number");
        column("size", a -> SizeText.format(a.size()), "number");
        column("end", a -> AddressText.format(a.end()), "number");
        table.getSelectionModel().selectedItemProperty().addListener((_, _, area) -> {
            if (!following) {
                flash.select(Optional.ofNullable(area));
            }
        });
        flash.selectedProperty().addListener((_, _, area) -> follow(area));
        note.setId("memory-note");
        note.setWrapText(true);
        flash.noteProperty().addListener((_, _, now) -> say(now));
        say(flash.noteProperty().get());
        findings.setPadding(new Insets(8, 16, 16, 16));
        VBox content = new VBox(title, note, bars, table, findings);
        VBox.setMargin(title, new Insets(14, 16, 0, 16));
        VBox.setMargin(note, new Insets(4, 16, 0, 16));
        VBox.setMargin(table, new Insets(0, 8, 0, 8));
        setContent(content);
        flash.mapProperty().addListener((_, _, now) -> fill(areas(now)));
        fill(areas(flash.mapProperty().get()));
        show(Optional.empty());
    }

    private static List<FlashArea> areas(Optional<MemoryMap> map) {
        return map.map(MemoryMap::flash).orElse(List.of());
    }

    /** Selects the area that is the first of these names; none if no name is one of an area. */
    public void select(List<?> names) {
        flash.select(names.stream()
                .flatMap(name -> table.getItems().stream().filter(a -> a.name().equals(name)))
                .findFirst());
    }

    /** The row of the area that is selected. */
    private void follow(Optional<FlashArea> area) {
        following = true;
        int row = area.map(table.getItems()::indexOf).orElse(-1);
        if (row >= 0) {
            table.getSelectionModel().clearAndSelect(row);
        } else {
            table.getSelectionModel().clearSelection();
        }
        following = false;
    }

    /** The areas as they are now, those of a border on its way too. */
    private void fill(List<FlashArea> areas) {
        following = true;
        table.getItems().setAll(areas);
        table.setPrefHeight((areas.size() + 1) * ROW + 4);
        say(flash.noteProperty().get());
        following = false;
        follow(flash.selectedProperty().get());
    }

    private void say(FlashViewModel.Note now) {
        note.setText(now.words().isEmpty() ? hint() : now.words());
        note.getStyleClass().removeAll("err", "muted");
        if (now.refused()) {
            note.getStyleClass().add("err");
        } else if (now.words().isEmpty()) {
            note.getStyleClass().add("muted");
        }
    }

    /** What can be done with the borders, if there are some. */
    private String hint() {
        return table.getItems().size() > 1 ? Texts.words("memory.border.hint") : Texts.words("memory.whole.hint");
    }

    private void column(String key, Function<FlashArea, String> text, String style) {
        TableColumn<FlashArea, String> column = new TableColumn<>(Texts.words("memory." + key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(140);
        column.getStyleClass().add(style);
        if (style.equals("number")) {
            column.getStyleClass().add("right");
        }
        table.getColumns().add(column);
    }

    public void setTheme(Theme theme) {
        bars.setTheme(theme);
    }

    /** Shows a map; nothing if the chip is unknown. */
    public void show(Optional<MemoryMap> map) {
        flash.show(map);
        note.setVisible(map.isPresent());
        table.setVisible(map.isPresent());
        findings.getChildren().clear();
        map.ifPresent(m -> m.findings().forEach(f -> {
            Label label = new Label(
                    f.message().text(),
                    Icons.of(SeverityLook.sign(f.severity()), SeverityLook.iconStyle(f.severity())));
            label.setWrapText(true);
            findings.getChildren().add(label);
        }));
        if (map.isEmpty()) {
            findings.getChildren().add(new Label(Texts.words("memory.none")));
        }
    }
}
