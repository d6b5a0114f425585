package dev.takt.projects.memory;

import dev.takt.projects.model.Partition;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A partition table of ESP-IDF for a wish: NVS, otadata where there are slots, calibration of the radio, a factory image if it stays, slots of one size, data behind them. */
final class EspProposal {
    private static final long FIRST = 0x9000;
    private static final long APPS = 0x10000;
    private static final long SECTOR = 0x1000;

    private final List<Partition> partitions = new ArrayList<>();
    private long at = FIRST;

    private EspProposal() {}

    static List<Partition> propose(LayoutWish wish, Chip chip) {
        EspProposal proposal = new EspProposal();
        proposal.fill(wish, wish.flashBytes() > 0 ? wish.flashBytes() : chip.flashBytes());
        return proposal.partitions;
    }

    private void fill(LayoutWish wish, long flash) {
        boolean ota = wish.slots() > 1;
        boolean ownNvs = wish.data().stream().anyMatch(d -> d.kind().equals("nvs"));
        if (!ownNvs) {
            add("nvs", "data", "nvs", ota ? 0x4000 : 0x6000);
        }
        if (ota) {
            add("otadata", "data", "ota", EspTypes.OTADATA_BYTES);
        }
        add("phy_init", "data", "phy", SECTOR);
        long data = wish.data().stream()
                .mapToLong(d -> Math.ceilDiv(d.bytes(), SECTOR) * SECTOR)
                .sum();
        int images = Math.max(1, ota ? wish.slots() + (wish.factory() ? 1 : 0) : 1);
        long start = Math.ceilDiv(at, APPS) * APPS;
        long most = Math.min(EspTypes.MAX_APP_BYTES, Math.max(0, flash - data - start) / images / APPS * APPS);
        long size = wish.slotBytes().isPresent() ? Math.ceilDiv(wish.slotBytes().getAsLong(), SECTOR) * SECTOR : most;
        if (!ota || wish.factory()) {
            app("factory", "factory", size);
        }
        for (int slot = 0; ota && slot < wish.slots(); slot++) {
            app("ota_" + slot, "ota_" + slot, size);
        }
        for (LayoutWish.Data d : wish.data()) {
            add(d.name(), "data", d.kind(), Math.ceilDiv(d.bytes(), SECTOR) * SECTOR);
        }
    }

    private void app(String name, String subtype, long size) {
        at = Math.ceilDiv(at, APPS) * APPS;
        add(name, "app", subtype, size);
    }

    private void add(String name, String type, String subtype, long size) {
        partitions.add(new Partition(name, type, subtype, OptionalLong.of(at), size, false, false));
        at += size;
    }
}
