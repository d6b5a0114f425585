package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.CoreSpec;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.FrequencyText;
import dev.takt.projects.units.SizeText;
import java.util.List;
import java.util.Optional;

/** A number that means nothing where it stands: a period of 0, a best case above the worst, a queue for no element. */
record InvalidNumberRule(String id, Severity severity) implements DesignRule {
    InvalidNumberRule() {
        this("invalid-number", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Numbers numbers = new Numbers(context, new Report(this));
        numbers.settings(context.project().settings());
        context.project().items().forEach(numbers::of);
        LongTimes times = new LongTimes(numbers.report());
        times.settings(context.project().settings());
        context.project().items().forEach(times::of);
        return numbers.report().problems();
    }

    private record Numbers(CheckContext context, Report report) {
        private static final int MILLION = 1_000_000;
        /** Less holds nothing beside the allocator's own list. */
        private static final long LEAST_HEAP = 64;

        void settings(Settings settings) {
            if (settings.runForNs() <= 0) {
                report.add("run-for", Texts.text("rule.invalid-number.run"));
            }
            if (settings.tickNs().orElse(1) <= 0) {
                report.add("tick", Texts.text("rule.invalid-number.tick"));
            }
            if (settings.sliceNs().orElse(0) < 0) {
                report.add("slice", Texts.text("rule.invalid-number.slice"));
            }
            if (settings.bootNs() < 0) {
                report.add("boot", Texts.text("rule.invalid-number.boot"));
            }
            long heap = settings.heapBytes();
            if (heap != 0 && heap < LEAST_HEAP) {
                report.add("heap", Texts.text("rule.invalid-number.heap", SizeText.format(LEAST_HEAP)));
            }
            long fastest = context.chip()
                    .map(c -> c.cores().stream()
                            .mapToLong(CoreSpec::maxClockHz)
                            .max()
                            .orElse(Long.MAX_VALUE))
                    .orElse(Long.MAX_VALUE);
            if (settings.clockHz() > fastest || settings.clockHz() < 0) {
                report.add(
                        "clock",
                        Texts.text(
                                "rule.invalid-number.clock",
                                FrequencyText.format(settings.clockHz()),
                                FrequencyText.format(fastest)));
            }
        }

        void of(Item item) {
            if (item instanceof Executable executable) {
                executable(executable);
            } else if (item instanceof Channel channel) {
                boolean counts = channel.channel() == ChannelKind.QUEUE
                        || channel.channel() == ChannelKind.PUBSUB
                        || channel.channel() == ChannelKind.SEMAPHORE;
                require(channel.capacity() > 0 || !counts, item, "capacity", "rule.invalid-number.capacity");
            } else if (item instanceof Pool pool) {
                require(pool.blocks() > 0, item, "blocks", "rule.invalid-number.blocks");
                require(pool.blockBytes() > 0, item, "block", "rule.invalid-number.block-size");
            } else if (item instanceof Watchdog watchdog) {
                require(watchdog.timeoutNs() > 0, item, "timeout", "rule.invalid-number.timeout");
                boolean opens = watchdog.windowNs() >= 0 && watchdog.windowNs() < Math.max(1, watchdog.timeoutNs());
                require(opens, item, "window", "rule.invalid-number.window");
            } else if (item instanceof Chain chain) {
                require(chain.boundNs().orElse(1) > 0, item, "bound", "rule.invalid-number.bound");
            } else if (item instanceof Device device) {
                activation(item, device.arrivals(), "arrivals");
            }
        }

        private void executable(Executable item) {
            activation(item, item.activation(), "activation");
            require(item.deadlineNs().orElse(1) > 0, item, "deadline", "rule.invalid-number.deadline");
            require(!(item instanceof Task t) || t.stackBytes() >= 0, item, "stack", "rule.invalid-number.stack");
            Walk.all(item.body()).forEach(step -> step(item, step));
        }

        private void activation(Item item, Activation activation, String property) {
            switch (activation) {
                case Activation.Periodic p -> {
                    require(p.periodNs() > 0, item, property, "rule.invalid-number.period");
                    require(p.offsetNs() >= 0 && p.jitterNs() >= 0, item, property, "rule.invalid-number.offset");
                }
                case Activation.Sporadic s ->
                    require(s.minGapNs() > 0 && s.meanExtraNs() >= 0, item, property, "rule.invalid-number.gap");
                case Activation.Burst b -> burst(item, b, property);
                case Activation.After a -> require(a.delayNs() > 0, item, property, "rule.invalid-number.delay");
                case Activation.On _, Activation.Spawned _, Activation.Startup _ -> {}
                case Activation.Background _, Activation.Recorded _ -> {}
            }
        }

        private void burst(Item item, Activation.Burst b, String property) {
            boolean good = b.count() > 0 && b.innerGapNs() >= 0 && b.outerGapNs() > 0;
            require(good, item, property, "rule.invalid-number.burst");
            boolean apart = b.count() <= 1 || b.innerGapNs() <= (b.outerGapNs() - 1) / (b.count() - 1);
            require(!good || apart, item, property, "rule.invalid-number.bursts-overlap");
        }

        private void step(Executable item, Step step) {
            switch (step) {
                case Step.Compute c -> compute(item, c);
                case Step.Repeat r -> require(r.count() > 0, item, "body", "rule.invalid-number.repeat");
                case Step.Branch b ->
                    require(b.chancePpm() >= 0 && b.chancePpm() <= MILLION, item, "body", "rule.invalid-number.chance");
                case Step.Transfer t -> transfer(item, t);
                case Step.Delay d -> require(d.durationNs() > 0, item, "body", "rule.invalid-number.delay-step");
                case Step.Lock _, Step.CriticalSection _, Step.Send _, Step.Receive _, Step.Notify _ -> {}
                case Step.Wait _, Step.Spawn _, Step.Yield _, Step.Alloc _, Step.Free _, Step.Feed _ -> {}
                case Step.UnknownStep _, Step.Noted _ -> {}
            }
        }

        private void compute(Executable item, Step.Compute c) {
            if (c.bestNs() < 0 || c.worstNs() < 0) {
                report.add(item, "body", Texts.text("rule.invalid-number.compute-negative", Names.of(item)));
            } else if (c.worstNs() < c.bestNs()) {
                report.add(
                        item,
                        "body",
                        Texts.text(
                                "rule.invalid-number.compute",
                                Names.of(item),
                                c.label(),
                                DurationText.format(c.bestNs()),
                                DurationText.format(c.worstNs())),
                        new ChangeItem(
                                Texts.text("fix.swap-times", Names.of(item)),
                                item.id(),
                                Optional.empty(),
                                i -> i instanceof Executable e ? e.withBody(Swap.inAll(e.body())) : i));
            }
        }

        private void transfer(Executable item, Step.Transfer t) {
            require(t.bytes() > 0, item, "body", "rule.invalid-number.transfer");
            context.project()
                    .item(t.peripheral(), Peripheral.class)
                    .filter(p -> p.bitRateHz() < 0)
                    .ifPresent(p -> report.add(p, "bit-rate", Texts.text("rule.invalid-number.rate", Names.of(p))));
        }

        private void require(boolean good, Item item, String property, String key) {
            if (!good) {
                report.add(item, property, Texts.text(key, Names.of(item)));
            }
        }
    }
}
