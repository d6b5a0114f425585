package dev.takt.projects.target;

import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A runtime: how it schedules, what it offers, what it costs and what it cannot express.
 *
 * @param like id of the version that this one is described as a difference to; empty if it is described in full
 * @param version version of the runtime that figures and behaviour are taken from; blank where it has none
 * @param threadPriorities number of thread priorities, so that they are 0 to {@code threadPriorities - 1}
 * @param tickNs length of a tick; 0 for a runtime without one
 * @param sliceNs default length of a time slice; 0 for a runtime without slices
 * @param costs cycles of each row; they go before those of the chip
 * @param refusals what a design may draw that the runtime cannot express
 * @param waitsByDma true if the runtime's own drivers move the bytes that a task waits for by DMA, where the chip has it
 * @param chips ids of the chips that it runs on
 * @param sources where the figures are from
 * @param support its rows of the support matrix
 */
public record RuntimeProfile(
        String id,
        String like,
        String name,
        String version,
        Dispatch dispatch,
        Kernel kernel,
        int threadPriorities,
        long tickNs,
        long sliceNs,
        Protocol defaultProtocol,
        List<Protocol> protocols,
        Overrun defaultOverrun,
        List<Overrun> overruns,
        Map<Cost, Long> costs,
        List<Refusal> refusals,
        boolean waitsByDma,
        List<String> chips,
        List<String> sources,
        List<Support> support) {
    public RuntimeProfile {
        protocols = List.copyOf(protocols);
        overruns = List.copyOf(overruns);
        costs = Map.copyOf(costs);
        refusals = List.copyOf(refusals);
        chips = List.copyOf(chips);
        sources = List.copyOf(sources);
        support = List.copyOf(support);
    }

    /** The id of the runtime that this one is a version of: what is no matter of the version goes by it. */
    public String family() {
        return like.isEmpty() ? id : like;
    }

    /** Its name with its version, where it has one that the name does not say. */
    public String nameAndVersion() {
        return version.isBlank() || name.endsWith(" " + version) ? name : name + " " + version;
    }

    /** Cycles of a row on a chip: this runtime's, else the chip's, else 0. */
    public long cycles(Cost cost, Chip chip) {
        return costs.getOrDefault(cost, chip.costs().getOrDefault(cost, 0L));
    }

    /** The rows of which neither this runtime nor the chip has a figure, so that they count 0; without those of firmware that traces itself, without what awaiting room takes beside a send, and without tail chaining: unknown, exit and entry count. */
    public List<Cost> withoutFigure(Chip chip) {
        return Stream.of(Cost.values())
                .filter(cost -> cost != Cost.NOTE
                        && cost != Cost.TAIL_CHAIN
                        && cost != Cost.AWAIT_ROOM
                        && !costs.containsKey(cost)
                        && !chip.costs().containsKey(cost))
                .toList();
    }

    /** True if designs for this chip may use this runtime. */
    public boolean runsOn(String chip) {
        return chips.contains(chip) || chips.contains("*");
    }

    /** Its row of the support matrix for a chip. */
    public Optional<Support> support(String chip) {
        return support.stream().filter(s -> s.target().equals(chip)).findFirst();
    }

    /** True if firmware is generated for this chip. */
    public boolean generatesFor(String chip) {
        return support(chip).filter(Support::isGenerated).isPresent();
    }

    /** Why no firmware is generated for a chip, and what to do instead. */
    public Message noFirmware(Chip chip) {
        return support(chip.id())
                .map(s -> Texts.text("support.refused", name, chip.name(), s.why(), s.alternative()))
                .orElseGet(() -> Texts.text("support.no-row", name, chip.name()));
    }

    /** The same profile with these rows of the support matrix. */
    public RuntimeProfile withSupport(List<Support> rows) {
        return with(chips, rows);
    }

    /** The same profile with one more row of the support matrix; {@code runs} if designs for that chip may use it. */
    public RuntimeProfile withChip(String chip, boolean runs, Support row) {
        List<String> more =
                runs ? Stream.concat(chips.stream(), Stream.of(chip)).toList() : chips;
        return with(more, Stream.concat(support.stream(), Stream.of(row)).toList());
    }

    private RuntimeProfile with(List<String> chips, List<Support> support) {
        return new RuntimeProfile(
                id,
                like,
                name,
                version,
                dispatch,
                kernel,
                threadPriorities,
                tickNs,
                sliceNs,
                defaultProtocol,
                protocols,
                defaultOverrun,
                overruns,
                costs,
                refusals,
                waitsByDma,
                chips,
                sources,
                support);
    }
}
