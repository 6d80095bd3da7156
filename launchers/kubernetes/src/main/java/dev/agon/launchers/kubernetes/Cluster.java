package dev.agon.launchers.kubernetes;

import dev.agon.league.AgonException;
import dev.agon.league.config.KubernetesConfig;
import dev.agon.league.config.RunConfig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.function.Consumer;
import java.util.function.Function;

/** The cluster that a run asks for; what it refuses is said in words that help whoever asked. */
final class Cluster {
    private final Function<KubernetesConfig, KubernetesClient> clients;

    /** Reached by these clients, each of which is closed after its question. */
    Cluster(Function<KubernetesConfig, KubernetesClient> clients) {
        this.clients = clients;
    }

    /** A client by the configuration that {@code kubectl} uses too. */
    static KubernetesClient connect(KubernetesConfig wanted) {
        Config known = wanted.context().isEmpty() ? Config.autoConfigure(null) : Config.autoConfigure(wanted.context());
        ConfigBuilder config = new ConfigBuilder(known);
        if (!wanted.namespace().isEmpty()) {
            config.withNamespace(wanted.namespace());
        }
        return new KubernetesClientBuilder().withConfig(config.build()).build();
    }

    /**
     * What the cluster of a run of that configuration answers.
     *
     * @throws AgonException where it does not answer, or refuses
     */
    <T> T ask(RunConfig config, Function<KubernetesClient, T> question) {
        try (KubernetesClient client = clients.apply(config.launch().kubernetes())) {
            return question.apply(client);
        } catch (KubernetesClientException refused) {
            throw refusal(refused);
        }
    }

    /** The same, where nothing is answered. */
    void tell(RunConfig config, Consumer<KubernetesClient> wish) {
        boolean unused = ask(config, client -> {
            wish.accept(client);
            return true;
        });
    }

    private static AgonException refusal(KubernetesClientException refused) {
        int code = refused.getCode();
        String said = String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
        if (code == 0) {
            return AgonException.environment("no Kubernetes cluster answers: " + said
                    + "; see launch.kubernetes.context and the client's configuration (kubectl cluster-info)");
        }
        if (code == 401 || code == 403) {
            return AgonException.environment("the cluster does not allow it, or a quota is used up: " + said
                    + "; see launch.kubernetes.namespace");
        }
        if (code == 404) {
            return AgonException.input("the cluster does not have that: " + said + "; see launch.kubernetes.namespace");
        }
        return AgonException.environment("the cluster refuses: " + said);
    }
}
