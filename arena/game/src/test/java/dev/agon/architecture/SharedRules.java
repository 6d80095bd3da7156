package dev.agon.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Date;
import java.util.List;

/** Rules that every module keeps, and the chain of modules, of which each may use only what is below it. */
public final class SharedRules {
    private static final List<String> CHAIN = List.of(
            "dev.agon.proto..",
            "dev.agon.game..",
            "dev.agon.server..",
            "dev.agon.agents..",
            "dev.agon.league..",
            "dev.agon.dashboard..",
            "dev.agon.cli..");

    /** Objects are never read or written by Java's own serialization. */
    public static final ArchRule NO_JAVA_SERIALIZATION = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(Object(In|Out)put(Stream)?|Externalizable)")
            .because("serialized objects are an open door and bind files to class names");

    /** Randomness is passed in and derivable. */
    public static final ArchRule NO_SHARED_RANDOM = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .callMethod(Math.class, "random")
            .because("randomness is a MatchRandom with a derived seed");

    private SharedRules() {}

    /** A deadline comes from a clock that nobody sets: that of the wall is read only where a time is shown or stored, by these. */
    public static ArchRule wallClockIsReadOnlyBy(String... showOrStore) {
        List<String> allowed = List.of(showOrStore);
        return noClasses()
                .that(DescribedPredicate.describe("neither show nor store a time", one -> allowed.stream()
                        .noneMatch(name ->
                                one.getName().equals(name) || one.getName().startsWith(name + "$"))))
                .should()
                .callMethodWhere(DescribedPredicate.describe("the wall's time is read", call -> {
                    String owner = call.getTargetOwner().getName();
                    String method = call.getName();
                    return switch (owner) {
                        case "java.lang.System" -> method.equals("currentTimeMillis");
                        case "java.time.Clock", "java.time.InstantSource" ->
                            method.equals("instant") || method.equals("millis");
                        default -> owner.startsWith("java.time.") && method.equals("now");
                    };
                }))
                .orShould()
                .callConstructor(Date.class)
                .because("the wall's clock may be set by an hour at any moment");
    }

    /** The module in this package uses nothing above it in the chain. */
    public static ArchRule usesOnlyWhatIsBelow(String modulePackage) {
        int position = CHAIN.indexOf(modulePackage + "..");
        List<String> above = CHAIN.subList(position + 1, CHAIN.size());
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above.toArray(String[]::new))
                .because("modules are a chain and " + modulePackage + " is below these");
    }

    /** The production classes of a module. */
    public static JavaClasses production(String modulePackage) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(modulePackage);
    }

    /** Whether the rule finds something wrong with these classes. */
    public static boolean isBrokenBy(ArchRule rule, Class<?>... classes) {
        return rule.evaluate(new ClassFileImporter().importClasses(classes)).hasViolation();
    }
}
