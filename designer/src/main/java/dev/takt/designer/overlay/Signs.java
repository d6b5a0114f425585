package dev.takt.designer.overlay;

import dev.takt.designer.draw.Glyph;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;

/** The sign of every item, the same on board, timeline and in lists. */
public final class Signs {
    private Signs() {}

    public static Glyph of(Item item, Project project) {
        return switch (item) {
            case Task task -> task(task.activation(), project);
            case Interrupt _ -> Glyph.ZAP;
            case Resource _ -> Glyph.LOCK;
            case Channel channel -> channel(channel);
            case Peripheral _ -> Glyph.CPU;
            case Device device -> device(device);
            case Pool _ -> Glyph.BOX;
            case Watchdog _ -> Glyph.SHIELD;
            case Chain _ -> Glyph.LINK;
            case Note _ -> Glyph.MESSAGE_SQUARE;
            case Frame _ -> Glyph.LAYERS;
            case Unknown _ -> Glyph.HELP_CIRCLE;
        };
    }

    /** A task by what releases it. */
    private static Glyph task(Activation activation, Project project) {
        return switch (activation) {
            case Activation.Periodic _, Activation.After _ -> Glyph.REPEAT;
            case Activation.On on -> project.item(on.source(), Channel.class).isPresent() ? Glyph.INBOX : Glyph.ZAP;
            case Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> Glyph.ZAP;
            case Activation.Spawned _ -> Glyph.PLAY;
            case Activation.Startup _ -> Glyph.POWER;
            case Activation.Background _ -> Glyph.REFRESH_CW;
        };
    }

    private static Glyph channel(Channel channel) {
        return switch (channel.channel()) {
            case QUEUE, PUBSUB -> Glyph.INBOX;
            case SIGNAL, WATCH, FLAGS -> Glyph.RADIO;
            case SEMAPHORE -> Glyph.HASH;
        };
    }

    private static Glyph device(Device device) {
        return switch (device.device()) {
            case LED -> Glyph.BULB;
            case BUTTON -> Glyph.DISC;
            case SENSOR -> Glyph.COMPASS;
            case MOTOR_DRIVER -> Glyph.SETTINGS;
            case TRANSCEIVER -> Glyph.ACTIVITY;
            case RADIO -> Glyph.RADIO;
            case OTHER -> Glyph.BOX;
        };
    }
}
