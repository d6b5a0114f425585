package dev.takt.app.task;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The ways to the window's thread: {@code soon} runs work there, {@code nextFrame} too, each piece in another frame; {@code failed} is told there about a defect. */
public record WindowThread(Executor soon, Executor nextFrame, Consumer<Throwable> failed) {}
