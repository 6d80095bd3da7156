package dev.agon.server.wire;

import dev.agon.game.Game;
import dev.agon.game.Layout;
import dev.agon.proto.arena.EntityKind;
import dev.agon.proto.arena.Feature;
import dev.agon.proto.arena.Numbers;
import dev.agon.proto.arena.Role;
import dev.agon.proto.arena.TargetKind;
import dev.agon.proto.arena.Verb;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Games and their layouts as messages. */
public final class GameMessages {
    private static final List<String> NAMES_OF_TWO = List.of("Amber", "Sky");

    private GameMessages() {}

    /** All that a viewer or a player needs to know of a game. */
    public static dev.agon.proto.arena.Game describe(Game game, Map<String, String> settings) {
        dev.agon.proto.arena.Game.Builder message = dev.agon.proto.arena.Game.newBuilder()
                .setName(game.name())
                .setSummary(game.summary())
                .setRulesVersion(game.rulesVersion())
                .setTicksPerSecond(game.ticksPerSecond())
                .setMaxTicks(game.maxTicks())
                .addAllTeams(teamNames(game))
                .setLayout(describe(game.layout()))
                .putAllSettings(settings)
                .addAllFigures(game.figures())
                .addAllTurningEvents(game.turningEvents().stream().sorted().toList());
        for (int seat = 0; seat < game.seats(); seat++) {
            message.addSeatTeams(game.teamOf(seat)).addSeatViews(game.viewOf(seat));
        }
        game.drawing().forEach((name, numbers) -> message.putDrawing(name, floats(numbers)));
        return message.build();
    }

    /** Names of the game's teams: Amber and Sky where there are two. */
    public static List<String> teamNames(Game game) {
        return game.teams() == NAMES_OF_TWO.size()
                ? NAMES_OF_TWO
                : IntStream.range(0, game.teams())
                        .mapToObj(team -> "Team " + (team + 1))
                        .toList();
    }

    private static Numbers floats(List<Double> numbers) {
        Numbers.Builder message = Numbers.newBuilder();
        numbers.forEach(number -> message.addValues(number.floatValue()));
        return message.build();
    }

    private static dev.agon.proto.arena.Layout describe(Layout layout) {
        dev.agon.proto.arena.Layout.Builder message = dev.agon.proto.arena.Layout.newBuilder()
                .addAllGlobals(features(layout.globals()))
                .addAllFeatures(features(layout.features()))
                .addAllPlanes(features(layout.planes()))
                .setRows(layout.rows())
                .setColumns(layout.columns())
                .setMaxEntities(layout.maxEntities())
                .setMaxActorsPerSeat(layout.maxActorsPerSeat())
                .setFallbackVerb(layout.fallbackVerb());
        for (Layout.EntityKind kind : layout.kinds()) {
            EntityKind.Builder described = message.addKindsBuilder().setName(kind.name());
            kind.features().forEach(feature -> described.addFeatures(layout.feature(feature)));
        }
        for (Layout.Verb verb : layout.verbs()) {
            message.addVerbs(Verb.newBuilder()
                    .setName(verb.name())
                    .setTarget(TargetKind.valueOf(verb.target().name()))
                    .setCells(verb.cells()));
        }
        return message.build();
    }

    private static List<Feature> features(List<Layout.Feature> features) {
        return features.stream()
                .map(feature -> Feature.newBuilder()
                        .setName(feature.name())
                        .setLow(feature.low())
                        .setHigh(feature.high())
                        .setRole(Role.valueOf(feature.role().name()))
                        .build())
                .toList();
    }
}
