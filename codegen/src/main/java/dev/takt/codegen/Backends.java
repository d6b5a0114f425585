package dev.takt.codegen;

import dev.takt.codegen.backend.bare.BareBackend;
import dev.takt.codegen.backend.embassy.EmbassyBackend;
import dev.takt.codegen.backend.rtic.RticBackend;
import dev.takt.codegen.spi.Backend;
import java.util.List;
import java.util.Optional;

/** All generators, one a runtime. */
final class Backends {
    static final List<Backend> ALL = List.of(new RticBackend(), new EmbassyBackend(), new BareBackend());

    private Backends() {}

    static Optional<Backend> of(String runtime) {
        return ALL.stream().filter(b -> b.runtime().equals(runtime)).findFirst();
    }
}
