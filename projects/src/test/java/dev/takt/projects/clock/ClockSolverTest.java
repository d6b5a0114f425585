package dev.takt.projects.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.ClockBus;
import dev.takt.projects.target.ClockSource;
import dev.takt.projects.target.ClockTree;
import dev.takt.projects.target.FlashWait;
import dev.takt.projects.target.Pll;
import dev.takt.projects.target.PllDivider;
import dev.takt.projects.target.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClockSolverTest {
    private static final long MHZ = 1_000_000;

    /** The configuration of RM0090's example and of ST's system_stm32f4xx.c: VCO input 1 MHz, APB1 a quarter and APB2 half of 168 MHz, 5 wait states. */
    @Test
    void stm32f405At168MHzFromAnEightMegahertzCrystal() {
        ClockPlan plan = from("stm32f405rg", "HSE", 168 * MHZ);
        assertEquals(
                Optional.of(new PllPlan(
                        "PLL",
                        8,
                        MHZ,
                        336,
                        336 * MHZ,
                        List.of(new Division("P", 2, 168 * MHZ)),
                        Optional.of(new Division("Q", 7, 48 * MHZ)))),
                plan.pll());
        assertEquals(
                List.of(
                        new BusClock("SYS", 1, 168 * MHZ, 168 * MHZ),
                        new BusClock("AHB", 1, 168 * MHZ, 168 * MHZ),
                        new BusClock("APB1", 4, 42 * MHZ, 84 * MHZ),
                        new BusClock("APB2", 2, 84 * MHZ, 168 * MHZ)),
                plan.buses());
        assertEquals(Optional.of("SCALE1"), plan.scale());
        assertEquals(Optional.of(new FlashWait(168 * MHZ, 5, 0)), plan.flash());
    }

    /** 84 MHz by P = 2 would need a VCO of 168 MHz, which RM0368 does not allow; 336 / 4 gives USB its 48 MHz too. */
    @Test
    void stm32f401At84MHzFromItsOwnOscillator() {
        PllPlan pll = solved("stm32f401re", 84 * MHZ).pll().orElseThrow();
        assertEquals(16, pll.inputDivider());
        assertEquals(336, pll.multiplier());
        assertEquals(List.of(new Division("P", 4, 84 * MHZ)), pll.divisions());
        assertEquals(Optional.of(new Division("Q", 7, 48 * MHZ)), pll.usb());
        assertEquals(Optional.of("SCALE2"), solved("stm32f401re", 84 * MHZ).scale());
    }

    /** RM0383, table 5: 100 MHz takes 3 wait states at 2.7 V and more, and voltage scale 1. */
    @Test
    void stm32f411At100MHz() {
        ClockPlan plan = solved("stm32f411re", 100 * MHZ);
        assertEquals(100 * MHZ, plan.coreHz());
        assertEquals(3, plan.flash().orElseThrow().states());
        assertEquals(Optional.of("SCALE1"), plan.scale());
        assertEquals(
                new BusClock("APB1", 2, 50 * MHZ, 100 * MHZ), plan.bus("APB1").orElseThrow());
    }

    /** RM0444: HSI16 / 1 * 8 / 2. */
    @Test
    void stm32g071At64MHz() {
        ClockPlan plan = solved("stm32g071rb", 64 * MHZ);
        PllPlan pll = plan.pll().orElseThrow();
        assertEquals(1, pll.inputDivider());
        assertEquals(8, pll.multiplier());
        assertEquals(List.of(new Division("R", 2, 64 * MHZ)), pll.divisions());
        assertEquals(2, plan.flash().orElseThrow().states());
    }

    /** RM0433: 960 MHz VCO, voltage scale 0, AXI at 240 MHz with 4 wait states, APBs at 120 MHz. */
    @Test
    void stm32h743At480MHz() {
        ClockPlan plan = solved("stm32h743zi", 480 * MHZ);
        PllPlan pll = plan.pll().orElseThrow();
        assertEquals(4, pll.inputDivider());
        assertEquals(60, pll.multiplier());
        assertEquals(2, pll.divisions().getFirst().by());
        assertEquals(Optional.of("SCALE0"), plan.scale());
        assertEquals(
                new BusClock("AHB", 2, 240 * MHZ, 240 * MHZ), plan.bus("AHB").orElseThrow());
        assertEquals(
                new BusClock("APB1", 2, 120 * MHZ, 240 * MHZ), plan.bus("APB1").orElseThrow());
        assertEquals(new FlashWait(240 * MHZ, 4, 2), plan.flash().orElseThrow());
    }

    @Test
    void stm32h743At400MHzNeedsNoOverdrive() {
        ClockPlan plan = solved("stm32h743zi", 400 * MHZ);
        assertEquals(Optional.of("SCALE1"), plan.scale());
        assertEquals(50, plan.pll().orElseThrow().multiplier());
    }

    /** What pico-sdk sets: 12 MHz * 125 / 6 / 2 and, on the RP2350, / 5 / 2. */
    @Test
    void rp2040At125MHzAndRp2350At150MHz() {
        PllPlan old = solved("rp2040", 125 * MHZ).pll().orElseThrow();
        assertEquals(125, old.multiplier());
        assertEquals(List.of(6, 2), old.divisions().stream().map(Division::by).toList());
        PllPlan young = solved("rp2350", 150 * MHZ).pll().orElseThrow();
        assertEquals(125, young.multiplier());
        assertEquals(List.of(5, 2), young.divisions().stream().map(Division::by).toList());
    }

    @Test
    void lm3s6965At50MHzIsAQuarterOfTheHalvedPll() {
        PllPlan pll = solved("lm3s6965", 50 * MHZ).pll().orElseThrow();
        assertEquals(
                List.of(new Division("PREDIV", 2, 200 * MHZ), new Division("SYSDIV", 4, 50 * MHZ)), pll.divisions());
    }

    @Test
    void espChipsHaveTheClocksOfTheirHardwareLayer() {
        assertEquals("_240MHz", solved("esp32s3", 240 * MHZ).choice());
        assertEquals("_80MHz", solved("esp32c6", 80 * MHZ).choice());
        ClockSolution.Unsolved none = assertInstanceOf(ClockSolution.Unsolved.class, solve("esp32c6", 100 * MHZ));
        assertEquals(
                "100 MHz cannot be made exactly from the clocks of this chip: the nearest are 80 MHz and 160 MHz.",
                none.reason().text());
    }

    @Test
    void aSourceByItselfComesBeforeThePll() {
        ClockPlan plan = solved("stm32f405rg", 16 * MHZ);
        assertEquals(Optional.empty(), plan.pll());
        assertEquals("HSI", plan.source().name());
        assertEquals(0, plan.flash().orElseThrow().states());
        assertEquals(
                new BusClock("AHB", 2, 8 * MHZ, 8 * MHZ),
                solved("stm32f405rg", 8 * MHZ).bus("AHB").orElseThrow());
    }

    @Test
    void moreThanTheChipReachesIsRefusedWithWhatItReaches() {
        ClockSolution.Unsolved none = assertInstanceOf(ClockSolution.Unsolved.class, solve("stm32f405rg", 169 * MHZ));
        assertEquals(
                "169 MHz is more than this chip reaches: its cores run at 168 MHz at most.",
                none.reason().text());
    }

    @Test
    void everyChipReachesTheClockOfItsCores() {
        for (Chip chip : ShippedCatalogue.get().chips()) {
            long hz = chip.cores().getFirst().maxClockHz();
            chip.clock()
                    .ifPresent(tree -> assertInstanceOf(
                            ClockSolution.Solved.class, ClockSolver.solve(tree, tree.sources(), hz), chip.id()));
            boolean real = !chip.id().startsWith("generic-") && !chip.id().equals("tc375");
            assertEquals(real, chip.clock().isPresent(), chip.id());
        }
    }

    /** Small random trees: what the solver finds keeps every limit, and it finds something exactly where going through every setting does. */
    @Test
    void findsExactlyWhatGoingThroughEverySettingFinds() {
        SplittableRandom random = new SplittableRandom(20261121);
        int solved = 0;
        for (int round = 0; round < 3000; round++) {
            ClockTree tree = tree(random);
            TreeSet<Long> reachable = bruteForce(tree);
            List<Long> wanted = new ArrayList<>(reachable);
            wanted.add((long) random.nextInt(1, 200));
            wanted.add((long) random.nextInt(1, 200));
            for (long hz : wanted) {
                ClockSolution solution = ClockSolver.solve(tree, tree.sources(), hz);
                String where = "round " + round + ", " + hz + " Hz, " + tree;
                switch (solution) {
                    case ClockSolution.Solved(ClockPlan plan) -> {
                        solved++;
                        assertTrue(reachable.contains(hz), where);
                        assertKept(tree, plan, hz, where);
                    }
                    case ClockSolution.Unsolved none -> {
                        assertTrue(!reachable.contains(hz), where);
                        assertEquals(
                                Optional.ofNullable(reachable.lower(hz)),
                                none.belowHz().stream().boxed().findFirst(),
                                where);
                        assertEquals(
                                Optional.ofNullable(reachable.higher(hz)),
                                none.aboveHz().stream().boxed().findFirst(),
                                where);
                    }
                }
            }
        }
        assertTrue(solved > 3000, String.valueOf(solved));
    }

    private static ClockTree tree(SplittableRandom random) {
        List<ClockSource> sources = List.of(
                new ClockSource("A", random.nextInt(4, 25), 0, false, false),
                new ClockSource("B", random.nextInt(4, 25), 0, true, false));
        long referenceFrom = random.nextInt(1, 4);
        long multiplierFrom = random.nextInt(1, 6);
        long vcoFrom = random.nextInt(10, 60);
        Pll pll = new Pll(
                "PLL",
                new Range(1, random.nextInt(1, 6)),
                new Range(referenceFrom, referenceFrom + random.nextInt(1, 8)),
                new Range(multiplierFrom, multiplierFrom + random.nextInt(1, 20)),
                new Range(vcoFrom, vcoFrom + random.nextInt(20, 150)),
                List.of(new PllDivider("P", List.of(1, 2, 3)), new PllDivider("R", List.of(1, 2))),
                random.nextBoolean(),
                Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean());
        long core = random.nextInt(20, 120);
        return new ClockTree(
                sources,
                Optional.of(pll),
                List.of(),
                List.of(
                        new ClockBus("SYS", "", List.of(1), core + random.nextInt(40), 0, false),
                        new ClockBus("AHB", "SYS", List.of(1, 2, 4), core, 0, false),
                        new ClockBus("APB", "AHB", List.of(1, 2, 4), core / random.nextInt(1, 6) + 1, 0, true)),
                "AHB",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static TreeSet<Long> bruteForce(ClockTree tree) {
        TreeSet<Long> roots = new TreeSet<>();
        Pll pll = tree.pll().orElseThrow();
        for (ClockSource source : tree.sources()) {
            roots.add(source.hz());
            for (long m = pll.inputDividers().from(); m <= pll.inputDividers().to(); m++) {
                for (long n = pll.multipliers().from(); n <= pll.multipliers().to(); n++) {
                    for (int p : pll.dividers().get(0).values()) {
                        for (int r : pll.dividers().get(1).values()) {
                            boolean whole = source.hz() % m == 0 && source.hz() / m * n % (p * r) == 0;
                            if (whole
                                    && (r <= p || !pll.firstIsLargest())
                                    && pll.referenceHz().contains(source.hz() / m)
                                    && pll.vcoHz().contains(source.hz() / m * n)) {
                                roots.add(source.hz() / m * n / (p * r));
                            }
                        }
                    }
                }
            }
        }
        TreeSet<Long> cores = new TreeSet<>();
        ClockBus sys = tree.buses().get(0);
        ClockBus ahb = tree.buses().get(1);
        ClockBus apb = tree.buses().get(2);
        for (long root : roots) {
            for (int by : ahb.dividers()) {
                boolean kept = root <= sys.maxHz() && root % by == 0 && root / by <= ahb.maxHz();
                if (kept && apb.dividers().stream().anyMatch(d -> root / by <= apb.maxHz() * d)) {
                    cores.add(root / by);
                }
            }
        }
        return cores;
    }

    private static void assertKept(ClockTree tree, ClockPlan plan, long hz, String where) {
        assertEquals(hz, plan.coreHz(), where);
        long root = plan.source().hz();
        if (plan.pll().isPresent()) {
            PllPlan set = plan.pll().get();
            Pll pll = tree.pll().orElseThrow();
            assertEquals(set.referenceHz() * set.inputDivider(), plan.source().hz(), where);
            assertEquals(set.referenceHz() * set.multiplier(), set.vcoHz(), where);
            assertTrue(
                    pll.inputDividers().contains(set.inputDivider())
                            && pll.multipliers().contains(set.multiplier())
                            && pll.referenceHz().contains(set.referenceHz())
                            && pll.vcoHz().contains(set.vcoHz()),
                    where);
            root = set.outputHz();
        }
        assertEquals(root, plan.buses().getFirst().hz(), where);
        IntStream.range(0, tree.buses().size())
                .forEach(i -> assertTrue(
                        plan.buses().get(i).hz() <= tree.buses().get(i).maxHz(), where));
    }

    private static ClockPlan from(String chip, String source, long hz) {
        ClockTree tree = ShippedCatalogue.get().chip(chip).orElseThrow().clock().orElseThrow();
        return assertInstanceOf(
                        ClockSolution.Solved.class,
                        ClockSolver.solve(tree, List.of(tree.source(source).orElseThrow()), hz))
                .plan();
    }

    private static ClockPlan solved(String chip, long hz) {
        return assertInstanceOf(ClockSolution.Solved.class, solve(chip, hz)).plan();
    }

    private static ClockSolution solve(String chip, long hz) {
        return ClockSolver.solve(ShippedCatalogue.get().chip(chip).orElseThrow(), hz)
                .orElseThrow();
    }
}
