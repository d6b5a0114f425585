package dev.takt.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Queue<Runnable> frames = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Turns turns = new Turns(frames::add);

    private void frame() {
        frames.remove().run();
    }

    @Test
    void eachUpdateHasAFrameOfItsOwnInTheOrderTheyWereAskedFor() {
        turns.ask(() -> done.add("board"));
        turns.ask(() -> done.add("outline"));
        assertEquals(List.of(), done);
        frame();
        assertEquals(List.of("board"), done);
        frame();
        assertEquals(List.of("board", "outline"), done);
        assertEquals(0, frames.size(), "nothing is asked of the screen while nothing waits");
    }

    @Test
    void askedForAgainBeforeItsTurnAnUpdateIsDoneOnceAndKeepsItsPlace() {
        Runnable board = () -> done.add("board");
        turns.ask(board);
        turns.ask(() -> done.add("outline"));
        turns.ask(board);
        frame();
        frame();
        assertEquals(List.of("board", "outline"), done);
        assertEquals(0, frames.size());
    }

    @Test
    void anUpdateMayAskForItselfAgain() {
        Runnable twice = new Runnable() {
            @Override
            public void run() {
                done.add("board");
                if (done.size() < 2) {
                    turns.ask(this);
                }
            }
        };
        turns.ask(twice);
        frame();
        frame();
        assertEquals(List.of("board", "board"), done);
        assertEquals(0, frames.size());
    }

    @Test
    void whatIsForgottenIsNotDone() {
        Runnable board = () -> done.add("board");
        turns.ask(board);
        turns.ask(() -> done.add("outline"));
        turns.forget(board);
        frame();
        assertEquals(List.of("outline"), done);

        turns.ask(board);
        turns.forgetAll();
        frame();
        assertEquals(List.of("outline"), done);
        assertEquals(0, frames.size());
    }

    @Test
    void anUpdateWithADefectHoldsUpNoOther() {
        turns.ask(() -> {
            throw new IllegalStateException("broken");
        });
        turns.ask(() -> done.add("outline"));
        assertThrows(IllegalStateException.class, this::frame);
        frame();
        assertEquals(List.of("outline"), done);
    }
}
