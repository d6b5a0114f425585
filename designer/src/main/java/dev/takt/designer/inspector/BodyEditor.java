package dev.takt.designer.inspector;

import dev.takt.designer.surface.Icons;
import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.StepKinds;
import dev.takt.projects.kind.Variant;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/**
 * A body as a tree of rows. Arrow keys go up and down, with Alt they move the step: up, down, right into the container above, left out of its container; a drag moves it
 * anywhere. Delete removes, Enter opens its fields.
 */
final class BodyEditor implements Editor<List<Step>> {
    private final Editors editors;
    private final Consumer<List<Step>> commit;
    private final Consumer<List<Step>> typed;
    private final VBox rows = new VBox();
    private final StepDrag drag = new StepDrag(rows, this::drop);
    private final MenuButton add =
            new MenuButton(Texts.words("inspector.add-step"), Icons.of("fth-plus", "icon-accent"));
    private final VBox box = new VBox(2, drag.node(), add);
    private List<Step> shown = List.of();
    private List<BodyTree.Row> layout = List.of();
    private Optional<Address> chosen = Optional.empty();

    /** {@code typed} hears of the body that a field would make, with every key in it. */
    BodyEditor(Editors editors, Consumer<List<Step>> commit, Consumer<List<Step>> typed) {
        this.editors = editors;
        this.commit = commit;
        this.typed = typed;
        add.getStyleClass().addAll("plain", "small");
        add.setId("add-step");
        for (Variant<Step, ?> form : StepKinds.ALL) {
            MenuItem item = new MenuItem(form.label().text(), Icons.of(form.icon()));
            item.setId("add-step-" + form.tag());
            item.setOnAction(_ -> add(VariantEditor.started(editors, form)));
            add.getItems().add(item);
        }
    }

    private void add(Step step) {
        Optional<Address> container = chosen.filter(
                a -> BodyTree.at(shown, a).filter(s -> !s.inner().isEmpty()).isPresent());
        become(container
                .map(a -> BodyTree.addInside(shown, a, 0, step))
                .orElseGet(() -> BodyTree.add(shown, chosen, step)));
    }

    private void drop(Address from, Address to) {
        become(BodyTree.moveTo(shown, from, to));
    }

    private void become(BodyTree.Changed changed) {
        chosen = changed.at();
        if (changed.body().equals(shown)) {
            return;
        }
        commit.accept(changed.body());
        chosen.ifPresent(this::focus);
    }

    private void focus(Address address) {
        rowAt(address).ifPresent(row -> row.line().requestFocus());
    }

    private Optional<StepRow> rowAt(Address address) {
        for (int i = 0; i < layout.size(); i++) {
            if (layout.get(i).address().equals(address) && rows.getChildren().get(i) instanceof StepRow row) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(List<Step> body) {
        shown = body;
        List<BodyTree.Row> now = BodyTree.rows(body);
        if (!sameForms(layout, now)) {
            rebuild(now);
        }
        layout = now;
        for (int i = 0; i < now.size(); i++) {
            ((StepRow) rows.getChildren().get(i)).show(now.get(i).step());
        }
    }

    /** True if the rows can stay and only show other values. */
    private static boolean sameForms(List<BodyTree.Row> a, List<BodyTree.Row> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).address().equals(b.get(i).address())
                    || !StepForms.title(a.get(i).step())
                            .equals(StepForms.title(b.get(i).step()))) {
                return false;
            }
        }
        return true;
    }

    private void rebuild(List<BodyTree.Row> now) {
        List<Node> fresh = new ArrayList<>();
        List<List<Address>> ending = BodyTree.emptyWays(now);
        for (int i = 0; i < now.size(); i++) {
            BodyTree.Row row = now.get(i);
            Address address = row.address();
            StepRow line = new StepRow(
                    editors,
                    row,
                    ending.get(i),
                    step -> commit.accept(BodyTree.with(shown, address, step)),
                    step -> typed.accept(BodyTree.with(shown, address, step)));
            line.line().setOnMouseClicked(click -> {
                if (click.isStillSincePress()) {
                    choose(address);
                }
            });
            line.line().addEventHandler(KeyEvent.KEY_PRESSED, key -> pressed(address, key));
            line.line().focusedProperty().addListener((_, _, focused) -> {
                if (focused && !chosen.equals(Optional.of(address))) {
                    chosen = Optional.of(address);
                }
            });
            drag.listen(line);
            fresh.add(line);
        }
        rows.getChildren().setAll(fresh);
        layout = now;
        chosen = chosen.filter(a -> rowAt(a).isPresent());
    }

    private void choose(Address address) {
        rows.getChildren().forEach(n -> ((StepRow) n).choose(false));
        chosen = Optional.of(address);
        rowAt(address).ifPresent(row -> {
            row.choose(true);
            row.line().requestFocus();
        });
    }

    private void pressed(Address address, KeyEvent key) {
        boolean done =
                switch (key.getCode()) {
                    case UP -> key.isAltDown() ? moved(BodyTree.move(shown, address, -1)) : step(address, -1);
                    case DOWN -> key.isAltDown() ? moved(BodyTree.move(shown, address, 1)) : step(address, 1);
                    case RIGHT -> key.isAltDown() && moved(BodyTree.nest(shown, address));
                    case LEFT -> key.isAltDown() && moved(BodyTree.unnest(shown, address));
                    case DELETE, BACK_SPACE -> moved(BodyTree.remove(shown, address));
                    case ESCAPE -> drag.cancel();
                    case ENTER -> {
                        choose(address);
                        yield true;
                    }
                    default -> false;
                };
        if (done) {
            key.consume();
        }
    }

    private boolean moved(BodyTree.Changed changed) {
        become(changed);
        return true;
    }

    private boolean step(Address address, int by) {
        for (int i = 0; i < layout.size(); i++) {
            if (layout.get(i).address().equals(address)) {
                int next = Math.clamp(i + by, 0, layout.size() - 1);
                ((StepRow) rows.getChildren().get(next)).line().requestFocus();
            }
        }
        return true;
    }

    @Override
    public void showMixed() {
        shown = List.of();
        layout = List.of();
        Label mixed = new Label(Texts.words("inspector.mixed"));
        mixed.getStyleClass().add("subtle");
        rows.getChildren().setAll(mixed);
    }

    @Override
    public boolean isSmall() {
        return false;
    }
}
