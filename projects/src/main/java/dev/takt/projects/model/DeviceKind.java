package dev.takt.projects.model;

/** What a part outside the chip is. */
public enum DeviceKind implements Tagged {
    /** A light. */
    LED("led"),
    /** A button or switch. */
    BUTTON("button"),
    /** A sensor. */
    SENSOR("sensor"),
    /** Power stage of a motor. */
    MOTOR_DRIVER("motor-driver"),
    /** A line driver: RS-232, RS-485, CAN. */
    TRANSCEIVER("transceiver"),
    /** A radio or modem. */
    RADIO("radio"),
    /** Anything else. */
    OTHER("other");

    private final String tag;

    DeviceKind(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
