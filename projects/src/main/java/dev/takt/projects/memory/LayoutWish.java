package dev.takt.projects.memory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a layout has to hold: the scheme, the size of the flash (0: the chip's), how many slots or processes, whether a factory image stays, sizes where they are not left
 * to the planner, a SoftDevice, and areas for data.
 */
public record LayoutWish(
        LayoutScheme scheme,
        long flashBytes,
        int slots,
        boolean factory,
        OptionalLong bootloaderBytes,
        OptionalLong slotBytes,
        Optional<SoftDevice> softDevice,
        List<Data> data) {
    /** Data of the application: a name, what is in it ({@code nvs}, {@code littlefs} …), and its least size. */
    public record Data(String name, String kind, long bytes) {}

    public LayoutWish {
        data = List.copyOf(data);
    }

    /** Two slots of a scheme, all else left to the planner. */
    public static LayoutWish of(LayoutScheme scheme) {
        return new LayoutWish(
                scheme, 0, 2, false, OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), List.of());
    }

    public LayoutWish withFlashBytes(long bytes) {
        return new LayoutWish(scheme, bytes, slots, factory, bootloaderBytes, slotBytes, softDevice, data);
    }

    public LayoutWish withSlots(int count) {
        return new LayoutWish(scheme, flashBytes, count, factory, bootloaderBytes, slotBytes, softDevice, data);
    }

    public LayoutWish withFactory(boolean stays) {
        return new LayoutWish(scheme, flashBytes, slots, stays, bootloaderBytes, slotBytes, softDevice, data);
    }

    public LayoutWish withBootloaderBytes(long bytes) {
        return new LayoutWish(scheme, flashBytes, slots, factory, OptionalLong.of(bytes), slotBytes, softDevice, data);
    }

    public LayoutWish withSlotBytes(long bytes) {
        return new LayoutWish(
                scheme, flashBytes, slots, factory, bootloaderBytes, OptionalLong.of(bytes), softDevice, data);
    }

    public LayoutWish withSoftDevice(SoftDevice device) {
        return new LayoutWish(
                scheme, flashBytes, slots, factory, bootloaderBytes, slotBytes, Optional.of(device), data);
    }

    public LayoutWish withData(List<Data> areas) {
        return new LayoutWish(scheme, flashBytes, slots, factory, bootloaderBytes, slotBytes, softDevice, areas);
    }
}
