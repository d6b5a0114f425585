package dev.takt.projects.memory;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Names and numbers of partition types and subtypes of ESP-IDF (components/partition_table, v6.0), and the alignments that follow from them. */
public final class EspTypes {
    public static final int APP = 0x00;
    public static final int DATA = 0x01;
    public static final int BOOTLOADER = 0x02;
    public static final int PARTITION_TABLE = 0x03;

    /** The highest number of a type and of a subtype: each is a byte of the table. */
    static final int HIGHEST = 0xff;

    /** The lowest type that is left to applications; those below are ESP-IDF's own. */
    private static final int FIRST_OF_APPLICATIONS = 0x40;

    public static final int FACTORY = 0x00;
    public static final int OTA_0 = 0x10;
    public static final int OTA_15 = 0x1f;
    public static final int TEE_0 = 0x30;
    public static final int TEE_1 = 0x31;

    public static final int OTADATA = 0x00;
    public static final int NVS = 0x02;
    public static final int COREDUMP = 0x03;
    public static final int NVS_KEYS = 0x04;
    public static final int UNDEFINED = 0x06;
    public static final int TEE_OTADATA = 0x90;

    public static final int PRIMARY = 0x00;
    public static final int RECOVERY = 0x02;

    public static final long TABLE_SECTOR = 0x1000;
    public static final long OTADATA_BYTES = 0x2000;
    public static final long NVS_WRITABLE_BYTES = 0x3000;
    public static final long MAX_APP_BYTES = 16L << 20;

    private static final Map<String, Integer> TYPES = ordered(
            Map.entry("app", APP),
            Map.entry("data", DATA),
            Map.entry("bootloader", BOOTLOADER),
            Map.entry("partition_table", PARTITION_TABLE));
    private static final Map<Integer, Map<String, Integer>> SUBTYPES = Map.of(
            APP,
            appSubtypes(),
            DATA,
            ordered(
                    Map.entry("ota", OTADATA),
                    Map.entry("phy", 0x01),
                    Map.entry("nvs", NVS),
                    Map.entry("coredump", COREDUMP),
                    Map.entry("nvs_keys", NVS_KEYS),
                    Map.entry("efuse", 0x05),
                    Map.entry("undefined", UNDEFINED),
                    Map.entry("esphttpd", 0x80),
                    Map.entry("fat", 0x81),
                    Map.entry("spiffs", 0x82),
                    Map.entry("littlefs", 0x83),
                    Map.entry("tee_ota", TEE_OTADATA)),
            BOOTLOADER,
            ordered(Map.entry("primary", PRIMARY), Map.entry("ota", 1), Map.entry("recovery", RECOVERY)),
            PARTITION_TABLE,
            ordered(Map.entry("primary", PRIMARY), Map.entry("ota", 1)));

    private EspTypes() {}

    /** True for a type that neither ESP-IDF has a meaning for nor applications may use. */
    static boolean isReserved(int type) {
        return type == HIGHEST || type > PARTITION_TABLE && type < FIRST_OF_APPLICATIONS;
    }

    private static Map<String, Integer> appSubtypes() {
        Map<String, Integer> names = new LinkedHashMap<>();
        names.put("factory", FACTORY);
        for (int slot = 0; OTA_0 + slot <= OTA_15; slot++) {
            names.put("ota_" + slot, OTA_0 + slot);
        }
        names.put("test", 0x20);
        names.put("tee_0", TEE_0);
        names.put("tee_1", TEE_1);
        return names;
    }

    @SafeVarargs
    private static Map<String, Integer> ordered(Map.Entry<String, Integer>... entries) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return map;
    }

    /** The number of a type's name, any case. */
    public static OptionalInt type(String name) {
        return number(TYPES, name);
    }

    /** The number of a subtype's name within its type, any case. */
    public static OptionalInt subtype(int type, String name) {
        return number(SUBTYPES.getOrDefault(type, Map.of()), name);
    }

    private static OptionalInt number(Map<String, Integer> names, String name) {
        Integer number = names.get(small(name));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The name of a type, or its number. */
    public static String typeName(int type) {
        return name(TYPES, type);
    }

    /** The name of a subtype, or its number. */
    public static String subtypeName(int type, int subtype) {
        return name(SUBTYPES.getOrDefault(type, Map.of()), subtype);
    }

    private static String name(Map<String, Integer> names, int number) {
        Optional<String> name = names.entrySet().stream()
                .filter(e -> e.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst();
        return name.orElse("0x%02x".formatted(number));
    }

    /** All names of types, for messages. */
    public static String typeNames() {
        return String.join(", ", TYPES.keySet());
    }

    /** All names of subtypes of a type, for messages; empty for a type without names. */
    public static String subtypeNames(int type) {
        return SUBTYPES.getOrDefault(type, Map.of()).keySet().stream().collect(Collectors.joining(", "));
    }

    /** True if the name is a keyword of another type or subtype than the partition's, which readers of the table find odd. */
    static boolean misleads(String name, int type, int subtype) {
        if (TYPES.containsKey(name) && TYPES.get(name) != type) {
            return true;
        }
        boolean keyword = SUBTYPES.values().stream().anyMatch(names -> names.containsKey(name));
        Integer own = SUBTYPES.getOrDefault(type, Map.of()).get(name);
        return keyword && (own == null || own != subtype);
    }

    static boolean isSlot(int type, int subtype) {
        return type == APP && subtype >= OTA_0 && subtype <= OTA_15;
    }

    /** What offsets of a type are multiples of. */
    public static long offsetAlignment(int type) {
        return type == APP ? 0x10000 : 0x1000;
    }

    /** What sizes of a type are multiples of. */
    public static long sizeAlignment(int type, boolean secureV1) {
        if (type != APP) {
            return 1;
        }
        return secureV1 ? 0x10000 : 0x1000;
    }
}
