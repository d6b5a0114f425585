package dev.takt.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** The order of packages is worth something only if breaking it is found. */
class PackageOrderTest {
    private static final JavaClasses JDK =
            new ClassFileImporter().importClasses(ReentrantLock.class, CyclicBarrier.class);

    @Test
    void lowerPackagesMayBeUsed() {
        assertTrue(broken("locks < root").isEmpty());
    }

    @Test
    void higherPackageIsFound() {
        assertTrue(!broken("root < locks").isEmpty());
    }

    @Test
    void packageBesideIsFound() {
        assertTrue(!broken("root, locks").isEmpty());
    }

    @Test
    void packageWithoutAPlaceIsFound() {
        List<String> found = broken("locks");

        assertTrue(found.stream().anyMatch(d -> d.contains("java.util.concurrent has no place")), found.toString());
    }

    private static List<String> broken(String order) {
        EvaluationResult result = classes()
                .that()
                .haveSimpleName("CyclicBarrier")
                .should(PackageOrder.of("java.util.concurrent", order))
                .evaluate(JDK);
        return result.getFailureReport().getDetails();
    }
}
