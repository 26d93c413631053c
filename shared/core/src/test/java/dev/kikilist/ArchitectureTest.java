package dev.kikilist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds that the domain points nowhere but to itself, and that null is a compile error in all of it. */
class ArchitectureTest {

    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.kikilist");

    @Test
    void dependsOnNothingButTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.kikilist..")
                .because("arrows point to the domain: an adapter, a library or a cloud in it could not be exchanged")
                .check(DOMAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = DOMAIN.stream()
                .map(type -> type.getPackage())
                .distinct()
                .filter(domainPackage -> !isNullMarked(domainPackage))
                .map(JavaPackage::getName)
                .toList();
        assertThat(unmarked)
                .as("packages without @NullMarked in package-info.java, where null would be no compile error")
                .isEmpty();
    }

    private static boolean isNullMarked(JavaPackage domainPackage) {
        return domainPackage
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }
}
