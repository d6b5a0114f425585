package dev.takt.codegen.emit;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code src/takt/trace.rs} and {@code src/takt/trace/log.rs}: the events that firmware can see of itself, with the feature {@code takt-trace}. Preemptions and resumptions by
 * others are not seen: on a core whose levels nest they follow from starts and ends, and whoever reads the log derives them. Nor are the arrival of an interrupt (its entry is),
 * idleness, overheads (they are the gaps) and a miss (arrival, end and deadline say it).
 */
public final class TraceFile {
    static final List<String> EVENT_VARIANTS = List.of(
            "Release",
            "Overrun",
            "Start",
            "Complete",
            "Suspend",
            "Resume",
            "Lock",
            "Unlock",
            "Send",
            "Drop",
            "Receive",
            "Timeout",
            "WatchdogFeed");

    private static final String CALLS = """
            /// The value of an event that has none.
            const NOTHING: u32 = u32::MAX;

            /// A job, from its first step to its end.
            pub struct Job(Task);

            impl Job {
                /// Begins now.
                #[inline]
                pub fn start(task: Task) -> Self {
                    record(Event::Start, task, Thing::Nothing, NOTHING);
                    Self(task)
                }

                /// Begins now and has arrived at this tick.
                #[inline]
                pub fn arrived(task: Task, tick: u64) -> Self {
                    let value = u32::try_from(tick).unwrap_or(NOTHING);
                    record(Event::Start, task, Thing::Nothing, value);
                    Self(task)
                }
            }

            impl Drop for Job {
                #[inline]
                fn drop(&mut self) {
                    record(Event::Complete, self.0, Thing::Nothing, NOTHING);
                }
            }

            /// A lock, from the moment it is held.
            pub struct Held(Task, Thing);

            impl Held {
                /// Is held now.
                #[inline]
                pub fn new(task: Task, thing: Thing) -> Self {
                    record(Event::Lock, task, thing, NOTHING);
                    Self(task, thing)
                }
            }

            impl Drop for Held {
                #[inline]
                fn drop(&mut self) {
                    record(Event::Unlock, self.0, self.1, NOTHING);
                }
            }

            /// A job of another task is released next: what it wakes may run before the call returns.
            #[inline]
            pub fn releasing(task: Task) {
                record(Event::Release, task, Thing::Nothing, NOTHING);
            }

            /// It was not: its last job is unfinished.
            #[inline]
            pub fn refused(task: Task) {
                record(Event::Overrun, task, Thing::Nothing, NOTHING);
            }

            /// Something goes into a channel next: whom it wakes may run before the call returns.
            #[inline]
            pub fn sending(task: Task, thing: Thing) {
                record(Event::Send, task, thing, NOTHING);
            }

            /// It did not get in.
            #[inline]
            pub fn dropped(task: Task, thing: Thing) {
                record(Event::Drop, task, thing, NOTHING);
            }

            /// Something came out of a channel.
            #[inline]
            pub fn received(task: Task, thing: Thing) {
                record(Event::Receive, task, thing, NOTHING);
            }

            /// Nothing came in time.
            #[inline]
            pub fn timed_out(task: Task, thing: Thing) {
                record(Event::Timeout, task, thing, NOTHING);
            }

            /// A watchdog was fed.
            #[inline]
            pub fn fed(task: Task, thing: Thing) {
                record(Event::WatchdogFeed, task, thing, NOTHING);
            }
            """;

    private static final String WAITING = """
            /// The same future; if it cannot end at once, the wait and its end are noted.
            #[cfg(feature = "takt-trace")]
            pub async fn waiting<F: Future>(task: Task, thing: Thing, future: F) -> F::Output {
                let mut future = core::pin::pin!(future);
                let mut waits = false;
                core::future::poll_fn(|cx| {
                    let polled = future.as_mut().poll(cx);
                    if polled.is_pending() && !waits {
                        record(Event::Suspend, task, thing, NOTHING);
                        waits = true;
                    } else if polled.is_ready() && waits {
                        record(Event::Resume, task, thing, NOTHING);
                    }
                    polled
                })
                .await
            }

            /// The same future.
            #[cfg(not(feature = "takt-trace"))]
            pub fn waiting<F: Future>(_: Task, _: Thing, future: F) -> F {
                future
            }
            """;

    private static final String RECORD = """
            #[inline]
            fn record(event: Event, task: Task, thing: Thing, value: u32) {
                #[cfg(feature = "takt-trace")]
                log::record(event, task, thing, value);
                #[cfg(feature = "takt-deadlines")]
                deadline::note(event, task, thing, value);
                #[cfg(not(any(feature = "takt-trace", feature = "takt-deadlines")))]
                let _ = (event, task, thing, value);
            }
            """;

    private final CodeLayout layout;
    private final TraceNames names;
    private final boolean async;

    /** {@code async}: tasks of the runtime wait for futures. */
    public TraceFile(CodeLayout layout, TraceNames names, boolean async) {
        this.layout = layout;
        this.names = names;
        this.async = async;
    }

    /** The calls, and what is behind them: the clock, the log, the watch over deadlines. */
    public List<GeneratedFile> files(TraceBase base) {
        List<GeneratedFile> files = new ArrayList<>();
        files.add(calls());
        files.add(new TraceClock(base).file());
        files.add(new DeadlineFile(layout, names).file());
        files.add(new TraceLog(layout, names, base).file());
        return files;
    }

    private GeneratedFile calls() {
        CodeWriter out = new CodeWriter();
        out.line(
                "//! What tasks do, noted with its time by the features `takt-trace` and `takt-deadlines`. Generated by Takt.");
        out.line("//!");
        out.line("//! Without them every call is empty, and nothing of this is in the firmware.");
        out.line("#![allow(dead_code)] // not every design does all of it");
        out.blank();
        out.lines("#[cfg(any(feature = \"takt-trace\", feature = \"takt-deadlines\"))]", "mod clock;");
        out.lines("#[cfg(feature = \"takt-deadlines\")]", "pub mod deadline;");
        out.lines("#[cfg(feature = \"takt-trace\")]", "mod log;");
        out.blank();
        out.line("/// Tasks and handlers of the design.");
        variants(out, "Task", tasks(layout));
        out.line("/// What they share, exchange and wait for.");
        variants(out, "Thing", things(names));
        out.line(
                "/// What can be seen from inside. Who is preempted does not see it: from its start to its end a task runs,");
        out.line("/// except while a more urgent one does.");
        variants(out, "Event", EVENT_VARIANTS);
        out.text(RECORD).blank();
        out.text(CALLS);
        if (async) {
            out.blank().text(WAITING);
        }
        return out.file("src/takt/trace.rs", Owner.OURS);
    }

    static List<String> tasks(CodeLayout layout) {
        List<String> tasks = layout.tasks().stream().map(TaskPlan::type).toList();
        return tasks.isEmpty() ? List.of("Nobody") : tasks;
    }

    static List<String> things(TraceNames names) {
        List<String> things = new ArrayList<>(List.of("Nothing", "Time"));
        things.addAll(names.things().values());
        return things;
    }

    private static void variants(CodeWriter out, String name, List<String> variants) {
        out.lines("#[derive(Clone, Copy)]", "#[repr(u8)]");
        out.line("#[allow(clippy::enum_variant_names)] // names of the design");
        out.block("pub enum " + name, () -> variants.forEach(v -> out.line(v + ",")));
        out.blank();
    }
}
