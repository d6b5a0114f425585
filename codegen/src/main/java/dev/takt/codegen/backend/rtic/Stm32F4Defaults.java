package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.BodyFiles;
import dev.takt.codegen.emit.SplitBoard;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Hook;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.clock.BusClock;
import dev.takt.projects.clock.ClockSolution;
import dev.takt.projects.clock.ClockSolver;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.PeripheralSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What can be written into the user's functions on an STM32F4 because the design says enough: timers that request an interrupt in a period (RM0090, sections 17 and 18) and
 * the independent watchdog (section 21).
 */
final class Stm32F4Defaults implements BodyFiles.Defaults {
    private static final Pattern TIMER = Pattern.compile("TIM(?:[1-9]|1[0-4])");
    private static final Set<String> ON_APB2 = Set.of("TIM1", "TIM8", "TIM9", "TIM10", "TIM11");
    private static final String WATCHDOG = "IWDG";
    private static final long COUNTER = 1 << 16;
    private static final long LSI_HZ = 32_000;
    private static final long LARGEST_RELOAD = 0xFFF;

    /** A timer's clock divider and its last count. */
    private record Count(long prescaler, long reload) {}

    private final Machine machine;
    private final SplitBoard board;

    Stm32F4Defaults(Machine machine, SplitBoard board) {
        this.machine = machine;
        this.board = board;
    }

    @Override
    public List<String> lines(TaskPlan task, Hook hook) {
        return switch (hook.kind()) {
            case START -> timer(task).map(t -> start(t, task)).orElse(List.of());
            case ACKNOWLEDGE -> timer(task).map(_ -> acknowledge(task)).orElse(List.of());
            case FEED -> feeds(hook) ? feed(task, hook) : List.of();
            case COMPUTE, TRANSFER, TRANSFER_ASYNC, PRODUCE, CONSUME, LOST, TIMED_OUT, REFUSED, DECIDE -> List.of();
        };
    }

    @Override
    public List<String> fields(TaskPlan task) {
        return board.isGiven(task) ? SplitBoard.field(task) : List.of();
    }

    @Override
    public List<String> imports(TaskPlan task) {
        boolean calls =
                task.hooks().stream().flatMap(h -> lines(task, h).stream()).anyMatch(l -> l.contains("board::"));
        return calls || board.isGiven(task) ? List.of("use crate::takt::board;") : List.of();
    }

    @Override
    public List<String> foreignImports(TaskPlan task) {
        return List.of();
    }

    /** The timer whose update event releases a handler in a period that it can count exactly. */
    private Optional<String> timer(TaskPlan task) {
        return source(task)
                .flatMap(id -> machine.project().item(id, Peripheral.class))
                .map(Peripheral::instance)
                .filter(name -> TIMER.matcher(name).matches())
                .filter(name -> machine.chip()
                        .peripheral(name)
                        .map(PeripheralSpec::vectors)
                        .filter(v -> !v.isEmpty()
                                && v.getFirst().equals(task.context().vector()))
                        .isPresent())
                .filter(name -> count(name, task).isPresent());
    }

    private Optional<ItemId> source(TaskPlan task) {
        return machine.project().item(task.context().item(), Interrupt.class).flatMap(Interrupt::source);
    }

    private Optional<Count> count(String timer, TaskPlan task) {
        if (!(task.context().activation() instanceof Activation.Periodic p)) {
            return Optional.empty();
        }
        long clockHz = timerHz(ON_APB2.contains(timer) ? "APB2" : "APB1");
        long periodNs = Math.min(p.periodNs(), 1_000_000_000L * 20);
        if (p.periodNs() != periodNs || clockHz * periodNs % 1_000_000_000L != 0) {
            return Optional.empty();
        }
        long ticks = clockHz * periodNs / 1_000_000_000L;
        for (long divider = 1; divider <= COUNTER; divider++) {
            if (ticks % divider == 0 && ticks / divider <= COUNTER && ticks / divider > 1) {
                return Optional.of(new Count(divider - 1, ticks / divider - 1));
            }
        }
        return Optional.empty();
    }

    /** What timers on a bus count, by the clock tree as it is set; 1 Hz, which counts no period, if it cannot be set. */
    private long timerHz(String bus) {
        return ClockSolver.solve(
                        machine.chip(),
                        machine.project().settings().oscillator(),
                        machine.cores().getFirst().clockHz())
                .filter(ClockSolution.Solved.class::isInstance)
                .flatMap(s -> ((ClockSolution.Solved) s).plan().bus(bus))
                .map(BusClock::timerHz)
                .orElse(1L);
    }

    /** On the timer itself; its clock is {@code setup}'s. */
    private List<String> start(String timer, TaskPlan task) {
        Count count = count(timer, task).orElseThrow();
        return board.in(
                task,
                source(task).orElseThrow(),
                "timer",
                List.of(
                        "timer.psc().write(|w| w.psc().set(" + count.prescaler() + "));",
                        "timer.arr().write(|w| w.arr().set(" + count.reload() + "));",
                        "timer.dier().modify(|_, w| w.uie().set_bit());",
                        "timer.cr1().modify(|_, w| w.cen().set_bit());"));
    }

    /** A zero clears a flag, and the device crate writes a one to all others. */
    private List<String> acknowledge(TaskPlan task) {
        return board.in(task, source(task).orElseThrow(), "timer", List.of("timer.sr().write(|w| w.uif().clear());"));
    }

    private boolean feeds(Hook hook) {
        return watchdog().map(Watchdog::id).equals(hook.item());
    }

    private List<String> feed(TaskPlan task, Hook hook) {
        return board.in(
                task, hook.item().orElseThrow(), "watchdog", List.of("watchdog.kr().write(|w| w.key().feed());"));
    }

    private Optional<Watchdog> watchdog() {
        return machine.project().all(Watchdog.class).stream()
                .filter(w -> w.instance().equals(WATCHDOG))
                .findFirst();
    }

    /** Lines of {@code setup}, which has the peripherals as {@code board}: the clocks of the timers above, and the watchdog. */
    List<String> setup(CodeLayout layout) {
        List<String> lines = new ArrayList<>();
        layout.tasks().forEach(t -> timer(t).ifPresent(timer -> lines.addAll(clock(timer))));
        watchdog().ifPresent(dog -> lines.addAll(start(dog)));
        return lines;
    }

    private static List<String> clock(String timer) {
        String register = "board.rcc." + (ON_APB2.contains(timer) ? "apb2enr" : "apb1enr") + "()";
        String bit = timer.toLowerCase(Locale.ROOT) + "en()";
        return List.of(
                register + ".modify(|_, w| w." + bit + ".set_bit());",
                "// A write in the first two clocks of the bus after this can be lost: the read takes them.",
                "while " + register + ".read()." + bit + ".bit_is_clear() {}");
    }

    /** None if it cannot wait that long. */
    private List<String> start(Watchdog watchdog) {
        long timeoutNs = Math.min(watchdog.timeoutNs(), 1_000_000_000L * 60);
        for (long divider = 4; divider <= 256; divider *= 2) {
            long reload = Math.ceilDiv(timeoutNs * (LSI_HZ / divider), 1_000_000_000L);
            if (reload <= LARGEST_RELOAD && timeoutNs == watchdog.timeoutNs()) {
                List<String> lines = new ArrayList<>(
                        List.of("// The watchdog's clock is 17 to 47 kHz by the data sheet; this counts with 32 kHz / "
                                + divider + "."));
                lines.add("// A debugger that halts the core halts it, too.");
                lines.add("let debug = &board.dbgmcu;");
                lines.add("debug.apb1_fz().modify(|_, w| w.dbg_iwdg_stop().set_bit());");
                lines.addAll(board.inSetup(
                        watchdog.id(),
                        "watchdog",
                        List.of(
                                "watchdog.kr().write(|w| w.key().start());",
                                "watchdog.kr().write(|w| w.key().unlock());",
                                "watchdog.pr().write(|w| w.pr().divide_by" + divider + "());",
                                "watchdog.rlr().write(|w| w.rl().set(" + reload + "));")));
                return lines;
            }
        }
        return List.of();
    }
}
