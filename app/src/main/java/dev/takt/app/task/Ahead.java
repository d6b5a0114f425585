package dev.takt.app.task;

import java.util.function.Consumer;

/** Work that is begun before anybody waits for what it makes: a read of what is wanted in a moment. */
public final class Ahead {
    private Ahead() {}

    /** Begins it on a thread of its own, which does not keep the process; {@code failed} is told there about a defect. */
    public static void begin(String name, Runnable work, Consumer<Throwable> failed) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Throwable defect) {
                        failed.accept(defect);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
