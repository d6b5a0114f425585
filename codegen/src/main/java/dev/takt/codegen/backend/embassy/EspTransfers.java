package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.codegen.spi.Design;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Bus;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.problem.Obstacle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Transfers by DMA on lines of the ESP32 family. The async drivers of esp-hal 1.1 move bytes through FIFOs and are interrupted for each filling (64 bytes of an SPI, 31 of an I2C, 118 of a UART, the {@code fifo} of the chip file): what one filling
 * takes is one interrupt, as bounds and runs count it; what takes more is refused.
 */
final class EspTransfers {
    private final Design design;
    private final DriverBook book;

    EspTransfers(Design design, DriverBook book) {
        this.design = design;
        this.book = book;
    }

    List<Obstacle> refusals() {
        List<Obstacle> refusals = new ArrayList<>();
        for (Driver driver : new Drivers(design.layout(), book).all()) {
            if (book.waits(driver)) {
                design.machine().bus(driver.item()).ifPresent(bus -> refuse(driver, bus, refusals));
            }
        }
        return refusals;
    }

    private void refuse(Driver driver, Bus bus, List<Obstacle> refusals) {
        design.layout().tasks().stream()
                .map(TaskPlan::context)
                .flatMap(c -> Bodies.transfers(c.body()))
                .filter(t -> t.peripheral().equals(driver.item()) && t.mode() == TransferMode.DMA)
                .max(Comparator.comparingLong(Step.Transfer::bytes))
                .filter(t -> fillings(bus, t) > bus.interrupts(t.bytes(), TransferMode.DMA))
                .ifPresent(t -> refusals.add(Obstacle.at(
                        driver.item(),
                        "instance",
                        Texts.text(
                                "generation.embassy.esp.dma",
                                driver.peripheral().name(),
                                String.valueOf(t.bytes()),
                                String.valueOf(fillings(bus, t))))));
    }

    private static long fillings(Bus bus, Step.Transfer transfer) {
        return bus.interrupts(transfer.bytes(), TransferMode.ASYNC);
    }
}
