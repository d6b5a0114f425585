package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.CodeWriter;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code src/takt/time.rs}: arrivals of periodic tasks without drift, and giving way. Holds what the design uses, nothing else. */
final class TimeFile {
    /** Functions of the ticker: two that wait, and two for a task that is alone on its priority and so waits by itself. */
    static final String NEXT_MERGING = "next_merging";

    static final String NEXT_SKIPPING = "next_skipping";
    static final String MERGED = "merged";
    static final String SKIPPED = "skipped";

    private static final String TICKER = """
            /// Arrivals on a fixed grid, counted from the start of the timer: who waits on it does not drift.
            pub struct Ticker {
                next: Instant,
                period: Duration,
            }
            """;

    private static final String NEW = """
            /// The first arrival `offset` after the start, then one every `period`.
            pub fn new(offset: Duration, period: Duration) -> Self {
                let next = Instant::from_ticks(0) + offset;
                Self { next, period }
            }
            """;

    private static final String MERGING = """
            /// Waits for the next arrival. Those that passed while the last job ran become one job.
            pub async fn next_merging(&mut self) -> Instant {
                while self.next + self.period <= Mono::now() {
                    self.next += self.period;
                }
                let arrival = self.next;
                if arrival <= Mono::now() {
                    // late: the others of this priority go first
                    yield_now().await;
                }
                Mono::delay_until(arrival).await;
                self.next += self.period;
                arrival
            }
            """;

    private static final String SKIPPING = """
            /// Waits for the next arrival. Those that passed while the last job ran are dropped.
            pub async fn next_skipping(&mut self) -> Instant {
                if self.started {
                    while self.next < Mono::now() {
                        self.next += self.period;
                    }
                }
                self.started = true;
                let arrival = self.next;
                if arrival <= Mono::now() {
                    // late: the others of this priority go first
                    yield_now().await;
                }
                Mono::delay_until(arrival).await;
                self.next += self.period;
                arrival
            }
            """;

    private static final String MERGED_TEXT = """
            /// The next arrival. Those that passed while the last job ran become one job.
            pub fn merged(&mut self) -> Instant {
                let now = Mono::now();
                while self.next + self.period <= now {
                    self.next += self.period;
                }
                let arrival = self.next;
                self.next += self.period;
                arrival
            }
            """;

    private static final String SKIPPED_TEXT = """
            /// The next arrival. Those that passed while the last job ran are dropped.
            pub fn skipped(&mut self) -> Instant {
                if self.started {
                    let now = Mono::now();
                    while self.next < now {
                        self.next += self.period;
                    }
                }
                self.started = true;
                let arrival = self.next;
                self.next += self.period;
                arrival
            }
            """;

    private static final String YIELD = """
            /// Lets the other tasks of this priority run once.
            pub async fn yield_now() {
                let mut yielded = false;
                poll_fn(|cx| {
                    if yielded {
                        return Poll::Ready(());
                    }
                    yielded = true;
                    cx.waker().wake_by_ref();
                    Poll::Pending
                })
                .await;
            }
            """;

    private final CodeLayout layout;

    TimeFile(CodeLayout layout) {
        this.layout = layout;
    }

    /** The file, if the design needs any of it. */
    Optional<GeneratedFile> file() {
        Set<String> waits = layout.tasks().stream()
                .filter(TaskPrinter::isTicking)
                .map(t -> TaskPrinter.waitFor(t, layout))
                .collect(Collectors.toSet());
        boolean yields = TaskPrinter.anyYields(layout) || waits.contains(NEXT_MERGING) || waits.contains(NEXT_SKIPPING);
        if (waits.isEmpty() && !yields) {
            return Optional.empty();
        }
        CodeWriter out = new CodeWriter();
        out.line("//! Time as the tasks of the design see it. Generated by Takt.");
        out.blank();
        if (!waits.isEmpty()) {
            out.line("use crate::Mono;");
        }
        if (yields) {
            out.lines("use core::future::poll_fn;", "use core::task::Poll;");
        }
        if (!waits.isEmpty()) {
            out.line("use rtic_monotonics::Monotonic;");
            out.blank();
            ticker(out, waits);
        }
        if (yields) {
            out.blank();
            out.text(YIELD);
        }
        return Optional.of(out.file("src/takt/time.rs", Owner.OURS));
    }

    private static void ticker(CodeWriter out, Set<String> waits) {
        boolean skips = waits.contains(NEXT_SKIPPING) || waits.contains(SKIPPED);
        out.lines("type Instant = <Mono as Monotonic>::Instant;", "type Duration = <Mono as Monotonic>::Duration;");
        out.blank();
        out.text(
                skips
                        ? TICKER.replace("    period: Duration,\n", "    period: Duration,\n    started: bool,\n")
                        : TICKER);
        out.blank();
        out.block("impl Ticker", () -> {
            out.text(skips ? NEW.replace("    Self { next, period }\n", SELF) : NEW);
            function(out, waits, NEXT_MERGING, MERGING);
            function(out, waits, NEXT_SKIPPING, SKIPPING);
            function(out, waits, MERGED, MERGED_TEXT);
            function(out, waits, SKIPPED, SKIPPED_TEXT);
        });
    }

    private static void function(CodeWriter out, Set<String> waits, String name, String text) {
        if (waits.contains(name)) {
            out.blank();
            out.text(text);
        }
    }

    private static final String SELF = """
                Self {
                    next,
                    period,
                    started: false,
                }
            """;
}
