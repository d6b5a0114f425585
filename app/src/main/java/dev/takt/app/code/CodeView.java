package dev.takt.app.code;

import dev.takt.app.text.Texts;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.file.Span;
import dev.takt.designer.surface.Icons;
import dev.takt.projects.target.RuntimeProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Files at the left, the text of one at the right; or, where nothing is generated, why. */
public final class CodeView extends StackPane {
    /** A folder or a file of the tree. */
    private record Leaf(String name, @Nullable GeneratedFile file) {}

    private final CodeViewModel model;
    private final TreeView<Leaf> tree = new TreeView<>();
    private final CodeText text;
    private final Label path = new Label("", Icons.of("fth-file-text"));
    private final Label owner = new Label();
    private final Label lines = new Label("", Icons.of("fth-link"));
    private final Label refusal = new Label("", Icons.of("fth-slash", "icon-refusal"));
    private final Label tries = new Label(Texts.text("code.elsewhere").text());
    private final FlowPane elsewhere = new FlowPane(8, 8);
    private final VBox refused = new VBox(10, refusal, tries, elsewhere);
    private final HBox all = new HBox();
    private boolean filling;

    public CodeView(CodeViewModel model) {
        this.model = model;
        setId("code");
        text = new CodeText(model::choose, model::point);
        tree.setId("files");
        tree.setShowRoot(false);
        tree.setCellFactory(_ -> new Cell());
        tree.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> {
            if (!filling && item != null && item.getValue().file() != null) {
                model.open(item.getValue().file());
            }
        });
        VBox left = new VBox(tree, note());
        VBox.setVgrow(tree, Priority.ALWAYS);
        left.getStyleClass().addAll("panel", "dock-left");
        left.setPrefWidth(248);
        left.setMinWidth(244);
        VBox right = new VBox(head(), text);
        VBox.setVgrow(text, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        all.getChildren().addAll(left, right);
        refusal.setId("code-refusal");
        refusal.setWrapText(true);
        refusal.setMaxWidth(520);
        refusal.getStyleClass().add("pane-heading");
        tries.setWrapText(true);
        tries.setMaxWidth(520);
        tries.getStyleClass().add("muted");
        elsewhere.setMaxWidth(520);
        refused.setAlignment(Pos.CENTER);
        refused.getStyleClass().add("panel");
        getChildren().setAll(all);
        model.filesProperty().addListener((_, _, files) -> fill(files));
        model.shownProperty().addListener((_, _, _) -> show());
        model.litProperty().addListener((_, _, spans) -> light(spans));
        model.refusalProperty().addListener((_, _, _) -> refuse());
        model.elsewhereProperty().addListener((_, _, _) -> refuse());
        lines.textProperty().bind(model.litWordsProperty());
        lines.visibleProperty().bind(model.litWordsProperty().isNotEmpty());
        lines.managedProperty().bind(lines.visibleProperty());
        fill(model.filesProperty().get());
        show();
        refuse();
    }

    private void refuse() {
        String reason = model.refusalProperty().get();
        refusal.setText(reason);
        getChildren().setAll(reason.isEmpty() ? all : refused);
        elsewhere
                .getChildren()
                .setAll(model.elsewhereProperty().get().stream().map(this::way).toList());
        boolean some = !elsewhere.getChildren().isEmpty();
        List.of(tries, elsewhere).forEach(part -> {
            part.setVisible(some);
            part.setManaged(some);
        });
    }

    private Button way(RuntimeProfile runtime) {
        Button way = new Button(Texts.text("code.elsewhere.try", runtime.name()).text(), Icons.of("fth-shuffle"));
        way.setId("try-" + runtime.id());
        way.getStyleClass().add("outlined");
        way.setOnAction(_ -> model.tryUnder(runtime));
        return way;
    }

    private Node head() {
        path.getStyleClass().add("mono");
        owner.getStyleClass().add("badge");
        lines.setId("code-lines");
        lines.getStyleClass().addAll("badge", "info");
        FlowPane words = new FlowPane(10, 4, path, owner, lines);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        var copy = new Button("", Icons.of("fth-copy"));
        copy.getStyleClass().addAll("plain", "icon", "small");
        copy.setAccessibleText(Texts.text("code.copy").text());
        copy.setTooltip(new Tooltip(Texts.text("code.copy").text()));
        copy.setOnAction(_ -> model.shownProperty().get().ifPresent(file -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(file.text());
            Clipboard.getSystemClipboard().setContent(content);
        }));
        HBox head = new HBox(10, words, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(4, 12, 4, 14));
        head.getStyleClass().addAll("dock-header", "code-head");
        return head;
    }

    private static Node note() {
        Label title = new Label(Texts.text("code.kinds").text());
        title.getStyleClass().addAll("strong", "small");
        Label words = new Label(Texts.text("code.kinds.words").text());
        words.getStyleClass().addAll("muted", "small");
        words.setWrapText(true);
        VBox note = new VBox(4, title, words);
        note.setPadding(new Insets(10, 12, 12, 12));
        note.getStyleClass().add("divided-top");
        return note;
    }

    private void fill(List<GeneratedFile> files) {
        filling = true;
        TreeItem<Leaf> root = new TreeItem<>(new Leaf("", null));
        Map<String, TreeItem<Leaf>> folders = new HashMap<>();
        folders.put("", root);
        for (GeneratedFile file : files) {
            int slash = file.path().lastIndexOf('/');
            TreeItem<Leaf> parent = folder(folders, slash < 0 ? "" : file.path().substring(0, slash));
            parent.getChildren().add(new TreeItem<>(new Leaf(file.path().substring(slash + 1), file)));
        }
        tree.setRoot(root);
        filling = false;
        select();
    }

    private static TreeItem<Leaf> folder(Map<String, TreeItem<Leaf>> folders, String path) {
        TreeItem<Leaf> known = folders.get(path);
        if (known != null) {
            return known;
        }
        int slash = path.lastIndexOf('/');
        TreeItem<Leaf> parent = folder(folders, slash < 0 ? "" : path.substring(0, slash));
        TreeItem<Leaf> made = new TreeItem<>(new Leaf(path.substring(slash + 1), null));
        made.setExpanded(true);
        parent.getChildren().add(made);
        folders.put(path, made);
        return made;
    }

    private void show() {
        model.shownProperty().get().ifPresent(file -> {
            path.setText(file.path());
            boolean ours = file.owner() != Owner.YOURS;
            owner.setText(words(file.owner()));
            owner.setGraphic(Icons.of(ours ? "fth-refresh-cw" : "fth-edit-3"));
            owner.getStyleClass().remove("ok");
            if (!ours) {
                owner.getStyleClass().add("ok");
            }
            text.show(file.path(), file.text());
            light(model.litProperty().get());
        });
        select();
    }

    private void select() {
        filling = true;
        model.shownProperty().get().ifPresent(file -> select(tree.getRoot(), file));
        filling = false;
    }

    private void select(TreeItem<Leaf> item, GeneratedFile file) {
        GeneratedFile of = item.getValue().file();
        if (of != null && of.path().equals(file.path())) {
            tree.getSelectionModel().select(item);
        }
        item.getChildren().forEach(child -> select(child, file));
    }

    private void light(List<Span> spans) {
        Set<Integer> lit = new TreeSet<>();
        for (Span span : spans) {
            for (int line = span.firstLine(); line <= span.lastLine(); line++) {
                lit.add(line);
            }
        }
        text.light(lit, spans.isEmpty() ? 1 : spans.getFirst().firstLine());
    }

    private static String words(Owner owner) {
        return Texts.text(
                        switch (owner) {
                            case OURS -> "code.generated";
                            case MERGED -> "code.shared";
                            case YOURS -> "code.yours";
                        })
                .text();
    }

    /** A file with its owner at the right edge. */
    private static final class Cell extends TreeCell<Leaf> {
        private Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Leaf leaf, boolean empty) {
            super.updateItem(leaf, empty);
            if (empty || leaf == null) {
                setGraphic(null);
                return;
            }
            GeneratedFile file = leaf.file();
            Label name = new Label(leaf.name());
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            boolean yours = file != null && file.owner() == Owner.YOURS;
            String icon = file == null ? "fth-folder" : yours ? "fth-edit-3" : "fth-file-text";
            HBox line = new HBox(6, Icons.of(icon, "icon-small", yours ? "icon-ok" : ""), name, space);
            if (file != null) {
                Label owner = new Label(words(file.owner()));
                owner.getStyleClass().addAll(yours ? List.of("badge", "ok") : List.of("subtle", "small"));
                owner.setMinWidth(Region.USE_PREF_SIZE);
                line.getChildren().add(owner);
            }
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMaxWidth(Double.MAX_VALUE);
            setGraphic(line);
        }
    }
}
