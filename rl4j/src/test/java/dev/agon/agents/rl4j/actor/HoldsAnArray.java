package dev.agon.agents.rl4j.actor;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Breaks the rule that playing needs nothing of RL4J, for its test. */
public record HoldsAnArray(INDArray array) {}
