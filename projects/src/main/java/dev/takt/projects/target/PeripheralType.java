package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** What a peripheral instance does. */
public enum PeripheralType implements Tagged {
    /** Pins. */
    GPIO("gpio"),
    /** Asynchronous serial line. */
    UART("uart"),
    /** I2C bus. */
    I2C("i2c"),
    /** SPI bus. */
    SPI("spi"),
    /** Analogue input. */
    ADC("adc"),
    /** Timer or PWM. */
    TIMER("timer"),
    /** CAN controller. */
    CAN("can"),
    /** DMA controller. */
    DMA("dma"),
    /** Watchdog timer. */
    WATCHDOG("watchdog"),
    /** Radio. */
    RADIO("radio"),
    /** USB. */
    USB("usb"),
    /** Vectors that only code requests, free for dispatchers. */
    SOFTWARE("software"),
    /** Anything else. */
    OTHER("other");

    private final String tag;

    PeripheralType(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
