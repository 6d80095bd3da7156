package dev.agon.agents.export;

import dev.agon.agents.model.DurableFile;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A kind of file that a policy can be written as. */
public enum ExportFormat {
    /** A graph that runs in any ONNX runtime: {@link OnnxPolicy}. */
    ONNX {
        @Override
        public void write(Path path, Policy policy) throws IOException {
            DurableFile.write(path, OnnxPolicy.toBytes(policy));
        }
    },

    /** The weights by name, with a manifest {@code x.json} beside them: {@link PolicyFile}. */
    SAFETENSORS {
        @Override
        public void write(Path path, Policy policy) throws IOException {
            PolicyFile.write(path, policy);
        }
    };

    /** Writes the file whole or not at all, over one of that name. */
    public abstract void write(Path path, Policy policy) throws IOException;

    /** The name on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
