package dev.takt.projects.kind;

import dev.takt.projects.kind.LineType.Blank;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Faults;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Oscillator;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.model.Suppression;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The properties of a project as a whole. */
public final class ProjectKind {
    private static final int MOST_META_IRQS = 16;

    private static final Shape<CostOverride> COST = Shape.of(
            new CostOverride("", 0),
            Property.required(
                    "cost", LineType.words(), "", CostOverride::cost, (c, v) -> new CostOverride(v, c.cycles())),
            Property.required(
                    "cycles",
                    LineType.wholeLong(0, 1_000_000_000),
                    0L,
                    CostOverride::cycles,
                    (c, v) -> new CostOverride(c.cost(), v)));

    /** Seed, length of a run, tick, slice, clock, boot time, oscillator, costs, logging, faults, sleep. */
    public static final Shape<Settings> SETTINGS = Shape.of(
            Settings.DEFAULT,
            Property.of(
                    "seed",
                    LineType.wholeLong(Long.MIN_VALUE, Long.MAX_VALUE),
                    Settings.DEFAULT.seed(),
                    Settings::seed,
                    Settings::withSeed),
            Property.of(
                    "run-for",
                    LineType.time(),
                    Settings.DEFAULT.runForNs(),
                    Settings::runForNs,
                    Settings::withRunForNs),
            Property.of(
                    "tick",
                    LineType.optionalTime().or(Blank.DEFAULT),
                    OptionalLong.empty(),
                    Settings::tickNs,
                    Settings::withTickNs),
            Property.of(
                    "slice",
                    LineType.optionalTime().or(Blank.DEFAULT),
                    OptionalLong.empty(),
                    Settings::sliceNs,
                    Settings::withSliceNs),
            Property.of(
                    "scheduling",
                    new ChoiceType<>("scheduling", List.of(Scheduling.values())),
                    Scheduling.FIXED,
                    Settings::scheduling,
                    Settings::withScheduling),
            Property.of(
                    "preemption",
                    new ChoiceType<>("preemption", List.of(Preemption.values())),
                    Preemption.FULL,
                    Settings::preemption,
                    Settings::withPreemption),
            Property.of(
                    "sharing",
                    new ChoiceType<>("sharing", List.of(Sharing.values())),
                    Sharing.PARTITIONED,
                    Settings::sharing,
                    Settings::withSharing),
            Property.of(
                    "meta-irqs",
                    LineType.whole(0, MOST_META_IRQS),
                    Settings.DEFAULT.metaIrqs(),
                    Settings::metaIrqs,
                    Settings::withMetaIrqs),
            Property.of(
                    "logging",
                    new ChoiceType<>("logging", List.of(Logging.values())),
                    Logging.NONE,
                    Settings::logging,
                    Settings::withLogging),
            Property.of(
                    "faults",
                    new ChoiceType<>("faults", List.of(Faults.values())),
                    Faults.HALT,
                    Settings::faults,
                    Settings::withFaults),
            Property.of(
                    "sleep",
                    new ChoiceType<>("sleep", List.of(Sleep.values())),
                    Sleep.AUTO,
                    Settings::sleep,
                    Settings::withSleep),
            Property.of("heap", LineType.orNothing(LineType.size()), 0L, Settings::heapBytes, Settings::withHeapBytes),
            Property.of(
                    "clock",
                    LineType.orNothing(LineType.rate()).or(Blank.DEFAULT),
                    0L,
                    Settings::clockHz,
                    Settings::withClockHz),
            Property.of("boot", LineType.orNothing(LineType.time()), 0L, Settings::bootNs, Settings::withBootNs),
            Property.of(
                    "oscillator",
                    new ChoiceType<>("oscillator", List.of(Oscillator.values())),
                    Oscillator.ANY,
                    Settings::oscillator,
                    Settings::withOscillator),
            Property.of(
                    "costs", new ListType<>(new RecordType<>(COST)), List.of(), Settings::costs, Settings::withCosts));

    /** A part of flash. */
    public static final Shape<Partition> PARTITION = Shape.of(
            new Partition("", "", "", OptionalLong.empty(), 0, false, false),
            Property.required("name", LineType.words(), "", Partition::name, Partition::withName),
            Property.required("type", LineType.words(), "", Partition::type, Partition::withType),
            Property.of("subtype", LineType.words().or(Blank.DEFAULT), "", Partition::subtype, Partition::withSubtype),
            Property.of(
                    "offset",
                    LineType.optionalAddress().or(Blank.DEFAULT),
                    OptionalLong.empty(),
                    Partition::offset,
                    Partition::withOffset),
            Property.required("size", LineType.size(), 0L, Partition::size, Partition::withSize),
            Property.of("encrypted", new FlagType(), false, Partition::encrypted, Partition::withEncrypted),
            Property.of("read-only", new FlagType(), false, Partition::readOnly, Partition::withReadOnly));

    /** How flash is divided. */
    public static final Shape<FlashPlan> FLASH = Shape.of(
            FlashPlan.NONE,
            Property.of("scheme", LineType.words().or(Blank.DEFAULT), "", FlashPlan::scheme, FlashPlan::withScheme),
            Property.of(
                    "size",
                    LineType.orNothing(LineType.size()).or(Blank.DEFAULT),
                    0L,
                    FlashPlan::flashBytes,
                    FlashPlan::withFlashBytes),
            Property.of(
                    "partitions",
                    new ListType<>(new RecordType<>(PARTITION)),
                    List.of(),
                    FlashPlan::partitions,
                    FlashPlan::withPartitions));

    private static final Shape<Suppression> SUPPRESSION = Shape.of(
            new Suppression("", Optional.empty(), ""),
            Property.required(
                    "rule",
                    LineType.words(),
                    "",
                    Suppression::rule,
                    (s, v) -> new Suppression(v, s.item(), s.reason())),
            Property.of(
                    "item",
                    new OptionalReferenceType(ReferenceType.to(Item.class)),
                    Optional.empty(),
                    Suppression::item,
                    (s, v) -> new Suppression(s.rule(), v, s.reason())),
            Property.required(
                    "reason",
                    LineType.words(),
                    "",
                    Suppression::reason,
                    (s, v) -> new Suppression(s.rule(), s.item(), v)));

    /** Everything in a project file after its version, in the order of the file. */
    public static final Shape<Project> SHAPE = Shape.of(
            Project.blank("", "", ""),
            Property.required("name", LineType.words(), "", Project::name, Project::withName),
            Property.required("target", LineType.words(), "", Project::target, Project::withTarget),
            Property.required("runtime", LineType.words(), "", Project::runtime, Project::withRuntime),
            Property.of(
                    "settings", new RecordType<>(SETTINGS), Settings.DEFAULT, Project::settings, Project::withSettings),
            Property.required("items", new ListType<>(new ItemType()), List.of(), Project::items, Project::withItems),
            Property.of("flash", new RecordType<>(FLASH), FlashPlan.NONE, Project::flash, Project::withFlash),
            Property.of("layout", new LayoutType(), Layout.EMPTY, Project::layout, Project::withLayout),
            Property.of(
                    "suppressions",
                    new ListType<>(new RecordType<>(SUPPRESSION)),
                    List.of(),
                    Project::suppressions,
                    Project::withSuppressions));

    private ProjectKind() {}
}
