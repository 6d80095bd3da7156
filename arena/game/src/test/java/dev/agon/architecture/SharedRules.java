package dev.agon.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
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
