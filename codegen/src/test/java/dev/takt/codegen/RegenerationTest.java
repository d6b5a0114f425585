package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** A folder that a user and the generator write in turn. */
class RegenerationTest {
    private static final int ROUNDS = Boolean.getBoolean("takt.sparse") ? 40 : 200;
    private static final List<String> NAMES =
            List.of("sample", "Sample", "fn", "motor loop", "élan", "a\"b", "../up", "nul", "x".repeat(80));
    private static final List<String> WORDS =
            List.of("// mine\n", "/* { */\n", "\r\n", "const A: &str = \"}\";\n", "\t", "// 🦀\n", "fn helper() {}\n");

    @TempDir
    Path folder;

    private Random random = new Random(0);
    private final Map<String, byte[]> mine = new TreeMap<>();
    private int key;

    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy", "bare-metal"})
    void noByteOfTheUsersIsLost(String runtime) throws Exception {
        long seed = Long.getLong("takt.seed", 20_260_821);
        random = new Random(seed);
        Project project = runtime.equals("bare-metal")
                ? BareDesigns.sample("lm3s6965")
                : Designs.sample("rtic-cortex-m3").withRuntime(runtime);
        int generated = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String where = runtime + ", seed " + seed + ", round " + round;
            Project next = changed(project);
            if (Designs.generate(next) instanceof Generation.Generated made) {
                project = next;
                ExportPlan.of(made.files(), folder).write();
                check(made.files(), where);
                userWrites(round);
                generated++;
            }
        }
        assertTrue(generated > ROUNDS / 2, runtime + ": generated in " + generated + " rounds");
    }

    private void check(List<GeneratedFile> files, String where) throws Exception {
        for (Map.Entry<String, byte[]> file : mine.entrySet()) {
            assertArrayEquals(
                    file.getValue(), Files.readAllBytes(folder.resolve(file.getKey())), where + file.getKey());
        }
        JsonNode manifest = new TomlMapper().readTree(Files.readString(folder.resolve("Cargo.toml")));
        String config = Files.readString(folder.resolve(".cargo/config.toml"));
        String editor = Files.readString(folder.resolve(".vscode/settings.json"));
        for (int i = 0; i < key; i++) {
            assertEquals("" + i, manifest.at("/dependencies/mine-" + i).asString(), where);
            assertTrue(config.contains("MINE_" + i + " = \"" + i + "\" # why"), where + config);
            assertTrue(editor.contains("\"mine." + i + "\": " + i), where + editor);
        }
        new TomlMapper().readTree(config);
        assertTrue(ExportPlan.of(files, folder).isEmpty(), where + ": a second time changes nothing");
    }

    private void userWrites(int round) throws IOException {
        List<Path> bodies;
        try (Stream<Path> all = Files.list(folder.resolve("src/bodies"))) {
            bodies = all.filter(p -> !p.endsWith("mod.rs")
                            && !String.valueOf(p.getFileName()).startsWith("own_"))
                    .sorted()
                    .toList();
        }
        Path body = bodies.get(random.nextInt(bodies.size()));
        String text = Files.readString(body) + WORDS.get(random.nextInt(WORDS.size()));
        remember(body, text.getBytes(StandardCharsets.UTF_8));
        if (random.nextInt(5) == 0) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            remember(folder.resolve("src/bodies/own_" + round + ".rs"), bytes);
        }
        if (round % 10 == 0) {
            addKeys();
        }
    }

    private void addKeys() throws IOException {
        replace("Cargo.toml", "[dependencies]", "[dependencies]\nmine-" + key + " = \"" + key + "\"");
        Path config = folder.resolve(".cargo/config.toml");
        String env = Files.readString(config).contains("[env]") ? "" : "\n[env]\n";
        Files.writeString(config, Files.readString(config) + env + "MINE_" + key + " = \"" + key + "\" # why\n");
        replace(".vscode/settings.json", "{", "{\n  // mine\n  \"mine." + key + "\": " + key + ",");
        key++;
    }

    private void replace(String path, String from, String to) throws IOException {
        Path file = folder.resolve(path);
        Files.writeString(file, Files.readString(file).replaceFirst(Pattern.quote(from), to));
    }

    private void remember(Path path, byte[] bytes) throws IOException {
        Files.write(path, bytes);
        mine.put(folder.relativize(path).toString(), bytes);
    }

    /** One change of the design: a name, a task more or less, another priority, another chip. */
    private Project changed(Project project) {
        List<Task> tasks = project.all(Task.class);
        Task task = tasks.get(random.nextInt(tasks.size()));
        return switch (random.nextInt(7)) {
            case 0 -> project.withItem(task.withName(NAMES.get(random.nextInt(NAMES.size()))));
            case 1 -> project.withItem(task.withPriority(1 + random.nextInt(5)));
            case 2 -> with(project, task());
            case 3 -> tasks.size() > 2 ? without(project, task) : project;
            case 4 -> project.withTarget(project.target().equals("lm3s6965") ? "stm32f405rg" : "lm3s6965");
            case 5 -> project.withName(NAMES.get(random.nextInt(NAMES.size())));
            default -> with(project, Resource.blank(id(), NAMES.get(random.nextInt(NAMES.size()))));
        };
    }

    private Task task() {
        return Task.blank(id(), NAMES.get(random.nextInt(NAMES.size())))
                .withActivation(new Activation.Periodic(10_000_000L * (1 + random.nextInt(5)), 0, 0))
                .withPriority(1 + random.nextInt(4))
                .withBody(List.of(new Step.Compute("work", 100_000, 100_000, Distribution.UNIFORM)));
    }

    private ItemId id() {
        return ItemId.of("item-" + random.nextInt(1_000_000));
    }

    private static Project with(Project project, Item item) {
        List<Item> items = new ArrayList<>(project.items());
        items.add(item);
        return project.withItems(items);
    }

    private static Project without(Project project, Task task) {
        return project.withItems(
                project.items().stream().filter(i -> !i.id().equals(task.id())).toList());
    }
}
