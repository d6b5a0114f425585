package dev.takt.codegen;

import dev.takt.codegen.layout.DataPlan;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What RTIC computed of an application: the ceiling in each {@code lock} and the priority that each vector gets, in the code that its macro made of {@code src/main.rs}. The macro leaves that code in the
 * build folder each time it runs. Beside it, what {@code projects.machine} says of the same design.
 */
record RticExpansion(Map<String, Integer> ceilings, Map<String, Integer> priorities) {
    private static final Pattern CEILING = Pattern.compile(
            "shared_resources :: (\\w+)_that_needs_to_be_locked < 'a > \\{(?:(?! impl < 'a > ).)*?const CEILING : u8 = (\\d+)u8");
    private static final Pattern PRIORITY =
            Pattern.compile("interrupt :: (\\w+), rtic :: export :: cortex_logical2hw\\((\\d+)u8");

    /** That of an application as it was built last. */
    static RticExpansion of(Project built) throws IOException {
        String code = Files.readString(BuildPlace.of(built).expansion()).replaceAll("\\s+", " ");
        return new RticExpansion(found(CEILING, code), found(PRIORITY, code));
    }

    private static Map<String, Integer> found(Pattern pattern, String code) {
        Map<String, Integer> found = new TreeMap<>();
        Matcher matcher = pattern.matcher(code);
        while (matcher.find()) {
            found.put(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
        return found;
    }

    /** Ceilings of the resources that somebody locks, and priorities of the vectors that handlers and dispatchers are bound to. */
    static RticExpansion designed(Project project) {
        Design design = Designs.design(project);
        Machine machine = design.machine();
        Map<String, Integer> ceilings = new TreeMap<>();
        for (DataPlan data : design.layout().resources()) {
            SharedResource resource = data.resource();
            if (!resource.users().isEmpty()) {
                ceilings.put(data.rust(), ceiling(machine, resource));
            }
        }
        return new RticExpansion(ceilings, priorities(machine));
    }

    /** Inside a critical section RTIC locks by the most urgent user all the same. */
    private static int ceiling(Machine machine, SharedResource resource) {
        if (resource.protocol() == Protocol.NON_PREEMPTIVE) {
            return resource.users().stream()
                    .mapToInt(user ->
                            machine.levelOf(machine.contexts().get(user)).priority())
                    .max()
                    .orElseThrow();
        }
        return machine.cores()
                .get(resource.core())
                .levels()
                .get(resource.ceiling())
                .priority();
    }

    private static Map<String, Integer> priorities(Machine machine) {
        PinSet pins = PinSets.of(machine).orElseThrow();
        Map<String, Integer> priorities = new TreeMap<>();
        for (Context context : machine.contexts()) {
            Level level = machine.levelOf(context);
            String vector = context.kind() == ContextKind.INTERRUPT ? context.vector() : level.dispatcher();
            if (!vector.isEmpty()) {
                priorities.put(pins.vector(vector).orElseThrow(), level.priority());
            }
        }
        return priorities;
    }
}
