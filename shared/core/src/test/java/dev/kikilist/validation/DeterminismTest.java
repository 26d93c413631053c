package dev.kikilist.validation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.Charset;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds that what is found in a file cannot depend on the machine that looks. */
class DeterminismTest {
    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                    "dev.kikilist.reading",
                    "dev.kikilist.validation",
                    "dev.kikilist.text",
                    "dev.kikilist.policy",
                    "dev.kikilist.equipment");

    @Test
    void asksTheMachineNothing() {
        noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "getBytes")
                .orShould()
                .callConstructor(String.class, byte[].class)
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Charset.class, "defaultCharset")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(NumberFormat.class)
                .because("equal bytes and an equal edition give equal findings on any machine")
                .check(DOMAIN);
    }

    @Test
    void usesNoRegularExpression() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex")
                .orShould()
                .callMethod(String.class, "matches", String.class)
                .orShould()
                .callMethod(String.class, "replaceAll", String.class, String.class)
                .because("a list has 100,000 rows, and a pattern is a way to make it slow")
                .check(DOMAIN);
    }
}
