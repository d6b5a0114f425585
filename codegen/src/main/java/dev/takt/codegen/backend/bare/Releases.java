package dev.takt.codegen.backend.bare;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Activation;
import java.util.List;
import java.util.OptionalLong;

/** The part of {@code src/takt/time.rs} that is the same on every chip: who is due at a tick. */
final class Releases {
    private static final String GRID = """
            /// Arrivals on a fixed grid. It counts the ticks to the next one, so nothing adds up and nothing drifts.
            struct Grid {
                left: AtomicU32,
                period: u32,
            }

            impl Grid {
                const fn new(first: u32, period: u32) -> Self {
                    Self {
                        left: AtomicU32::new(first),
                        period,
                    }
                }

                /// A tick later: true if an arrival is due.
                fn tick(&self) -> bool {
                    let left = self.left.load(Ordering::Relaxed) - 1;
                    let next = if left == 0 { self.period } else { left };
                    self.left.store(next, Ordering::Relaxed);
                    left == 0
                }
            }
            """;

    private static final String FINE_GRID = """
            /// Arrivals on a fixed grid finer than the tick: due at the first tick that is not before them. It counts what is left to the next one, so nothing adds up and nothing drifts.
            struct Grid {
                left: AtomicU32,
                period: u32,
            }

            impl Grid {
                const fn new(first: u32, period: u32) -> Self {
                    Self {
                        left: AtomicU32::new(first),
                        period,
                    }
                }

                /// A tick later: true if an arrival is due. Several since the last tick are one.
                fn tick(&self) -> bool {
                    let mut left = self.left.load(Ordering::Relaxed);
                    let due = left <= UNITS_A_TICK;
                    while left <= UNITS_A_TICK {
                        left += self.period;
                    }
                    self.left.store(left - UNITS_A_TICK, Ordering::Relaxed);
                    due
                }
            }
            """;

    private static final String PAUSE = """
            /// A pause between two jobs, in ticks; 0 while none is running.
            pub struct Pause {
                left: AtomicU32,
                ticks: u32,
            }

            impl Pause {
                const fn new(first: u32, ticks: u32) -> Self {
                    Self {
                        left: AtomicU32::new(first),
                        ticks,
                    }
                }

                /// The job is over. The tick under way does not count, so that the pause is never shorter.
                pub fn begin(&self) {
                    self.left.store(self.ticks + 1, Ordering::Relaxed);
                }

                /// A tick later: true if the pause is over.
                fn tick(&self) -> bool {
                    let left = self.left.load(Ordering::Relaxed);
                    self.left.store(left.saturating_sub(1), Ordering::Relaxed);
                    left == 1
                }
            }
            """;

    private final List<Turn> turns;
    private final TimeBase time;
    private final OptionalLong trial;

    /** {@code trial}: ticks until an image on trial is tested, where one may be. */
    Releases(CodeLayout layout, TimeBase time, OptionalLong trial) {
        this.trial = trial;
        this.turns = Turn.all(layout);
        this.time = time;
    }

    boolean isEmpty() {
        return timed().isEmpty() && trial.isEmpty();
    }

    private List<TaskPlan> timed() {
        return turns.stream()
                .map(Turn::task)
                .filter(t -> isPeriodic(t) || isPaused(t))
                .toList();
    }

    static boolean isPeriodic(TaskPlan task) {
        return task.context().activation() instanceof Activation.Periodic;
    }

    static boolean isPaused(TaskPlan task) {
        return task.context().activation() instanceof Activation.After;
    }

    void imports(Uses uses) {
        if (!timed().isEmpty()) {
            uses.add("crate::takt", "shared");
        }
        if (!isEmpty()) {
            uses.add("core::sync::atomic", "AtomicU32", "Ordering");
        }
    }

    /** Types, statics, and the functions {@code begin} (time 0) and {@code tick}. */
    void print(CodeWriter out) {
        List<TaskPlan> timed = timed();
        if (timed.stream().anyMatch(Releases::isPeriodic)) {
            if (!time.isWhole()) {
                out.line("/// Spans are counted in units of " + RustNumber.of(time.unitNs()) + " ns.");
                out.line("const UNITS_A_TICK: u32 = " + RustNumber.of(time.tickUnits()) + ";")
                        .blank();
            }
            out.text(time.isWhole() ? GRID : FINE_GRID).blank();
        }
        if (timed.stream().anyMatch(Releases::isPaused)) {
            out.text(PAUSE).blank();
        }
        timed.forEach(t -> out.item(t.context().item(), () -> timer(out, t)));
        if (!timed.isEmpty()) {
            out.blank();
        }
        begin(out, timed);
        out.blank();
        tick(out, timed);
    }

    private void timer(CodeWriter out, TaskPlan task) {
        String name = Shared.name(task.rust());
        switch (task.context().activation()) {
            case Activation.Periodic p -> {
                long first = p.offsetNs() == 0 ? p.periodNs() : p.offsetNs();
                timer(out, "", name, "Grid", time.units(first), time.units(p.periodNs()));
            }
            case Activation.After a ->
                timer(out, "pub ", name, "Pause", a.offsetNs() / time.tickNs(), a.delayNs() / time.tickNs());
            case Activation.Sporadic _, Activation.Burst _, Activation.On _, Activation.Spawned _ -> {}
            case Activation.Startup _, Activation.Background _, Activation.Recorded _ -> {}
        }
    }

    private static void timer(CodeWriter out, String visible, String name, String type, long first, long then) {
        out.assign(
                visible + "static " + name + ": " + type,
                type + "::new(" + RustNumber.of(first) + ", " + RustNumber.of(then) + ")");
    }

    /** What is due at time 0 is due before the loop begins. */
    private static void begin(CodeWriter out, List<TaskPlan> timed) {
        List<TaskPlan> now = timed.stream().filter(Releases::isDueAtOnce).toList();
        if (now.isEmpty()) {
            return;
        }
        out.line("/// Time 0: what is due at once.");
        out.block("fn begin()", () -> now.forEach(t -> out.item(t.context().item(), () -> raise(out, t))));
    }

    boolean begins() {
        return timed().stream().anyMatch(Releases::isDueAtOnce);
    }

    private static boolean isDueAtOnce(TaskPlan task) {
        return switch (task.context().activation()) {
            case Activation.Periodic p -> p.offsetNs() == 0;
            case Activation.After a -> a.offsetNs() == 0;
            default -> false;
        };
    }

    private static void raise(CodeWriter out, TaskPlan task) {
        out.line("shared::" + Shared.name(task.rust()) + ".raise();");
    }

    private void tick(CodeWriter out, List<TaskPlan> timed) {
        if (isEmpty()) {
            return;
        }
        trial.ifPresent(ticks -> {
            out.line(
                    "/// Ticks until an image on trial is tested: all functions have had their turns and any watchdog its say by then.");
            out.line("static TRIAL: AtomicU32 = AtomicU32::new(" + RustNumber.of(ticks) + ");");
            out.blank();
            out.line("/// True from then on.");
            out.block("pub fn is_trial_over() -> bool", () -> out.line("TRIAL.load(Ordering::Relaxed) == 0"));
            out.blank();
        });
        out.line("/// A tick: raises the flags of what is due.");
        out.block("fn tick()", () -> {
            timed.forEach(t -> out.item(
                    t.context().item(),
                    () -> out.block("if " + Shared.name(t.rust()) + ".tick()", () -> raise(out, t))));
            trial.ifPresent(_ -> {
                out.line("let left = TRIAL.load(Ordering::Relaxed);");
                out.line("TRIAL.store(left.saturating_sub(1), Ordering::Relaxed);");
            });
        });
    }
}
