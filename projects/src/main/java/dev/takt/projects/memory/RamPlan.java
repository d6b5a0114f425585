package dev.takt.projects.memory;

import dev.takt.projects.machine.Band;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.DmaChannels;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.machine.Queue;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Resource;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.MemoryRegion;
import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * RAM of a design: data of resources, elements of channels, pools, a heap, bytes of DMA and declared stacks in the region programs are linked into. Contexts that share a stack nest at
 * most once a level, so its need is the sum over the levels of the largest declared, with the frame of the exception where a level interrupts another, and of what the runtime itself puts there.
 */
final class RamPlan {
    private RamPlan() {}

    static List<RamRegion> regions(Machine machine) {
        List<RamUse> dma = DmaRam.uses(machine);
        Optional<MemoryRegion> apart =
                dma.isEmpty() ? Optional.empty() : DmaRam.region(machine.chip(), DmaChannels.of(machine));
        List<RamUse> uses = uses(machine);
        if (apart.isEmpty()) {
            dma.forEach(use -> add(uses, use));
        }
        List<RamRegion> regions = new ArrayList<>();
        for (MemoryRegion region : machine.chip().ram()) {
            RamRegion first = regions.isEmpty() ? null : regions.getFirst();
            if (first == null) {
                regions.add(new RamRegion(region.name(), region.start(), region.size(), uses, firstStack(machine)));
            } else if (joins(machine.chip()) && regions.size() == 1 && region.start() == first.start() + first.size()) {
                regions.set(
                        0,
                        new RamRegion(
                                first.name(),
                                first.start(),
                                first.size() + region.size(),
                                uses,
                                first.sharedStackBytes()));
            } else {
                List<RamUse> own = apart.filter(region::equals).isPresent() ? dma : List.of();
                regions.add(new RamRegion(region.name(), region.start(), region.size(), own, 0));
            }
        }
        return regions;
    }

    /** A linker sees adjoining regions as one; on ESP chips the second is the boot loader's until the program runs, and nothing is placed there. */
    private static boolean joins(Chip chip) {
        return MemoryPlanner.scheme(FlashPlan.NONE, chip).equals(MemoryPlanner.LINKER);
    }

    private static List<RamUse> uses(Machine machine) {
        List<RamUse> uses = new ArrayList<>();
        for (SharedResource resource : machine.resources()) {
            long bytes = machine.project()
                    .item(resource.item(), Resource.class)
                    .map(r -> r.payload().bytes())
                    .orElse(0L);
            add(uses, new RamUse(RamUseKind.STATIC, resource.name(), Optional.of(resource.item()), bytes));
        }
        for (Queue queue : machine.queues()) {
            long bytes = product(Math.max(0, queue.capacity()), queue.elementBytes());
            add(uses, new RamUse(RamUseKind.STATIC, queue.name(), Optional.of(queue.item()), bytes));
        }
        for (Pool pool : machine.project().all(Pool.class)) {
            long bytes = product(Math.max(0, pool.blocks()), pool.blockBytes());
            add(uses, new RamUse(RamUseKind.POOL, pool.name(), Optional.of(pool.id()), bytes));
        }
        add(
                uses,
                new RamUse(
                        RamUseKind.HEAP,
                        "heap",
                        Optional.empty(),
                        machine.project().settings().heapBytes()));
        stacks(machine, uses);
        uses.addAll(StackGuard.of(machine));
        return uses;
    }

    private static void stacks(Machine machine, List<RamUse> uses) {
        if (machine.runtime().kernel().ownStacks()) {
            for (Context context : machine.contexts()) {
                if (context.kind() == ContextKind.TASK) {
                    add(
                            uses,
                            new RamUse(
                                    RamUseKind.STACK,
                                    context.name(),
                                    Optional.of(context.item()),
                                    context.stackBytes()));
                }
            }
            KernelStacks.of(machine.runtime().family(), sharedStack(machine, 0)).forEach(use -> add(uses, use));
        } else {
            for (int core = 1; core < machine.cores().size(); core++) {
                if (runsSomething(machine, core)) {
                    long bytes = SecondCoreStack.bytes(machine, core);
                    add(
                            uses,
                            new RamUse(
                                    RamUseKind.STACK, machine.cores().get(core).name(), Optional.empty(), bytes));
                }
            }
        }
    }

    private static boolean runsSomething(Machine machine, int core) {
        return machine.contexts().stream().anyMatch(c -> c.core() == core);
    }

    private static long firstStack(Machine machine) {
        String runtime = machine.runtime().family();
        return KernelStacks.hasInterruptStack(runtime) ? 0 : sum(KernelStacks.shared(runtime), sharedStack(machine, 0));
    }

    /** The deepest context of each level, a frame for each level that interrupts what is below it, and one for drivers of transfers, which do so above all. */
    static long sharedStack(Machine machine, int core) {
        boolean threads = machine.runtime().kernel().ownStacks();
        Map<Integer, Long> deepest = machine.contexts().stream()
                .filter(c -> c.core() == core && !(threads && c.kind() == ContextKind.TASK))
                .collect(Collectors.toMap(Context::level, Context::stackBytes, Math::max));
        long levels = deepest.keySet().stream()
                .filter(level -> interrupts(machine.cores().get(core), level))
                .count();
        long interrupting = levels + (driversInterrupt(machine, core) ? 1 : 0);
        return deepest.values().stream().reduce(interrupting * ExceptionFrame.bytes(machine.chip()), RamPlan::sum);
    }

    /** True if a driver interrupts the core while it transfers for a context. */
    private static boolean driversInterrupt(Machine machine, int core) {
        return machine.contexts().stream()
                .anyMatch(c -> machine.driverCore(c).index() == core
                        && !Bodies.drivers(machine, c).isEmpty());
    }

    private static boolean interrupts(MachineCore core, int level) {
        return level >= 0
                && level < core.levels().size()
                && core.levels().get(level).band() == Band.INTERRUPT;
    }

    private static void add(List<RamUse> uses, RamUse use) {
        if (use.bytes() > 0) {
            uses.add(new RamUse(use.kind(), use.name(), use.item(), Math.min(LARGEST, use.bytes())));
        }
    }

    /** Nonsense in a design is large, not negative. */
    private static long product(long count, long bytes) {
        long high = Math.multiplyHigh(count, Math.max(0, bytes));
        return high != 0 ? LARGEST : Math.clamp(count * Math.max(0, bytes), 0, LARGEST);
    }

    private static long sum(long a, long b) {
        return Math.min(LARGEST, Math.max(0, a) + Math.max(0, b));
    }

    /** More than any chip has, and small enough that a million of them can be added. */
    private static final long LARGEST = 1L << 42;

    static List<MemoryFinding> findings(List<RamRegion> regions) {
        List<MemoryFinding> findings = new ArrayList<>();
        for (RamRegion region : regions) {
            long rest = region.restBytes();
            if (rest < 0) {
                findings.add(MemoryFinding.error(
                        MemoryConcern.RAM_SIZE,
                        region.name(),
                        0,
                        "memory.ram.full",
                        region.name(),
                        SizeText.format(-rest),
                        SizeText.format(region.size())));
            } else if (region.sharedStackBytes() > rest) {
                findings.add(MemoryFinding.error(
                        MemoryConcern.RAM_SIZE,
                        region.name(),
                        0,
                        "memory.ram.stack",
                        region.name(),
                        SizeText.format(region.sharedStackBytes()),
                        SizeText.format(rest),
                        SizeText.format(region.sharedStackBytes() - rest)));
            }
        }
        return findings;
    }
}
