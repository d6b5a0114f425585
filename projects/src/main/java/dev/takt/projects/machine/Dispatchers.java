package dev.takt.projects.machine;

import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.CpuArch;
import dev.takt.projects.target.Dispatch;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The vectors that software tasks are dispatched on, one for each core and interrupt level with tasks: first the vectors that only code requests, lowest first, then those of
 * peripherals the design does not use, highest first. Never one that a handler is bound to, a peripheral of the design requests or the runtime takes for itself. With too few the rest stay without.
 */
final class Dispatchers {
    private static final Set<PeripheralType> LENDERS = Set.of(
            PeripheralType.UART,
            PeripheralType.I2C,
            PeripheralType.SPI,
            PeripheralType.TIMER,
            PeripheralType.CAN,
            PeripheralType.ADC);

    private record Place(int core, Seat seat) {}

    private final Map<Place, String> chosen = new HashMap<>();

    /** {@code byCore} holds the executables of each core. */
    Dispatchers(Ground ground, Scheme scheme, LevelStack stack, List<List<Executable>> byCore) {
        Deque<String> free = free(ground, byCore);
        for (int core = 0; core < byCore.size(); core++) {
            List<Executable> here = byCore.get(core);
            for (Seat seat : new TreeSet<>(stack.tasks(here).keySet())) {
                if (scheme.dispatched(seat) && !free.isEmpty()) {
                    chosen.put(new Place(core, seat), free.removeFirst());
                }
            }
        }
    }

    /** The vector of a level, empty if it needs none or none was left. */
    String of(int core, Seat seat) {
        return chosen.getOrDefault(new Place(core, seat), "");
    }

    private static Deque<String> free(Ground ground, List<List<Executable>> byCore) {
        Set<String> taken = taken(ground);
        List<String> vectors = new ArrayList<>(software(ground, byCore));
        if (!onlySoftwareInterrupts(ground)) {
            vectors.addAll(lent(ground));
        }
        Deque<String> free = new ArrayDeque<>();
        vectors.stream().filter(v -> !taken.contains(v)).distinct().forEach(free::add);
        return free;
    }

    /** On RISC-V and Xtensa only software interrupts can be requested from code, and esp-rtos takes the first to start and the second for the second core. */
    private static List<String> software(Ground ground, List<List<Executable>> byCore) {
        List<String> vectors = ground.chip().peripherals().stream()
                .filter(p -> p.type() == PeripheralType.SOFTWARE)
                .flatMap(p -> p.vectors().stream())
                .toList();
        if (!onlySoftwareInterrupts(ground) || ground.runtime().dispatch() != Dispatch.EXECUTORS) {
            return vectors;
        }
        boolean secondCore = byCore.stream().skip(1).anyMatch(here -> !here.isEmpty());
        return vectors.stream().skip(secondCore ? 2 : 1).toList();
    }

    private static boolean onlySoftwareInterrupts(Ground ground) {
        return ground.chip().arch() == CpuArch.XTENSA || ground.chip().arch() == CpuArch.RISCV;
    }

    private static List<String> lent(Ground ground) {
        return ground.chip().peripherals().stream()
                .filter(p -> LENDERS.contains(p.type()))
                .flatMap(p -> p.vectors().stream())
                .filter(v -> ground.chip().vector(v).isPresent())
                .sorted(Comparator.comparingInt((String v) -> Vectors.number(v, ground.chip()))
                        .reversed())
                .toList();
    }

    private static Set<String> taken(Ground ground) {
        Set<String> taken = new HashSet<>();
        for (Interrupt interrupt : ground.project().all(Interrupt.class)) {
            taken.add(Vectors.of(interrupt, ground.project(), ground.chip()));
        }
        Set<String> instances = new HashSet<>();
        ground.project().all(Peripheral.class).forEach(p -> instances.add(p.instance()));
        ground.project().all(Watchdog.class).forEach(w -> instances.add(w.instance()));
        ground.runtime().support(ground.chip().id()).ifPresent(support -> {
            instances.addAll(support.takes());
            taken.addAll(support.takes());
        });
        for (PeripheralSpec spec : ground.chip().peripherals()) {
            if (instances.contains(spec.instance())) {
                taken.addAll(spec.vectors());
            }
        }
        return taken;
    }
}
