package dev.agon.agents.rl4j;

import dev.agon.agents.rl4j.actor.DenseActor;
import dev.agon.agents.rl4j.actor.TrainedActors;
import dev.agon.game.Game;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.rl4j.learning.async.a3c.discrete.A3CDiscreteDense;
import org.deeplearning4j.rl4j.learning.configuration.A3CLearningConfiguration;
import org.deeplearning4j.rl4j.network.ac.ActorCriticFactorySeparateStdDense;
import org.deeplearning4j.rl4j.network.ac.IActorCritic;
import org.deeplearning4j.rl4j.network.configuration.ActorCriticDenseNetworkConfiguration;
import org.deeplearning4j.rl4j.space.Box;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/**
 * RL4J's own A3C on a game of ours, unchanged: {@code A3CDiscreteDense} with separate dense networks for actor and critic (Mnih et al., "Asynchronous
 * methods for deep reinforcement learning", 2016). What it gives is a {@link DenseActor}.
 */
@SuppressWarnings("deprecation") // IActorCritic is, but A3CDiscreteDense takes nothing else
public final class A3cTraining {
    private final Game game;
    private final A3CDiscreteDense<Box> a3c;
    private final IActorCritic<?> networks;

    /**
     * A training that has not begun.
     *
     * @param others who holds the views that are not the learner's
     */
    public A3cTraining(Game game, Game.BotFactory others, A3cConfig config) {
        this.game = game;
        ArenaMdp mdp = new ArenaMdp(game, others, config.seed());
        networks = new ActorCriticFactorySeparateStdDense(networkOf(config))
                .buildActorCritic(
                        mdp.getObservationSpace().getShape(),
                        mdp.getActionSpace().getSize());
        a3c = new A3CDiscreteDense<>(mdp, networks, learningOf(config));
    }

    private static ActorCriticDenseNetworkConfiguration networkOf(A3cConfig config) {
        return ActorCriticDenseNetworkConfiguration.builder()
                .numLayers(config.layers())
                .numHiddenNodes(config.width())
                .updater(new Adam(config.learningRate()))
                .l2(0)
                .useLSTM(false)
                .build();
    }

    private static A3CLearningConfiguration learningOf(A3cConfig config) {
        return A3CLearningConfiguration.builder()
                .seed(config.seed())
                .maxEpochStep(Integer.MAX_VALUE)
                .maxStep(config.steps())
                .numThreads(config.threads())
                .nStep(config.stepsPerUpdate())
                .gamma(config.discount())
                .rewardFactor(1)
                .build();
    }

    /** Trains all its steps. */
    public void run() {
        a3c.train();
    }

    /** RL4J's actor and critic as they are now. */
    IActorCritic<?> networks() {
        return networks;
    }

    /** The actor as it is now. */
    public DenseActor actor() {
        NeuralNetwork[] parts = networks.getNeuralNetworks();
        MultiLayerNetwork actor = (MultiLayerNetwork) parts[1];
        List<DenseActor.Layer> layers = new ArrayList<>();
        for (Layer layer : actor.getLayers()) {
            layers.add(new DenseActor.Layer(
                    numbers(layer.getParam(DefaultParamInitializer.WEIGHT_KEY)),
                    numbers(layer.getParam(DefaultParamInitializer.BIAS_KEY))));
        }
        return new DenseActor(game.name(), TrainedActors.layoutHash(game), layers);
    }

    private static float[] numbers(INDArray tensor) {
        return tensor.dup('c').ravel().toFloatVector();
    }
}
