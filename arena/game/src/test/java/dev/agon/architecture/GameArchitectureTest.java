package dev.agon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code arena/game} depends on nothing but the JDK and is pure: the same match from the same seed on every machine. */
class GameArchitectureTest {
    /** Results that the platform may round as it likes. */
    private static final Set<String> LOOSE_MATH = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");

    private static final ArchRule ONLY_THE_JDK = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.agon.game..");

    /** Maps are data: their reader alone opens a resource of the class path, once, when a game is made. */
    private static final ArchRule NO_IO_NO_THREADS_NO_CLOCK = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.agon.game.maps.MapText")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net..",
                    "java.time..",
                    "java.util.concurrent..",
                    "java.lang.ref..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.lang\\.(Thread.*|Process.*|Runtime|InheritableThreadLocal)|java\\.util\\.(Date|Timer.*)");

    private static final ArchRule NOTHING_OF_THE_SYSTEM = noClasses()
            .should()
            .callMethodWhere(describe(
                    "is of System and not arraycopy",
                    (JavaMethodCall call) -> call.getTargetOwner().isEquivalentTo(System.class)
                            && !call.getName().equals("arraycopy")))
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    private static final ArchRule NO_LOOSE_MATH = noClasses()
            .should()
            .callMethodWhere(describe(
                    "may differ between machines",
                    (JavaMethodCall call) ->
                            call.getTargetOwner().isEquivalentTo(Math.class) && LOOSE_MATH.contains(call.getName())));

    private static final ArchRule STATIC_FIELDS_ARE_FINAL =
            fields().that().areStatic().should().beFinal();

    private static final ArchRule NO_PUBLIC_ARRAYS = noFields()
            .that()
            .areStatic()
            .and()
            .arePublic()
            .should()
            .haveRawType(describe("array", type -> type.isArray()));

    private static final ArchRule NO_STATIC_CACHES = noFields()
            .that()
            .areStatic()
            .should()
            .haveRawType(describe(
                    "mutable collection",
                    type -> type.isAssignableTo(Collection.class) && !type.isInterface()
                            || type.isAssignableTo(Map.class) && !type.isInterface()));

    private final JavaClasses production = SharedRules.production("dev.agon.game");

    @Test
    void dependsOnNothingButTheJdk() {
        ONLY_THE_JDK.check(production);
        assertTrue(SharedRules.isBrokenBy(ONLY_THE_JDK, SharedRules.class));
    }

    @Test
    void touchesNoFilesThreadsOrClocks() {
        NO_IO_NO_THREADS_NO_CLOCK.check(production);
        assertTrue(SharedRules.isBrokenBy(NO_IO_NO_THREADS_NO_CLOCK, StartsThread.class));
        assertTrue(SharedRules.isBrokenBy(NO_IO_NO_THREADS_NO_CLOCK, OpensFile.class));
    }

    @Test
    void asksTheSystemForNothing() {
        NOTHING_OF_THE_SYSTEM.check(production);
        assertTrue(SharedRules.isBrokenBy(NOTHING_OF_THE_SYSTEM, ReadsClock.class));
        assertTrue(SharedRules.isBrokenBy(NOTHING_OF_THE_SYSTEM, Prints.class));
    }

    @Test
    void usesNoArithmeticThatDiffersBetweenMachines() {
        NO_LOOSE_MATH.check(production);
        assertTrue(SharedRules.isBrokenBy(NO_LOOSE_MATH, TakesSine.class));
    }

    @Test
    void hasNoStaticState() {
        STATIC_FIELDS_ARE_FINAL.check(production);
        NO_PUBLIC_ARRAYS.check(production);
        NO_STATIC_CACHES.check(production);
        assertTrue(SharedRules.isBrokenBy(STATIC_FIELDS_ARE_FINAL, Counts.class));
        assertTrue(SharedRules.isBrokenBy(NO_PUBLIC_ARRAYS, SharesArray.class));
        assertTrue(SharedRules.isBrokenBy(NO_STATIC_CACHES, Caches.class));
    }

    @Test
    void keepsTheSharedRules() {
        SharedRules.NO_JAVA_SERIALIZATION.check(production);
        SharedRules.NO_SHARED_RANDOM.check(production);
        SharedRules.usesOnlyWhatIsBelow("dev.agon.game").check(production);
    }

    private static final class StartsThread {
        Thread start() {
            return new Thread();
        }
    }

    private static final class OpensFile {
        boolean open(Path path) {
            return path.isAbsolute();
        }
    }

    private static final class ReadsClock {
        long now() {
            return System.nanoTime();
        }
    }

    private static final class Prints {
        void print() {
            System.out.println();
        }
    }

    private static final class TakesSine {
        double sine() {
            return Math.sin(1);
        }
    }

    private static final class Counts {
        static int matches;
    }

    private static final class SharesArray {
        public static final int[] DAMAGE = {1};
    }

    private static final class Caches {
        static final HashMap<String, String> SEEN = new HashMap<>();
    }
}
