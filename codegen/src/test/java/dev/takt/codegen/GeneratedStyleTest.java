package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.file.Owner;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Faults;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.synthesis.Retarget;
import dev.takt.projects.target.Catalogue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the text of every sample on every runtime and chip, with halting and with restarting firmware: unsafe code says why, nothing is a mutable static, and nothing panics but start-up, by name. */
class GeneratedStyleTest {
    private static final Catalogue CATALOGUE = ShippedCatalogue.get();
    private static final Pattern UNSAFE = Pattern.compile("\\bunsafe\\b");
    private static final Pattern PANICS =
            Pattern.compile("\\.unwrap\\(|\\.expect\\(|\\b(panic|unreachable|todo|unimplemented|assert|assert_eq)!");
    private static final Pattern MUTABLE = Pattern.compile("(?<!')\\bstatic mut\\b");
    private static final Pattern FUNCTION = Pattern.compile("\\bfn ([a-z_0-9A-Z]+)");
    private static final Pattern NAMED = Pattern.compile("\\.expect\\(\"[a-z][a-z0-9_]*: [^\"]+\"\\)");

    /** Functions that run once, before the first task: {@code main} and {@code init}, what they call, and what the second core begins with. */
    private static final Set<String> START_UP = Set.of("main", "init", "start", "begin", "split");

    /** The files of every sample wherever it is generated. */
    private static Stream<List<GeneratedFile>> projects() {
        return CATALOGUE.runtimes().stream()
                .flatMap(runtime -> CATALOGUE.chips().stream()
                        .filter(chip -> runtime.generatesFor(chip.id()))
                        .flatMap(
                                chip -> Samples.ALL.stream().map(s -> Retarget.to(s.project(), CATALOGUE, chip, runtime)
                                        .project())))
                .flatMap(p -> Stream.of(p, p.withSettings(p.settings().withFaults(Faults.RESET))))
                .map(Designs::generate)
                .flatMap(g -> g instanceof Generation.Generated(var files) ? Stream.of(files) : Stream.empty());
    }

    @Test
    void unsafeSaysWhyNothingStaticChangesAndOnlyStartUpPanicsByName() {
        TreeSet<String> faults = new TreeSet<>();
        int[] generated = {0};
        projects().forEach(files -> {
            generated[0]++;
            files.stream()
                    .filter(f -> f.path().endsWith(".rs") && f.path().contains("src/"))
                    .forEach(f -> read(f, faults));
        });
        assertTrue(generated[0] > 150, generated[0] + " projects");
        assertEquals("", String.join("\n", faults));
    }

    private static void read(GeneratedFile file, Set<String> faults) {
        List<String> lines = file.text().lines().toList();
        boolean ours = file.owner() == Owner.OURS;
        String function = "";
        for (int i = 0; i < lines.size(); i++) {
            String code = code(lines.get(i));
            String where = file.path() + ": " + lines.get(i).strip();
            Matcher opens = FUNCTION.matcher(code);
            function = opens.find() ? opens.group(1) : function;
            if (MUTABLE.matcher(code).find()) {
                faults.add(where + ": a static that changes");
            }
            if (!ours && UNSAFE.matcher(code).find()) {
                faults.add(where + ": unsafe in the user's");
            }
            if (ours && UNSAFE.matcher(code).find() && !isExplained(lines, i)) {
                faults.add(where + ": no SAFETY");
            }
            if (ours && !isTest(file, lines, i) && PANICS.matcher(code).find()) {
                if (!START_UP.contains(function)) {
                    faults.add(where + ": panics in " + function);
                }
                if (isOfAnItem(file, i + 1) && !NAMED.matcher(lines.get(i)).find()) {
                    faults.add(where + ": panics without the item's name");
                }
            }
        }
    }

    /** Without strings, comments and the words that lints and types are called by. */
    private static String code(String line) {
        String bare = line.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "\"\"").replaceAll("//.*", "");
        return bare.replaceAll("unsafe_[a-z_]+", "").replaceAll("unsafe (extern \"\" )?fn\\(", "fn(");
    }

    /** A comment with the reason stands above the statement, or a section of the documentation above a function. */
    private static boolean isExplained(List<String> lines, int at) {
        for (int i = at; i >= Math.max(0, at - 8); i--) {
            String line = lines.get(i).strip();
            if (line.contains("SAFETY") || line.equals("/// # Safety")) {
                return true;
            }
            boolean ends = line.equals("}") || line.isEmpty() || i < at && line.endsWith(";") && !line.startsWith("//");
            if (ends) {
                return false;
            }
        }
        return false;
    }

    /** Tests in a package without hardware. */
    private static boolean isTest(GeneratedFile file, List<String> lines, int at) {
        return file.path().startsWith("logic/") && lines.subList(0, at).contains("#[cfg(test)]");
    }

    private static boolean isOfAnItem(GeneratedFile file, int line) {
        return file.spans().stream().anyMatch(s -> s.firstLine() <= line && line <= s.lastLine());
    }
}
