package dev.takt.designer.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Document;
import dev.takt.designer.surface.KindLook;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KindColourTest {
    @Test
    void theTreeHasTheColoursThatPaletteAndInspectorHave() {
        Project project = Samples.byId("motor-control").orElseThrow().project();
        Set<String> tones = new HashSet<>();
        all(new OutlineViewModel(new Document(project)).rootProperty().get().children())
                .filter(entry -> entry.item().isPresent())
                .forEach(entry -> {
                    var kind = ItemKinds.of(project.item(entry.item().get()).orElseThrow())
                            .orElseThrow();
                    assertEquals(KindLook.tone(kind), entry.tone(), entry.name());
                    tones.add(entry.tone());
                });
        assertTrue(tones.containsAll(Set.of("icon-irq", "icon-lock", "icon-data", "icon-accent")), tones::toString);
    }

    private static Stream<Entry> all(List<Entry> entries) {
        return entries.stream().flatMap(e -> Stream.concat(Stream.of(e), all(e.children())));
    }
}
