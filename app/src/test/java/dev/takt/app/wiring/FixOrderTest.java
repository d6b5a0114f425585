package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.advice.Place;
import dev.takt.app.advice.SeenJob;
import dev.takt.app.text.Texts;
import dev.takt.app.why.WhyView;
import dev.takt.app.why.WhyViewModel;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** While fixes are tried a better one may still come before those that are there: none has a digit, and none can be applied. Watched at every change of the cards, over a session of a real window. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class FixOrderTest {
    private final List<Integer> cardsWhileTrying = new ArrayList<>();
    private final List<String> tooEarly = new ArrayList<>();
    private StudioHarness studio;
    private WhyViewModel model;
    private WhyView view;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("priority-inversion"));
    }

    @Test
    void aFixCannotBePressedBeforeTheOrderStands(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> {
            model = new WhyViewModel(studio.design().session(), new Nowhere());
            view = new WhyView(model);
            model.shownProperty()
                    .addListener((_, _, _) -> cards().addListener((ListChangeListener<Node>) _ -> lookAtCards()));
            model.setOpen(true);
        });
        awaitFixes();
        assertTrue(cardsWhileTrying.stream().anyMatch(n -> n > 0), "a card was there before the last fix was tried");
        assertEquals(List.of(), tooEarly);
        assertEquals(model.adviceProperty().get().good().size(), pressable().size());
        robot.interact(() -> assertTrue(model.apply(1)));
        assertEquals(
                Protocol.INHERITANCE,
                studio.project()
                        .item(ItemId.of("bus"), Resource.class)
                        .orElseThrow()
                        .protocol());
    }

    @Test
    void aFixTriedOnAnotherDesignCannotBePressed(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> {
            model = new WhyViewModel(studio.design().session(), new Nowhere());
            view = new WhyView(model);
            model.setOpen(true);
        });
        awaitFixes();
        robot.interact(() -> {
            studio.design()
                    .session()
                    .document()
                    .apply(new ChangeProject(Texts.text("edit.restore"), Optional.empty(), p -> p.withName("Another")));
            assertTrue(model.overtakenProperty().get());
            assertEquals(List.of(), pressable());
            assertFalse(model.apply(1), "tried on the design before");
            studio.design().session().document().undo();
            assertFalse(model.overtakenProperty().get(), "the design they were tried on is there again");
            studio.design().session().document().redo();
        });
        awaitFixes();
        robot.interact(() -> assertTrue(model.apply(1), "tried again on this design"));
    }

    private void awaitFixes() {
        studio.await(
                "all fixes",
                () -> !model.tryingProperty().get()
                        && !model.overtakenProperty().get()
                        && !model.adviceProperty().get().good().isEmpty());
    }

    private void lookAtCards() {
        if (model.tryingProperty().get()) {
            cardsWhileTrying.add(cards().size());
            tooEarly.addAll(pressable());
            if (model.apply(1)) {
                tooEarly.add("applied by its digit");
            }
        }
    }

    private ObservableList<Node> cards() {
        return ((VBox) ((VBox) view.getContent()).getChildren().getLast()).getChildren();
    }

    /** Ids of cards with a digit or a button that can be pressed. */
    private List<String> pressable() {
        return cards().stream()
                .filter(card -> card.getStyleClass().contains("fix-card")
                        && !card.getStyleClass().contains("refused"))
                .filter(card ->
                        card.lookup(".key") != null || !card.lookup(".button").isDisable())
                .map(Node::getId)
                .toList();
    }

    /** Nothing is brought into view. */
    private static final class Nowhere implements WhyViewModel.Places {
        @Override
        public void place(Place place) {}

        @Override
        public void job(SeenJob job) {}
    }
}
