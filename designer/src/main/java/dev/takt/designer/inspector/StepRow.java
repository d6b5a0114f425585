package dev.takt.designer.inspector;

import dev.takt.designer.surface.Icons;
import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.LineType;
import dev.takt.projects.kind.Variant;
import dev.takt.projects.model.Step;
import dev.takt.projects.units.Parsed;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One step of a body: a line with its sign, what it refers to and its amount, and below it all its properties while it is chosen. */
final class StepRow extends VBox {
    /** How much further to the right a step inside another one stands. */
    static final double INDENT = 14;

    private final Editors editors;
    private final Address address;
    private final Consumer<Step> commit;
    private final Consumer<Step> typed;
    private final Label title = new Label();
    private final Label target = new Label();
    private final HBox line = new HBox();
    private final VBox head = new VBox();
    /** A line for each branch that ends here with nothing in its other way. */
    private final VBox foot = new VBox();

    private final @Nullable TextField amount;
    private Step shown;
    private @Nullable Editor<Step> detail;

    /** {@code typed} hears of the step that a field would make. */
    StepRow(
            Editors editors,
            BodyTree.Row row,
            List<Address> endingBranches,
            Consumer<Step> commit,
            Consumer<Step> typed) {
        this.editors = editors;
        this.address = row.address();
        this.commit = commit;
        this.typed = typed;
        this.shown = row.step();
        line.getStyleClass().add("step-row");
        line.setFocusTraversable(true);
        line.setId(id(row.address()));
        Region indent = new Region();
        indent.setMinWidth(INDENT * row.address().depth());
        Label grip = new Label("⠿");
        grip.getStyleClass().addAll("subtle", "small");
        target.getStyleClass().add("muted");
        target.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        line.getChildren()
                .addAll(indent, grip, Icons.of(StepForms.icon(row.step()), tone(row.step())), title, target, space);
        amount = StepForms.amountType(row.step()).map(this::amountField).orElse(null);
        if (amount != null) {
            line.getChildren().add(amount);
        }
        if (isOther()) {
            head.getChildren().add(other("inspector.otherwise", address.depth()));
        }
        head.getChildren().add(line);
        for (Address branch : endingBranches) {
            Label nothing = other("inspector.otherwise.nothing", branch.depth() + 1);
            nothing.setId(id(branch) + "-otherwise");
            nothing.setUserData(branch);
            foot.getChildren().add(nothing);
        }
        getChildren().setAll(head, foot);
    }

    private static Label other(String key, int depth) {
        Label other = new Label(Texts.words(key));
        other.getStyleClass().addAll("subtle", "small");
        other.setPadding(new Insets(2, 0, 2, INDENT * depth));
        other.setMaxWidth(Double.MAX_VALUE);
        return other;
    }

    /** The branch whose line for an empty other way is at a height of this row, with where that line ends; empty above all of them. */
    Optional<Empty> emptyAt(double y) {
        double inFoot = y - foot.getLayoutY();
        return foot.getChildren().stream()
                .filter(line -> inFoot >= line.getBoundsInParent().getMinY())
                .reduce((_, lower) -> lower)
                .map(line -> new Empty(
                        (Address) line.getUserData(),
                        foot.getLayoutY() + line.getBoundsInParent().getMaxY()));
    }

    /** The first branch that ends with this row and has nothing in its other way. */
    Optional<Address> firstEmpty() {
        return foot.getChildren().stream()
                .map(line -> (Address) line.getUserData())
                .findFirst();
    }

    /** Where its lines for empty ways begin. */
    double footY() {
        return foot.getLayoutY();
    }

    /** A branch with nothing in its other way, and where the line that says so ends. */
    record Empty(Address branch, double endsAt) {}

    /** True for the first step of the way that a branch takes otherwise. */
    private boolean isOther() {
        return address.depth() > 0 && address.way() == 1 && address.index() == 0;
    }

    Address address() {
        return address;
    }

    /** True for a node of the field in the line, which has the mouse for itself. */
    boolean isInField(@Nullable Node node) {
        for (Node at = node; at != null && at != line; at = at.getParent()) {
            if (at == amount) {
                return true;
            }
        }
        return false;
    }

    /** True if steps can be inside this one. */
    boolean isContainer() {
        return !shown.inner().isEmpty();
    }

    /** True if its first way has nothing in it. */
    boolean beginsEmpty() {
        return isContainer() && shown.inner().getFirst().isEmpty();
    }

    static String id(Address address) {
        return "step-"
                + String.join("-", address.parts().stream().map(String::valueOf).toList());
    }

    private static String tone(Step step) {
        return switch (StepForms.plain(step)) {
            case Step.Lock _, Step.CriticalSection _ -> "icon-lock";
            case Step.Send _, Step.Receive _, Step.Notify _, Step.Wait _, Step.Transfer _ -> "icon-data";
            default -> "icon-accent";
        };
    }

    private TextField amountField(LineType<?> type) {
        TextField field = new TextField();
        field.getStyleClass().add("number");
        field.setPrefWidth(76);
        field.setMinWidth(76);
        field.setAccessibleText(title.getText());
        field.setOnAction(_ -> commitAmount(field));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                commitAmount(field);
            }
        });
        field.textProperty().addListener((_, _, text) -> {
            field.getStyleClass().remove("wrong");
            if (type.parse(text) instanceof Parsed.Wrong<?>) {
                field.getStyleClass().add("wrong");
            } else if (field.isFocused()) {
                StepForms.withAmount(shown, text).ifPresent(typed);
            }
        });
        return field;
    }

    private void commitAmount(TextField field) {
        Optional<Step> changed = StepForms.withAmount(shown, field.getText());
        if (changed.isPresent() && !changed.get().equals(shown)) {
            commit.accept(changed.get());
        }
    }

    /** The line that gets the keys. */
    Node line() {
        return line;
    }

    void show(Step step) {
        shown = step;
        String name = StepForms.title(step);
        title.setText(name);
        String to = StepForms.target(step).map(editors::name).orElse("");
        target.setText(to);
        String size = StepForms.amount(step);
        if (amount != null && !(amount.isFocused() && amount.getText().equals(size))) {
            amount.setText(size);
            amount.setAccessibleText(Texts.words("inspector.amount", name));
        }
        line.setAccessibleText(String.join(" ", List.of(name, to, size)).strip());
        if (detail != null) {
            detail.show(step);
        }
    }

    /** Opens or closes the fields of the step. */
    void choose(boolean chosen) {
        line.getStyleClass().remove("chosen");
        getChildren().setAll(head, foot);
        detail = null;
        Optional<Variant<Step, ?>> form = StepForms.form(shown);
        if (chosen) {
            line.getStyleClass().add("chosen");
            form.filter(f -> !StepForms.fields(f).isEmpty()).ifPresent(f -> {
                Editor<Step> fields = fields(f);
                detail = fields;
                fields.show(shown);
                VBox.setMargin(fields.node(), new Insets(6, 4, 8, INDENT + 8));
                getChildren().setAll(head, fields.node(), foot);
            });
        }
    }

    private <T extends Step> Editor<Step> fields(Variant<Step, T> form) {
        ShapeEditor<T> inner = new ShapeEditor<>(
                editors,
                StepForms.fields(form),
                how -> commit.accept(
                        StepForms.keepingNotes(shown, how.apply(form.type().cast(StepForms.plain(shown))))));
        return new Editor<>() {
            @Override
            public Node node() {
                return inner.node();
            }

            @Override
            public void show(Step value) {
                inner.show(form.type().cast(StepForms.plain(value)));
            }

            @Override
            public void showMixed() {
                inner.showMixed();
            }
        };
    }
}
