package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.MemoryPlanner;
import dev.takt.projects.memory.RamUse;
import dev.takt.projects.memory.RamUseKind;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stack of core 1 in the firmware is the one that the bounds of RAM count. */
class SecondCoreStackTest {
    private static final Pattern STACK = Pattern.compile("CORE1_STACK: StaticCell<Stack<(\\d+)>>");

    private static Project design(String target, long stackBytes) {
        return Project.blank("second", target, "embassy")
                .withFlash(FlashPlan.NONE)
                .withItems(List.of(task("a", 512), task("b", stackBytes).withCore(1)));
    }

    private static Task task(String id, long stackBytes) {
        return Task.blank(ItemId.of(id), id)
                .withActivation(new Activation.Periodic(10_000_000, 0, 0))
                .withPriority(0)
                .withStackBytes(stackBytes);
    }

    private static long printed(Project design) {
        String main = Designs.text(Designs.files(design), "src/main.rs");
        return STACK.matcher(main)
                .results()
                .map(m -> m.group(1))
                .map(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> counted(Project design) {
        Machine machine = Machine.of(design, ShippedCatalogue.get()).orElseThrow();
        return MemoryPlanner.plan(machine).ram().getFirst().uses().stream()
                .filter(u -> u.kind() == RamUseKind.STACK
                        && u.name().equals(machine.cores().get(1).name()))
                .map(RamUse::bytes)
                .toList();
    }

    /** A core whose task has little keeps the 8192 bytes of the examples; 20 KiB come on top of what starts the core. */
    @ParameterizedTest
    @CsvSource({
        "rp2040, 512, 8192, 8192",
        "rp2350, 20480, 24576, 25600",
        "rp2040, 20480, 24576, 25600",
        "esp32s3, 512, 8192, 8192",
        "esp32s3, 20480, 24576, 25600",
        "rp2040, 20481, 24577, 25600"
    })
    void theFirmwareReservesWhatTheBoundsOfRamCount(String target, long declared, long least, long most) {
        Project design = design(target, declared);
        long printed = printed(design);
        assertEquals(List.of(printed), counted(design));
        assertTrue(printed >= least && printed <= most, () -> "Stack<" + printed + ">");
        assertEquals(0, printed % 32, "embassy-rp aligns its stacks to 32 bytes");
    }
}
