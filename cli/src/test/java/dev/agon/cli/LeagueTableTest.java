package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.Store;
import dev.agon.league.store.StoreReader;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeagueTableTest {
    @TempDir
    Path folder;

    @Test
    void rowsAndPayoffAreOfOneLadderWhileRatingsMove() {
        Game game = Games.onClassPath().get("connect4");
        try (Store store = SqliteStore.open(folder.resolve("league.db"))) {
            store.addRatings(List.of(rating("main@1", 20), rating("main@2", 10)));
            int[] readings = {0};
            StoreReader moving = (StoreReader) Proxy.newProxyInstance(
                    StoreReader.class.getClassLoader(),
                    new Class<?>[] {StoreReader.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("ratings")) {
                            store.addRatings(List.of(rating("main@" + (1 + readings[0]++ % 2), 1_000 + readings[0])));
                        }
                        return method.invoke(store, arguments);
                    });

            LeagueTable table = LeagueTable.of(new LeagueReader(game, game.anchors(), moving));

            assertEquals(
                    table.rows().stream().map(LeagueTable.Row::name).toList(),
                    table.payoff().players());
        }
    }

    private static RatingRecord rating(String player, double rating) {
        return new RatingRecord(player, 0, Instant.EPOCH, rating, 50, 9);
    }
}
