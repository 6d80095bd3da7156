package dev.agon.agents;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.agon.architecture.SharedRules;
import dev.agon.proto.onnx.ModelProto;
import dev.agon.proto.training.HeartbeatRequest;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;

/**
 * {@code agents} uses {@code arena/game} alone, only its network touches native memory, and only its exports know messages: those of
 * ONNX files.
 */
class AgentsArchitectureTest {
    private static final String[] WIRE = {
        "dev.agon.proto.arena..",
        "dev.agon.proto.training..",
        "dev.agon.server..",
        "io.grpc..",
        "io.netty..",
        "com.linecorp.armeria.."
    };

    private static final ArchRule NEVER_SEES_THE_WIRE =
            noClasses().should().dependOnClassesThat().resideInAnyPackage(WIRE);

    private static final ArchRule ONLY_EXPORTS_KNOW_MESSAGES = noClasses()
            .that()
            .resideOutsideOfPackage("dev.agon.agents.export..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.agon.proto..", "com.google.protobuf..");

    private static final ArchRule ONLY_THE_NETWORK_TOUCHES_ND4J = noClasses()
            .that()
            .resideOutsideOfPackage("dev.agon.agents.network..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..");

    private final JavaClasses production = SharedRules.production("dev.agon.agents");

    @Test
    void neverSeesTheWire() {
        NEVER_SEES_THE_WIRE.check(production);
        assertTrue(SharedRules.isBrokenBy(NEVER_SEES_THE_WIRE, SendsMessage.class));
    }

    @Test
    void onlyExportsKnowMessages() {
        ONLY_EXPORTS_KNOW_MESSAGES.check(production);
        assertTrue(SharedRules.isBrokenBy(ONLY_EXPORTS_KNOW_MESSAGES, WritesOnnx.class));
    }

    @Test
    void onlyTheNetworkTouchesNativeMemory() {
        ONLY_THE_NETWORK_TOUCHES_ND4J.check(production);
        assertTrue(SharedRules.isBrokenBy(ONLY_THE_NETWORK_TOUCHES_ND4J, AllocatesNatively.class));
    }

    @Test
    void keepsTheSharedRules() {
        SharedRules.NO_JAVA_SERIALIZATION.check(production);
        SharedRules.NO_SHARED_RANDOM.check(production);
        SharedRules.usesOnlyWhatIsBelow("dev.agon.agents").check(production);
    }

    private static final class AllocatesNatively {
        FloatPointer allocate() {
            return new FloatPointer(1);
        }
    }

    private static final class SendsMessage {
        HeartbeatRequest message() {
            return HeartbeatRequest.getDefaultInstance();
        }
    }

    private static final class WritesOnnx {
        ModelProto model() {
            return ModelProto.getDefaultInstance();
        }
    }
}
