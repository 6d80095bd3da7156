-- Times are milliseconds since 1970 (UTC). Ids grow in the order of insertion.

CREATE TABLE agent (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT    NOT NULL UNIQUE,
    role        TEXT    NOT NULL,
    time_millis INTEGER NOT NULL
);

CREATE TABLE snapshot (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    agent_id    INTEGER NOT NULL REFERENCES agent (id),
    version     INTEGER NOT NULL,
    step        INTEGER NOT NULL,
    file        TEXT    NOT NULL,
    hash        TEXT    NOT NULL,
    time_millis INTEGER NOT NULL,
    UNIQUE (agent_id, version)
);

CREATE TABLE player (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE played (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    match_key   TEXT    NOT NULL UNIQUE,
    purpose     TEXT    NOT NULL,
    rated       INTEGER NOT NULL,
    step        INTEGER NOT NULL,
    time_millis INTEGER NOT NULL,
    seed        INTEGER NOT NULL,
    ticks       INTEGER NOT NULL,
    hash        INTEGER NOT NULL
);

CREATE TABLE seat (
    played_id INTEGER NOT NULL REFERENCES played (id),
    seat      INTEGER NOT NULL,
    team      INTEGER NOT NULL,
    player_id INTEGER NOT NULL REFERENCES player (id),
    outcome   REAL    NOT NULL,
    PRIMARY KEY (played_id, seat)
) WITHOUT ROWID;

CREATE TABLE rating (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    player_id   INTEGER NOT NULL REFERENCES player (id),
    step        INTEGER NOT NULL,
    time_millis INTEGER NOT NULL,
    rating      REAL    NOT NULL,
    sigma       REAL    NOT NULL,
    matches     INTEGER NOT NULL
);

CREATE INDEX rating_by_player ON rating (player_id, id);

CREATE TABLE matchmaker (
    name  TEXT PRIMARY KEY,
    draws INTEGER NOT NULL
);

CREATE TABLE matchmaker_score (
    matchmaker TEXT NOT NULL REFERENCES matchmaker (name),
    player     TEXT NOT NULL,
    score      REAL NOT NULL,
    PRIMARY KEY (matchmaker, player)
) WITHOUT ROWID;
