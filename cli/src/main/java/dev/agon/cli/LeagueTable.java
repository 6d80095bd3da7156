package dev.agon.cli;

import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.evaluation.MetaGame;
import dev.agon.league.evaluation.Tournament;
import dev.agon.league.rating.PayoffTable;
import dev.agon.league.rating.WinRate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A ladder or a tournament's table, for people and as JSON.
 *
 * @param rows best first
 * @param payoff who beat whom, in the same order
 */
record LeagueTable(List<Row> rows, PayoffTable payoff) {
    /** More columns with their intervals cannot be read on a terminal; JSON has all. */
    private static final int MOST_COLUMNS = 12;

    record Row(String name, double rating, double sigma, long matches) {}

    static LeagueTable of(LeagueReader reader) {
        List<LeagueReader.LadderRow> ladder = reader.ladder();
        return new LeagueTable(
                ladder.stream()
                        .map(row -> new Row(row.name(), row.rating(), row.sigma(), row.matches()))
                        .toList(),
                reader.payoff(ladder));
    }

    static LeagueTable of(Tournament tournament) {
        return new LeagueTable(
                tournament.standings().stream()
                        .map(standing -> new Row(
                                standing.name(),
                                standing.rating().mean(),
                                standing.rating().sigma(),
                                standing.matches()))
                        .toList(),
                tournament.payoff());
    }

    /** Each player's part in the game of choosing a player. */
    MetaGame metaGame() {
        return MetaGame.of(payoff, rows.stream().collect(Collectors.toMap(Row::name, Row::rating)));
    }

    void show(Console console) {
        rows.forEach(row -> console.say(line(row)));
    }

    /** With the part of each in the Nash equilibrium and its α-rank, and the payoff matrix below. */
    void showWithPayoff(Console console, MetaGame metaGame) {
        for (Row row : rows) {
            MetaGame.Standing standing = metaGame.standings().get(row.name());
            console.say(
                    standing == null
                            ? line(row)
                            : String.format(
                                    Locale.ROOT,
                                    "%s  (Nash mass %.1f %%, Nash rating %+.2f, alpha-rank %.1f %%)",
                                    line(row),
                                    100 * standing.nashMass(),
                                    standing.nashRating(),
                                    100 * standing.alphaRank()));
        }
        console.say("");
        console.say(
                "Win rate in %, and its 95 % interval, of the row's player against the column's, in the same order:");
        List<List<WinRate>> cells = payoff.rows();
        for (int i = 0; i < rows.size(); i++) {
            StringBuilder line = new StringBuilder();
            cells.get(i).stream().limit(MOST_COLUMNS).forEach(cell -> line.append(cell(cell)));
            console.say("%s  %s", line, rows.get(i).name());
        }
        if (rows.size() > MOST_COLUMNS) {
            console.say("Columns of the %d best; --json has all %d.", MOST_COLUMNS, rows.size());
        }
    }

    /** A row for people. */
    static String line(Row row) {
        String sigma = row.sigma() == 0 ? "fixed" : String.format(Locale.ROOT, "± %.0f", 2 * row.sigma());
        return String.format(Locale.ROOT, "%7.0f %-8s %7d matches  %s", row.rating(), sigma, row.matches(), row.name());
    }

    private static String cell(WinRate cell) {
        return cell.matches() == 0
                ? "          ."
                : String.format(
                        Locale.ROOT, "%4.0f %2.0f-%-3.0f", 100 * cell.rate(), 100 * cell.low(), 100 * cell.high());
    }

    /** The rows as JSON. */
    List<Map<String, Object>> players() {
        return rows.stream().map(LeagueTable::fields).toList();
    }

    /** The rows as JSON, with each player's part in the game of choosing a player. */
    List<Map<String, Object>> players(MetaGame metaGame) {
        List<Map<String, Object>> players = players();
        for (Map<String, Object> player : players) {
            MetaGame.Standing standing = metaGame.standings().get(String.valueOf(player.get("name")));
            if (standing != null) {
                player.put("nash_mass", standing.nashMass());
                player.put("nash_rating", standing.nashRating());
                player.put("alpha_rank", standing.alphaRank());
            }
        }
        return players;
    }

    /** A row as JSON. */
    static Map<String, Object> fields(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", row.name());
        fields.put("rating", row.rating());
        fields.put("sigma", row.sigma());
        fields.put("matches", row.matches());
        return fields;
    }

    /** The payoff as JSON: a matrix of win rates, null where nobody met, and the cells that were played with their intervals. */
    Map<String, Object> payoffFields() {
        List<List<WinRate>> cells = payoff.rows();
        List<Map<String, Object>> played = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            for (int j = 0; j < cells.size(); j++) {
                if (cells.get(i).get(j).matches() > 0) {
                    Map<String, Object> cell = new LinkedHashMap<>();
                    cell.put("row", i);
                    cell.put("column", j);
                    cell.putAll(winRateFields(cells.get(i).get(j)));
                    played.add(cell);
                }
            }
        }
        List<List<Double>> matrix = IntStream.range(0, cells.size())
                .mapToObj(i -> cells.get(i).stream()
                        .map(cell -> cell.matches() == 0 ? null : (Double) cell.rate())
                        .toList())
                .toList();
        return Map.of("players", payoff.players(), "win_rate", matrix, "cells", played);
    }

    /** A win rate as JSON. */
    static Map<String, Object> winRateFields(WinRate rate) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("matches", rate.matches());
        fields.put("win_rate", rate.rate());
        fields.put("low", rate.low());
        fields.put("high", rate.high());
        return fields;
    }
}
