package dev.takt.codegen.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Designs;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceFileTest {
    private static final Chip AN385 = ShippedCatalogue.get().chip("mps2-an385").orElseThrow();

    /** The numbers are those of Arm's application note 385, table 5-2; 11, 12, 14 and 15 are not in the catalogue. */
    @Test
    void handlersStandAtTheirNumbersAndTheDefaultHandlerBetween() {
        List<String> table = table(new DeviceFile(AN385));
        assertEquals(22, table.size());
        assertEquals("UART0_RX", table.get(0));
        assertEquals("TIMER0", table.get(8));
        assertEquals("DUALTIMER", table.get(10));
        assertEquals("DefaultHandler", table.get(11));
        assertEquals("DefaultHandler", table.get(12));
        assertEquals("ETH", table.get(13));
        assertEquals("UART4_TX", table.get(21));
    }

    @Test
    void everyInterruptHasADefaultAndANumber() {
        List<GeneratedFile> files = new DeviceFile(AN385).files();
        String module = Designs.text(files, "src/takt/device.rs");
        String linker = Designs.text(files, "device.x");
        for (Vector vector : AN385.vectors()) {
            assertTrue(module.contains("    " + vector.name() + " = " + vector.number() + ",\n"), vector.name());
            assertTrue(linker.contains("PROVIDE(" + vector.name() + " = DefaultHandler);\n"), vector.name());
        }
        assertTrue(module.contains("pub const NVIC_PRIO_BITS: u8 = 3;"), module);
    }

    /** Names of a user's target that would leave their place, and numbers that no NVIC has. */
    @Test
    void hostileVectorsStayOut() {
        DeviceFile device = with(List.of(
                new Vector("OK", 1),
                new Vector("fn", 2),
                new Vector("A = 3, B", 3),
                new Vector("x);\nEVIL(", 4),
                new Vector("OK", 5),
                new Vector("SAME", 1),
                new Vector("BELOW", -1),
                new Vector("ABOVE", 480),
                new Vector("", 6)));
        assertEquals(List.of("DefaultHandler", "OK"), table(device));
        String linker = Designs.text(device.files(), "device.x");
        assertEquals(1, linker.lines().filter(l -> l.startsWith("PROVIDE")).count());
    }

    @Test
    void chipWithoutInterruptsHasNoTable() {
        String module = Designs.text(with(List.of()).files(), "src/takt/device.rs");
        assertFalse(module.contains("__INTERRUPTS"), module);
        assertFalse(module.contains("enum Interrupt"), module);
    }

    private static List<String> table(DeviceFile device) {
        List<String> lines =
                Designs.text(device.files(), "src/takt/device.rs").lines().toList();
        int first = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("pub static __INTERRUPTS"))
                .findFirst()
                .orElseThrow();
        List<String> table = new ArrayList<>();
        for (int i = first + 1; !lines.get(i).equals("];"); i++) {
            String line = lines.get(i).strip();
            if (!line.startsWith("//")) {
                table.add(line.replace(",", ""));
            }
        }
        return table;
    }

    private static DeviceFile with(List<Vector> vectors) {
        return new DeviceFile("Chip", 3, vectors, true);
    }
}
