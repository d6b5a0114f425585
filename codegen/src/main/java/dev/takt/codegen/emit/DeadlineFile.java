package dev.takt.codegen.emit;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.TaskPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code src/takt/trace/deadline.rs}: holds response times against deadlines while the firmware runs, with the feature {@code takt-deadlines}. It is told what the trace is told. When a job was released
 * follows from the design (periods, pauses) or from what other tasks do (releases, messages); where neither says it, the start of the job counts, and the file says so.
 */
final class DeadlineFile {
    /** Releases of one task that can wait at least. */
    private static final int WAITING = 8;

    private static final String TYPES = """
            /// What has been seen of a task.
            #[derive(Clone, Copy)]
            pub struct Seen {
                /// Jobs that are over.
                pub jobs: u32,
                /// Those of them that were over after their deadline.
                pub misses: u32,
                /// The longest time from the release of a job to its end.
                pub worst: Duration,
            }

            /// Whom a late job is told to, with its response time. It runs where the job has run.
            pub type Hook = fn(Task, Duration);

            /// What becomes of releases while a job is unfinished.
            enum Late {
                /// Each has its job.
                Queue,
                /// Those before its end are one.
                Merge,
                /// Those before the start of the next job are one.
                Flag,
                /// They are dropped.
                Skip,
            }

            /// How the releases of a task are known; times are nanoseconds.
            enum Release {
                /// The first, and the period.
                Grid(u64, u64, Late),
                /// The first, and the pause behind each job.
                Pause(u64, u64),
                /// By what other tasks do.
                Noted(Late),
                /// They are not: the start of a job counts.
                Start,
            }

            struct Rule {
                task: Task,
                release: Release,
                deadline: Option<u64>,
            }

            impl Rule {
                const fn new(task: Task, release: Release, deadline: Option<u64>) -> Self {
                    Self {
                        task,
                        release,
                        deadline,
                    }
                }
            }
            """;

    private static final String WATCH = """
            struct Watch {
                /// The next release by time; nothing before the first.
                due: Option<u64>,
                /// How many periods lie between that release and the next that has a job of its own.
                merged: u64,
                /// Noted releases without a job yet, the oldest first.
                waiting: [u64; WAITING],
                count: usize,
                /// Noted releases for which there was no room.
                more: usize,
                /// The last release is among those that wait.
                taken: bool,
                /// When the job that runs was released.
                released: u64,
                jobs: u32,
                misses: u32,
                worst: u64,
            }

            impl Watch {
                const fn new() -> Self {
                    Self {
                        due: None,
                        merged: 1,
                        waiting: [0; WAITING],
                        count: 0,
                        more: 0,
                        taken: false,
                        released: 0,
                        jobs: 0,
                        misses: 0,
                        worst: 0,
                    }
                }

                fn release(&mut self, time: u64, late: &Late) {
                    self.taken = match late {
                        Late::Queue => self.count < WAITING,
                        Late::Merge | Late::Flag | Late::Skip => self.count == 0,
                    };
                    if self.taken {
                        self.waiting[self.count] = time;
                        self.count += 1;
                    } else if matches!(late, Late::Queue) {
                        self.more += 1;
                    }
                }

                /// The last release has no job.
                fn refuse(&mut self) {
                    if self.taken && self.count > 0 {
                        self.count -= 1;
                    }
                    self.taken = false;
                }

                /// The oldest release that waits. One that had no room is taken for as old as the last.
                fn oldest(&mut self) -> Option<u64> {
                    if self.count == 0 {
                        let known = self.more > 0;
                        self.more = self.more.saturating_sub(1);
                        return known.then_some(self.released);
                    }
                    let oldest = self.waiting[0];
                    self.waiting.copy_within(1..self.count, 0);
                    self.count -= 1;
                    Some(oldest)
                }

                fn start(&mut self, rule: &Rule, began: u64, time: u64, told: Option<u64>) {
                    let due = match rule.release {
                        Release::Grid(first, ..) | Release::Pause(first, _) => {
                            Some(self.due.unwrap_or(began + first))
                        }
                        Release::Noted(_) => self.oldest(),
                        Release::Start => None,
                    };
                    // no job has begun before its release
                    self.released = time;
                    if let Some(known) = told.or(due).filter(|known| since(*known, time) > 0) {
                        self.released = known;
                    }
                    self.due = match rule.release {
                        Release::Grid(_, period, Late::Queue) => due.map(|due| due + period),
                        Release::Grid(_, period, Late::Flag) => due.map(|due| after(due, period, time)),
                        Release::Grid(_, period, Late::Merge) => due.map(|due| due + self.merged * period),
                        _ => due,
                    };
                }

                /// The response time of a job that was late.
                fn complete(&mut self, rule: &Rule, time: u64) -> Option<u64> {
                    match rule.release {
                        Release::Grid(_, period, Late::Merge) => {
                            self.merged = self.due.map_or(1, |due| passed(due, period, time).max(1));
                        }
                        Release::Grid(_, period, Late::Skip) => {
                            self.due = self.due.map(|due| after(due, period, time));
                        }
                        Release::Pause(_, delay) => self.due = Some(time + delay),
                        Release::Noted(Late::Skip) => self.count = 0,
                        _ => {}
                    }
                    let response = since(self.released, time);
                    self.jobs = self.jobs.saturating_add(1);
                    self.worst = self.worst.max(response);
                    let late = rule.deadline.is_some_and(|deadline| response > deadline);
                    self.misses = self.misses.saturating_add(u32::from(late));
                    late.then_some(response)
                }
            }

            /// The first point of a grid behind a time.
            fn after(point: u64, period: u64, time: u64) -> u64 {
                point + passed(point, period, time) * period
            }

            /// How many points of a grid have passed by a time, from this one on.
            fn passed(point: u64, period: u64, time: u64) -> u64 {
                time.checked_sub(point).map_or(0, |gone| gone / period + 1)
            }

            struct Watches {
                began: u64,
                hook: Option<Hook>,
                tasks: [Watch; TASKS],
            }

            static WATCHES: Mutex<RefCell<Watches>> = Mutex::new(RefCell::new(Watches {
                began: 0,
                hook: None,
                tasks: [const { Watch::new() }; TASKS],
            }));

            /// From now on late jobs are told to this function.
            pub fn on_deadline_missed(hook: Hook) {
                critical_section::with(|cs| WATCHES.borrow_ref_mut(cs).hook = Some(hook));
            }

            /// What has been seen of a task so far.
            pub fn of(task: Task) -> Seen {
                critical_section::with(|cs| {
                    let watch = &WATCHES.borrow_ref(cs).tasks[task as usize];
                    Seen {
                        jobs: watch.jobs,
                        misses: watch.misses,
                        worst: Duration::from_nanos(watch.worst),
                    }
                })
            }

            /// Every task, in the order of the design.
            pub fn tasks() -> impl Iterator<Item = Task> {
                RULES.iter().map(|rule| rule.task)
            }

            /// Periods count from this count of the clock.
            pub fn start_at(count: u64) {
                critical_section::with(|cs| WATCHES.borrow_ref_mut(cs).began = ns(count));
            }

            /// Takes in what the trace takes in.
            pub fn note(event: Event, task: Task, thing: Thing, value: u32) {
                let late = critical_section::with(|cs| {
                    let mut all = WATCHES.borrow_ref_mut(cs);
                    let time = ns(now());
                    let began = all.began;
                    let rule = &RULES[task as usize];
                    match event {
                        Event::Start => {
                            let told = (value != NOTHING).then(|| u64::from(value) * TICK_NS);
                            all.tasks[task as usize].start(rule, began, time, told);
                        }
                        Event::Complete => {
                            let late = all.tasks[task as usize].complete(rule, time);
                            return all.hook.zip(late);
                        }
                        Event::Release | Event::Send => {
                            if let Some(whose) = released(event, task, thing)
                                && let Release::Noted(late) = &RULES[whose as usize].release
                            {
                                all.tasks[whose as usize].release(time, late);
                            }
                        }
                        Event::Overrun | Event::Drop | Event::Timeout => {
                            if let Some(whose) = released(event, task, thing) {
                                all.tasks[whose as usize].refuse();
                            }
                        }
                        _ => {}
                    }
                    None
                });
                if let Some((hook, ns)) = late {
                    hook(task, Duration::from_nanos(ns));
                }
            }

            /// Whose job an event releases or takes back.
            fn released(event: Event, task: Task, thing: Thing) -> Option<Task> {
                match event {
                    Event::Release | Event::Overrun => Some(task),
                    _ => fed(thing),
                }
            }
            """;

    private final CodeLayout layout;
    private final TraceNames names;
    private final CodeWriter out = new CodeWriter();

    DeadlineFile(CodeLayout layout, TraceNames names) {
        this.layout = layout;
        this.names = names;
    }

    GeneratedFile file() {
        out.line(
                "//! Response times and deadlines of a running firmware, with the feature `takt-deadlines`. Generated by Takt.");
        out.line("//!");
        out.line("//! A response counts from the release of a job to its end. The release of a handler is its entry.");
        out.line("#![allow(dead_code)] // not every design has all of it, and what is seen is for your code to ask");
        out.blank();
        out.lines("use super::clock::{TICK_NS, now, ns, since};", "use super::{Event, NOTHING, Task, Thing};");
        out.lines("use core::cell::RefCell;", "use core::time::Duration;", "use critical_section::Mutex;");
        out.blank();
        out.line("const TASKS: usize = " + layout.tasks().size() + ";");
        out.line("/// Releases of a task that can wait for their jobs.");
        out.line("const WAITING: usize = " + waiting() + ";").blank();
        out.text(TYPES).blank();
        rules();
        out.blank().text(WATCH).blank();
        fed();
        return out.file("src/takt/trace/deadline.rs", Owner.OURS);
    }

    private int waiting() {
        return layout.channels().stream().mapToInt(c -> c.queue().capacity()).reduce(WAITING, Math::max);
    }

    private void rules() {
        out.line("/// Of each task how it is released, and its deadline.");
        if (layout.tasks().isEmpty()) {
            out.line("static RULES: [Rule; TASKS] = [];");
            return;
        }
        out.block(
                "static RULES: [Rule; TASKS] = [",
                () -> layout.tasks().forEach(t -> out.item(t.context().item(), () -> rule(t))),
                "];");
    }

    private void rule(TaskPlan task) {
        String deadline = task.context().deadlineNs().isPresent()
                ? "Some(" + RustNumber.of(task.context().deadlineNs().getAsLong()) + ")"
                : "None";
        out.line("// " + RustText.comment(task.context().name()));
        boolean oneFlag = layout.machine().runtime().kernel().oneFlag();
        out.call("Rule::new", List.of(TraceNames.task(task), KnownRelease.of(task, oneFlag), deadline), ",");
    }

    private void fed() {
        Map<String, String> fed = new LinkedHashMap<>();
        for (TaskPlan task : layout.tasks()) {
            KnownRelease.feeding(task).ifPresent(c -> fed.putIfAbsent(names.thing(c), TraceNames.task(task)));
        }
        out.line("/// The task whose jobs begin with what comes through a channel.");
        if (fed.isEmpty()) {
            out.line("fn fed(_: Thing) -> Option<Task> {")
                    .indented(() -> out.line("None"))
                    .line("}");
            return;
        }
        out.block(
                "fn fed(thing: Thing) -> Option<Task>",
                () -> out.block("match thing", () -> {
                    fed.forEach((thing, task) -> out.line(thing + " => Some(" + task + "),"));
                    out.line("_ => None,");
                }));
    }
}
