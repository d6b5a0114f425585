package dev.takt.codegen.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Our {@code Cargo.lock} with the crates that the user has added to the manifest, as they are locked now, so that {@code --locked} goes on to build: each with what it needs, at our versions where cargo would take one for both. What the
 * user's crates switch on in ours is not known here; cargo adds that.
 */
public final class LockMerge {
    private final CargoLock present;
    private final Map<CargoPackage.Id, CargoPackage> merged = new LinkedHashMap<>();
    private final Set<CargoPackage.Id> ours = new HashSet<>();

    private LockMerge(CargoLock our, CargoLock present) {
        this.present = present;
        for (CargoPackage p : our.packages()) {
            ours.add(p.id());
            merged.put(
                    p.id(),
                    p.withNeeds(p.references().stream()
                            .flatMap(r -> our.find(r).stream())
                            .map(CargoPackage::id)
                            .toList()));
        }
    }

    /**
     * {@code lastManifest} is what we wrote of the manifest the time before, {@code ourManifest} what we would write now, {@code manifest} what it will be.
     *
     * @throws Unmergeable if a manifest is no TOML
     */
    public static String merged(String ours, String present, String lastManifest, String ourManifest, String manifest)
            throws Unmergeable {
        Manifest now = Manifest.of(manifest);
        Set<String> added = new LinkedHashSet<>(now.crates());
        added.removeAll(Manifest.of(ourManifest).crates());
        Set<String> formerly = Manifest.of(lastManifest).own();
        CargoLock our = CargoLock.of(ours);
        LockMerge merge = new LockMerge(our, CargoLock.of(present));
        boolean changed = merge.add(now.name(), added);
        changed |= now.members() > Manifest.of(ourManifest).members() && merge.addMembers(formerly);
        return changed ? new CargoLock(our.preamble(), List.copyOf(merge.merged.values())).text() : ours;
    }

    /** What the user has the root ask for besides. */
    private boolean add(String root, Set<String> crates) {
        Optional<CargoPackage> asking =
                merged.values().stream().filter(p -> p.name().equals(root)).findFirst();
        List<CargoPackage.Id> needs = new ArrayList<>();
        for (CargoPackage local :
                present.packages().stream().filter(CargoPackage::isLocal).toList()) {
            local.references().stream()
                    .filter(r -> crates.contains(r.split(" ")[0]))
                    .flatMap(r -> taken(r).stream())
                    .forEach(needs::add);
        }
        asking.ifPresent(p -> merged.put(p.id(), p.withNeeds(union(p.needs(), needs))));
        return asking.isPresent() && !needs.isEmpty();
    }

    /** Packages of the user's beside the project's own. */
    private boolean addMembers(Set<String> formerly) {
        List<CargoPackage> members = present.packages().stream()
                .filter(p -> p.isLocal() && !formerly.contains(p.name()))
                .filter(p -> merged.keySet().stream().noneMatch(id -> id.name().equals(p.name())))
                .toList();
        members.forEach(this::take);
        return !members.isEmpty();
    }

    private static List<CargoPackage.Id> union(List<CargoPackage.Id> a, List<CargoPackage.Id> b) {
        Set<CargoPackage.Id> all = new LinkedHashSet<>(a);
        all.addAll(b);
        return List.copyOf(all);
    }

    private Optional<CargoPackage.Id> taken(String reference) {
        return present.find(reference)
                .map(p -> ours.stream().filter(p.id()::isCompatible).findFirst().orElseGet(() -> take(p)));
    }

    private CargoPackage.Id take(CargoPackage p) {
        if (!merged.containsKey(p.id())) {
            // in its place before what it needs, which may need it in turn
            merged.put(p.id(), p);
            List<CargoPackage.Id> needs =
                    p.references().stream().flatMap(r -> taken(r).stream()).toList();
            merged.put(p.id(), p.withNeeds(needs));
        }
        return p.id();
    }
}
