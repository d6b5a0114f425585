package dev.takt.app.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.regex.Pattern;

/** Parts of the program that several of its rules speak of. */
final class Parts {
    static final String PROJECTS = "dev.takt.projects..";
    static final String SIM = "dev.takt.sim..";
    static final String CODEGEN = "dev.takt.codegen..";

    private Parts() {}

    static DescribedPredicate<JavaClass> implementing(String type) {
        return DescribedPredicate.describe(
                "implement " + type, c -> c.isAssignableTo(type) && !c.getName().equals(type));
    }

    static DescribedPredicate<JavaMethodCall> call(String owner, String name) {
        Pattern owners = Pattern.compile(owner);
        Pattern names = Pattern.compile(name);
        return DescribedPredicate.describe(
                owner + "." + name,
                call -> owners.matcher(call.getTargetOwner().getName()).matches()
                        && names.matcher(call.getTarget().getName()).matches());
    }

    /** Not made by the compiler, as the values of an enum and the tables of a switch are. */
    static DescribedPredicate<JavaField> areWritten() {
        return DescribedPredicate.describe(
                "are in the source", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }
}
