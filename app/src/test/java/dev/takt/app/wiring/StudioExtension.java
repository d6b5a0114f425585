package dev.takt.app.wiring;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.framework.junit5.ApplicationExtension;

/** TestFX, whose one stage serves all tests of the process, and the end of what a test has opened on it: a window that nobody ends keeps its threads, its run and its folder. */
public final class StudioExtension extends ApplicationExtension {
    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        try {
            super.afterEach(context);
        } finally {
            StudioHarness.endAll();
        }
    }
}
