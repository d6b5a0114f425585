package dev.takt.codegen.emit;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code src/takt/watchdog.rs}: the watchdog of a design over a device crate or esp-hal, started before anything else of the user's runs. */
public final class WatchdogFile {
    /** The module under {@code src/takt}. */
    public static final String MODULE = "watchdog";

    private static final long SHORTEST_NS = 1_000_000;

    private final Watchdog dog;
    private final ChipWatchdog chip;
    private final String device;

    private WatchdogFile(Watchdog dog, ChipWatchdog chip, String device) {
        this.dog = dog;
        this.chip = chip;
        this.device = device;
    }

    /** {@code device}: path of the module that has {@code Peripherals}. */
    public static Optional<WatchdogFile> of(Machine machine, String device) {
        return of(machine.chip()).flatMap(chip -> machine.project().all(Watchdog.class).stream()
                .filter(dog -> chip.drives(dog.instance()))
                .filter(dog -> machine.chip().peripheral(dog.instance()).isPresent())
                .findFirst()
                .map(dog -> new WatchdogFile(dog, chip, device)));
    }

    private static Optional<ChipWatchdog> of(Chip chip) {
        return switch (chip.family()) {
            case "STM32F4" -> Optional.of(new Stm32Watchdog(Stm32Watchdog.Family.F4));
            case "STM32G0" -> Optional.of(new Stm32Watchdog(Stm32Watchdog.Family.G0));
            case "STM32H7" -> Optional.of(new Stm32Watchdog(Stm32Watchdog.Family.H7));
            case "nRF52" -> Optional.of(new NrfWatchdog());
            case "RP2" -> Optional.of(new RpWatchdog(chip.model().equals("rp2040")));
            case "ESP32" -> Optional.of(new EspWatchdog());
            default -> Optional.empty();
        };
    }

    /** True if this is the watchdog of a step that feeds. */
    private boolean is(ItemId item) {
        return dog.id().equals(item);
    }

    /** What it cannot do. */
    public List<Obstacle> refusals() {
        List<Obstacle> refusals = new ArrayList<>();
        if (dog.windowNs() > 0) {
            refusals.add(Obstacle.at(dog.id(), "window", Texts.text("generation.embassy.window", dog.name())));
        }
        if (dog.expiry() != Expiry.SYSTEM_RESET) {
            refusals.add(Obstacle.at(dog.id(), "expiry", Texts.text("generation.embassy.dog.reset", dog.name())));
        }
        if (dog.timeoutNs() > chip.longestNs() || dog.timeoutNs() < SHORTEST_NS) {
            refusals.add(Obstacle.at(
                    dog.id(),
                    "timeout",
                    Texts.text("generation.embassy.dog.span", dog.name(), "1 ms", chip.longest())));
        }
        return refusals;
    }

    /** The call at the start, with what the peripherals are called where it stands. */
    public List<String> call(String peripherals) {
        return List.of(
                "#[cfg(not(feature = \"takt-load\"))]",
                "takt::" + MODULE + "::start(" + chip.argument(peripherals) + ");");
    }

    /** What feeds it in the body of a task; none if that feeds another. */
    List<String> feed(SplitBoard board, TaskPlan task, ItemId item) {
        return is(item)
                ? board.in(task, item, "dog", chip.isFedMutably(), List.of("crate::takt::watchdog::feed(dog);"))
                : List.of();
    }

    public GeneratedFile file() {
        CodeWriter out = new CodeWriter();
        out.text(chip.module(device, dog));
        return out.file("src/takt/" + MODULE + ".rs", Owner.OURS);
    }
}
