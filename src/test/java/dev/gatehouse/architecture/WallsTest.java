package dev.gatehouse.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.gatehouse.signature.Secret;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import java.time.Instant;
import java.util.Arrays;

/** The walls between the rooms. */
@AnalyzeClasses(packages = "dev.gatehouse", importOptions = DoNotIncludeTests.class)
class WallsTest {

    private static final String OTHERS = "dev.gatehouse..";

    @ArchTest
    static final ArchRule signatureKnowsNoOtherRoom = noClasses()
            .that()
            .resideInAPackage("dev.gatehouse.signature..")
            .should()
            .dependOnClassesThat(resideInAPackage(OTHERS).and(not(resideInAPackage("dev.gatehouse.signature.."))));

    @ArchTest
    static final ArchRule signatureIsPlainJava = noClasses()
            .that()
            .resideInAPackage("dev.gatehouse.signature..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.hibernate..");

    @ArchTest
    static final ArchRule diagnosisKnowsOnlySignatures = noClasses()
            .that()
            .resideInAPackage("dev.gatehouse.diagnosis..")
            .should()
            .dependOnClassesThat(resideInAPackage(OTHERS)
                    .and(not(resideInAPackage("dev.gatehouse.diagnosis..")))
                    .and(not(resideInAPackage("dev.gatehouse.signature.."))))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.hibernate..");

    @ArchTest
    static final ArchRule routingKnowsNoOtherRoom = noClasses()
            .that()
            .resideInAPackage("dev.gatehouse.routing..")
            .should()
            .dependOnClassesThat(resideInAPackage(OTHERS).and(not(resideInAPackage("dev.gatehouse.routing.."))));

    @ArchTest
    static final ArchRule theInboxNeverKnowsWhatBecomesOfItsEvents = noClasses()
            .that()
            .resideInAPackage("dev.gatehouse.inbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.gatehouse.delivery..", "dev.gatehouse.destination..", "dev.gatehouse.ingress..");

    @ArchTest
    static final ArchRule theDoorTouchesNoDatabase = noClasses()
            .that()
            .resideInAPackage("dev.gatehouse.ingress..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "jakarta.transaction..", "java.sql..", "org.hibernate..");

    @ArchTest
    static final ArchRule nothingIsFetchedInsideATransaction = noClasses()
            .that()
            .resideInAPackage("dev.gatehouse.keys..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "jakarta.transaction..", "java.sql..", "org.hibernate..")
            .orShould()
            .dependOnClassesThat(resideInAPackage("dev.gatehouse.inbox.."));

    @ArchTest
    static final ArchRule theInboxFetchesNothing = noClasses()
            .that()
            .resideInAPackage("dev.gatehouse.inbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.gatehouse.keys..");

    @ArchTest
    static final ArchRule handlersNeedOnlyTheHandlerApi = noClasses()
            .that()
            .resideInAPackage("dev.gatehouse.handler")
            .should()
            .dependOnClassesThat(resideInAPackage(OTHERS).and(not(resideInAPackage("dev.gatehouse.handler"))));

    @ArchTest
    static final ArchRule roomsFormNoCircles =
            slices().matching("dev.gatehouse.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyWriteTakesAnIdempotencyKey = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.gatehouse.management..")
            .and()
            .areMetaAnnotatedWith(HttpMethod.class)
            .and()
            .areNotAnnotatedWith(GET.class)
            .should()
            .beAnnotatedWith("dev.gatehouse.management.IdempotentWrite");

    @ArchTest
    static final ArchRule nothingSharedCanChange =
            fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gatehouse.run..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    /** What compares bytes is {@code MessageDigest.isEqual}, and secrets are not compared with each other at all. */
    @ArchTest
    static final ArchRule nothingSecretIsComparedByteByByte = noClasses()
            .should()
            .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
            .orShould()
            .callMethod(Arrays.class, "compare", byte[].class, byte[].class)
            .orShould()
            .callMethod(Arrays.class, "mismatch", byte[].class, byte[].class)
            .orShould()
            .callMethod(Secret.class, "equals", Object.class);

    @ArchTest
    static final ArchRule nobodyPrints = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gatehouse.run..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
