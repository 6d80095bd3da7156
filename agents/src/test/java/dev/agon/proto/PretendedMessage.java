package dev.agon.proto;

/** Stands for a message of the wire, which agents cannot see: the architecture test is seen to fail on its user. */
public record PretendedMessage(int number) {}
