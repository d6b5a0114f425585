package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.target.Support;
import dev.takt.projects.target.SupportLevel;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Every level of the support matrix that is more than refused has a firmware test that claims to show it, and no test claims what the table does not say. Refusals are shown by {@link BackendContractTest}.
 */
class SupportProofTest {
    private record Row(String runtime, String target, SupportLevel level) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            return toString().compareTo(other.toString());
        }
    }

    @Test
    void everyLevelIsProvedByAFirmwareTestAndNoTestProvesAnother() throws Exception {
        TreeSet<Row> table = new TreeSet<>();
        ShippedCatalogue.get().runtimes().stream()
                .flatMap(r -> r.support().stream())
                .filter(Support::isGenerated)
                .forEach(s -> table.add(new Row(s.runtime(), s.target(), s.level())));
        TreeSet<Row> claimed = new TreeSet<>();
        claims().forEach(p ->
                Arrays.stream(p.targets()).forEach(target -> claimed.add(new Row(p.runtime(), target, p.level()))));
        assertEquals(lines(table), lines(claimed), "the table, and what @Proves of the firmware tests claims");
    }

    @Test
    void onlyFirmwareTestsClaim() throws Exception {
        for (Method method : claiming()) {
            assertTrue(isFirmware(method), method + " is not tagged firmware");
            assertTrue(
                    method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class),
                    method + " is not a test");
        }
    }

    private static String lines(TreeSet<Row> rows) {
        return String.join("\n", rows.stream().map(Row::toString).toList());
    }

    private static boolean isFirmware(Method method) {
        return Stream.of(
                        method.getAnnotationsByType(Tag.class),
                        method.getDeclaringClass().getAnnotationsByType(Tag.class))
                .flatMap(Arrays::stream)
                .anyMatch(t -> t.value().equals("firmware"));
    }

    private static List<Proves> claims() throws Exception {
        return claiming().stream()
                .flatMap(m -> Arrays.stream(m.getAnnotationsByType(Proves.class)))
                .toList();
    }

    private static List<Method> claiming() throws Exception {
        List<Method> found = new ArrayList<>();
        for (Class<?> test : tests()) {
            Arrays.stream(test.getDeclaredMethods())
                    .filter(m -> m.getAnnotationsByType(Proves.class).length > 0)
                    .forEach(found::add);
        }
        return found;
    }

    /** All test classes of the module, as they were compiled. */
    private static List<Class<?>> tests() throws IOException, URISyntaxException, ClassNotFoundException {
        Path folder = Path.of(SupportProofTest.class
                        .getResource("SupportProofTest.class")
                        .toURI())
                .getParent();
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith("Test.class"))
                    .sorted()
                    .toList()) {
                String name =
                        folder.relativize(file).toString().replace(".class", "").replace('/', '.');
                classes.add(Class.forName("dev.takt.codegen." + name, false, SupportProofTest.class.getClassLoader()));
            }
        }
        return classes;
    }
}
