package dev.takt.codegen.backend.skeleton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Designs;
import dev.takt.codegen.spi.Design;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkeletonBackendTest {
    private final SkeletonBackend backend = new SkeletonBackend();

    @Test
    void sketchHasEveryTaskAndStep() {
        Design design = Designs.design(Designs.sample("rtic-cortex-m3"));
        assertEquals(List.of(), backend.refusals(design));
        String main = Designs.text(backend.files(design), "src/main.rs");
        assertTrue(main.contains("""
                        /// every 10 ms.
                        fn control(body: &mut bodies::Control) {
                            body.read_inputs();
                            state.lock(|state| {
                                body.update(state);
                            });
                            body.actuate();
                        }
                        """), main);
    }

    @Test
    void samplesOfEveryRuntimeCanBeSketched() {
        for (String id : List.of("priority-inversion", "motor-control")) {
            Design design = Designs.design(Designs.sample(id));
            assertEquals(List.of(), backend.refusals(design), id);
            assertTrue(backend.files(design).size() > 5, id);
        }
    }
}
