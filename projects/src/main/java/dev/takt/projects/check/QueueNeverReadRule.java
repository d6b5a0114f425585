package dev.takt.projects.check;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;

/** A channel that is written and never read. */
record QueueNeverReadRule(String id, Severity severity) implements DesignRule {
    QueueNeverReadRule() {
        this("queue-never-read", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        for (Channel channel : context.project().all(Channel.class)) {
            if (UnreachableTaskRule.sent(channel.id(), context.project()) && !read(channel.id(), context)) {
                boolean fills = channel.full() == FullPolicy.BLOCK && channel.channel() == ChannelKind.QUEUE;
                report.add(
                        channel,
                        "",
                        Texts.text(
                                fills ? "rule.queue-never-read.blocks" : "rule.queue-never-read.found",
                                Names.of(channel),
                                channel.capacity()));
            }
        }
        return report.problems();
    }

    private static boolean read(ItemId channel, CheckContext context) {
        return context.project().all(Executable.class).stream()
                .anyMatch(e -> e.activation().equals(new Activation.On(channel))
                        || Walk.all(e.body()).stream().anyMatch(s -> takes(s, channel)));
    }

    private static boolean takes(Step step, ItemId channel) {
        return step instanceof Step.Receive receive && receive.channel().equals(channel)
                || step instanceof Step.Wait wait && wait.signal().equals(channel);
    }
}
