package dev.takt.app.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.SupportLevel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NewDesignViewModelTest {
    private final Catalogue catalogue = ShippedCatalogue.get();
    private final NewDesignViewModel model = new NewDesignViewModel(catalogue, "Untitled");

    @Test
    void everyRuntimeIsOfferedForEveryChipAsTheSupportMatrixHasIt() {
        for (Chip chip : catalogue.chips()) {
            model.choose(chip);
            Set<String> offered =
                    model.offers().stream().map(o -> o.runtime().id()).collect(Collectors.toSet());
            assertEquals(catalogue.runtimes().stream().map(RuntimeProfile::id).collect(Collectors.toSet()), offered);
            for (RuntimeOffer offer : model.offers()) {
                Optional<Support> row = offer.runtime().support(chip.id());
                assertEquals(row.map(Support::level).orElse(SupportLevel.REFUSED), offer.level());
                assertEquals(offer.runtime().runsOn(chip.id()), offer.runs());
                assertTrue(offer.words().contains(row.map(Support::why).orElse("")), offer.words());
                assertTrue(offer.words().contains(row.map(Support::alternative).orElse("")), offer.words());
            }
        }
    }

    @Test
    void firmwareThatGoesFurthestIsOfferedFirstAndWhatDoesNotRunLast() {
        model.choose(catalogue.chip("mps2-an385").orElseThrow());

        List<RuntimeOffer> offers = model.offers();

        assertEquals(SupportLevel.RUN, offers.getFirst().level());
        assertEquals(Optional.of(offers.getFirst()), model.runtime());
        assertFalse(offers.getLast().runs());
        assertEquals(
                offers.stream()
                        .map(RuntimeOffer::runs)
                        .sorted((a, b) -> Boolean.compare(b, a))
                        .toList(),
                offers.stream().map(RuntimeOffer::runs).toList());
    }

    @Test
    void runtimeThatWasAskedForStaysWhereItRunsOnTheNextChipToo() {
        model.choose(catalogue.chip("stm32f401re").orElseThrow());
        choose("zephyr");
        model.choose(catalogue.chip("nrf52840").orElseThrow());
        assertEquals(Optional.of(Project.blank("Untitled", "nrf52840", "zephyr")), model.design());

        choose("tock");
        model.choose(catalogue.chip("stm32f401re").orElseThrow());
        assertTrue(model.design().orElseThrow().runtime().matches("rtic|embassy|bare-metal"));
    }

    @Test
    void chipsAreFoundByNameBoardMakerAndTheRuntimesWithFirmware() {
        assertEquals(List.of("nrf52840"), ids("nrf52840 rtic"));
        assertTrue(ids("ESPRESSIF embassy").contains("esp32s3"));
        assertEquals(List.of(), ids("esp32s3 rtic"));
        assertEquals(catalogue.chips().size(), ids("  ").size());
    }

    @Test
    void withoutANameThereIsNoDesign() {
        model.nameProperty().set("  ");
        assertEquals(Optional.empty(), model.design());
    }

    private void choose(String runtime) {
        model.offers().stream()
                .filter(o -> o.runtime().id().equals(runtime))
                .findFirst()
                .ifPresent(model::choose);
    }

    private List<String> ids(String words) {
        return model.chips(words).stream().map(Chip::id).toList();
    }
}
