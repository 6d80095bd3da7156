-- Sums that follow from the matches and ratings, kept up in the same transactions; leases, replays and notes.

-- Rated matches of two teams of one player each, every pair in both directions.
CREATE TABLE tally (
    player_id   INTEGER NOT NULL REFERENCES player (id),
    opponent_id INTEGER NOT NULL REFERENCES player (id),
    wins        INTEGER NOT NULL,
    draws       INTEGER NOT NULL,
    losses      INTEGER NOT NULL,
    PRIMARY KEY (player_id, opponent_id)
) WITHOUT ROWID;

INSERT INTO tally (player_id, opponent_id, wins, draws, losses)
WITH side AS (
    SELECT s.played_id, s.team, MIN(s.player_id) AS player_id, MAX(s.outcome) AS outcome
    FROM seat s JOIN played p ON p.id = s.played_id
    WHERE p.rated = 1
    GROUP BY s.played_id, s.team
    HAVING MIN(s.player_id) = MAX(s.player_id)),
duel AS (
    SELECT played_id FROM seat GROUP BY played_id HAVING MAX(team) = 1)
SELECT a.player_id, b.player_id,
       SUM(CASE WHEN a.outcome > 0 THEN 1 ELSE 0 END),
       SUM(CASE WHEN a.outcome = 0 THEN 1 ELSE 0 END),
       SUM(CASE WHEN a.outcome < 0 THEN 1 ELSE 0 END)
FROM duel d
JOIN side a ON a.played_id = d.played_id
JOIN side b ON b.played_id = d.played_id AND b.team <> a.team AND b.player_id <> a.player_id
GROUP BY a.player_id, b.player_id;

CREATE INDEX tally_by_opponent ON tally (opponent_id);

-- The newest rating of each player.
CREATE TABLE standing (
    player_id   INTEGER PRIMARY KEY REFERENCES player (id),
    step        INTEGER NOT NULL,
    time_millis INTEGER NOT NULL,
    rating      REAL    NOT NULL,
    sigma       REAL    NOT NULL,
    matches     INTEGER NOT NULL
);

INSERT INTO standing (player_id, step, time_millis, rating, sigma, matches)
SELECT player_id, step, time_millis, rating, sigma, matches FROM rating
WHERE id IN (SELECT MAX(id) FROM rating GROUP BY player_id);

-- Leases with matches that measure; filed: how many of the matches have been recorded.
CREATE TABLE lease (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT    NOT NULL UNIQUE,
    worker      TEXT    NOT NULL,
    step        INTEGER NOT NULL,
    time_millis INTEGER NOT NULL,
    matches     INTEGER NOT NULL,
    filed       INTEGER NOT NULL
);

CREATE INDEX lease_pending ON lease (id) WHERE matches > filed;

-- Their matches that have not been recorded; players by seat, a line each.
CREATE TABLE leased_match (
    match_key TEXT    PRIMARY KEY,
    lease_id  INTEGER NOT NULL REFERENCES lease (id),
    number    INTEGER NOT NULL,
    seed      INTEGER NOT NULL,
    players   TEXT    NOT NULL
) WITHOUT ROWID;

CREATE INDEX leased_match_by_lease ON leased_match (lease_id, number);

-- file: relative to the run's folder; hash: SHA-256 of the file.
CREATE TABLE replay (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    match_key   TEXT    NOT NULL UNIQUE,
    file        TEXT    NOT NULL,
    hash        TEXT    NOT NULL,
    time_millis INTEGER NOT NULL
);

-- What a learner leaves to the one that comes after it.
CREATE TABLE note (
    name    TEXT PRIMARY KEY,
    content TEXT NOT NULL
) WITHOUT ROWID;
