package dev.agon.league.bench;
public final class WireBenchmark { public static void main(String[] a){} }
