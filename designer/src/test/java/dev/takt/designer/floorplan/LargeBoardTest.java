package dev.takt.designer.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.designer.draw.PngPen;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LargeBoardTest {

    /** 140 tasks on two cores, 30 channels, 30 resources. */
    static Project large() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 140; i++) {
            Step send = new Step.Send(ItemId.of("c" + i % 30), OptionalLong.empty());
            Step receive = new Step.Receive(ItemId.of("c" + (i + 7) % 30), OptionalLong.empty());
            Step lock = new Step.Lock(ItemId.of("r" + i % 30), List.of());
            items.add(Task.blank(ItemId.of("t" + i), "task_" + i)
                    .withPriority(i % 5)
                    .withCore(i % 2)
                    .withActivation(new Activation.Periodic(1_000_000L * (i + 1), 0, 0))
                    .withBody(i % 3 == 0 ? List.of(send, lock) : List.of(receive)));
        }
        for (int i = 0; i < 30; i++) {
            items.add(Channel.blank(ItemId.of("c" + i), "channel_" + i));
            items.add(Resource.blank(ItemId.of("r" + i), "data_" + i));
        }
        return Project.blank("large", "esp32s3", "embassy").withItems(items);
    }

    @Test
    void twoHundredItemsAllHaveAPlaceOfTheirOwn() throws IOException {
        Project project = large();
        Optional<Machine> machine = Machine.of(project, ShippedCatalogue.get());
        FloorPlan plan = FloorPlan.of(project, machine);
        assertEquals(200, plan.nodes().size());
        for (int i = 0; i < plan.nodes().size(); i++) {
            for (int j = 0; j < i; j++) {
                assertEquals(
                        false,
                        plan.nodes().get(i).box().overlaps(plan.nodes().get(j).box()));
            }
        }
        PngPen pen = new PngPen(1400, 1400, 1);
        FloorPlanPainter.paintFitted(pen, plan, Overlay.NONE, Theme.LIGHT, 1400, 1400);
        Files.write(Path.of("target", "board-large.png"), pen.png());
    }
}
