-- The tables of ../sqlite up to its second migration, with which PostgreSQL began.
-- Times are milliseconds since 1970 (UTC). Ids grow in the order of insertion. Names sort by their bytes, as in SQLite.

CREATE TABLE agent (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    role        TEXT NOT NULL,
    time_millis BIGINT NOT NULL
);

CREATE TABLE snapshot (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agent_id    BIGINT NOT NULL REFERENCES agent (id),
    version     BIGINT NOT NULL,
    step        BIGINT NOT NULL,
    file        TEXT NOT NULL,
    hash        TEXT NOT NULL,
    time_millis BIGINT NOT NULL,
    UNIQUE (agent_id, version)
);

CREATE TABLE player (
    id   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE played (
    id          BIGINT PRIMARY KEY,
    match_key   TEXT NOT NULL UNIQUE,
    purpose     TEXT NOT NULL,
    rated       BIGINT NOT NULL,
    step        BIGINT NOT NULL,
    time_millis BIGINT NOT NULL,
    seed        BIGINT NOT NULL,
    ticks       BIGINT NOT NULL,
    hash        BIGINT NOT NULL
);

CREATE TABLE seat (
    played_id BIGINT NOT NULL REFERENCES played (id),
    seat      BIGINT NOT NULL,
    team      BIGINT NOT NULL,
    player_id BIGINT NOT NULL REFERENCES player (id),
    outcome   DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (played_id, seat)
);

CREATE TABLE rating (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    player_id   BIGINT NOT NULL REFERENCES player (id),
    step        BIGINT NOT NULL,
    time_millis BIGINT NOT NULL,
    rating      DOUBLE PRECISION NOT NULL,
    sigma       DOUBLE PRECISION NOT NULL,
    matches     BIGINT NOT NULL
);

CREATE INDEX rating_by_player ON rating (player_id, id);

CREATE TABLE matchmaker (
    name  TEXT PRIMARY KEY,
    draws BIGINT NOT NULL
);

CREATE TABLE matchmaker_score (
    matchmaker TEXT NOT NULL REFERENCES matchmaker (name),
    player     TEXT NOT NULL,
    score      DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (matchmaker, player)
);

-- Rated matches of two teams of one player each, every pair in both directions.
CREATE TABLE tally (
    player_id   BIGINT NOT NULL REFERENCES player (id),
    opponent_id BIGINT NOT NULL REFERENCES player (id),
    wins        BIGINT NOT NULL,
    draws       BIGINT NOT NULL,
    losses      BIGINT NOT NULL,
    PRIMARY KEY (player_id, opponent_id)
);

CREATE INDEX tally_by_opponent ON tally (opponent_id);

-- The newest rating of each player.
CREATE TABLE standing (
    player_id   BIGINT PRIMARY KEY REFERENCES player (id),
    step        BIGINT NOT NULL,
    time_millis BIGINT NOT NULL,
    rating      DOUBLE PRECISION NOT NULL,
    sigma       DOUBLE PRECISION NOT NULL,
    matches     BIGINT NOT NULL
);

-- Leases with matches that measure; filed: how many of the matches have been recorded.
CREATE TABLE lease (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    worker      TEXT NOT NULL,
    step        BIGINT NOT NULL,
    time_millis BIGINT NOT NULL,
    matches     BIGINT NOT NULL,
    filed       BIGINT NOT NULL
);

CREATE INDEX lease_pending ON lease (id) WHERE matches > filed;

-- Their matches that have not been recorded; players by seat, a line each.
CREATE TABLE leased_match (
    match_key TEXT PRIMARY KEY,
    lease_id  BIGINT NOT NULL REFERENCES lease (id),
    number    BIGINT NOT NULL,
    seed      BIGINT NOT NULL,
    players   TEXT NOT NULL
);

CREATE INDEX leased_match_by_lease ON leased_match (lease_id, number);

-- file: relative to the run's folder; hash: SHA-256 of the file.
CREATE TABLE replay (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    match_key   TEXT NOT NULL UNIQUE,
    file        TEXT NOT NULL,
    hash        TEXT NOT NULL,
    time_millis BIGINT NOT NULL
);

-- What a learner leaves to the one that comes after it.
CREATE TABLE note (
    name    TEXT PRIMARY KEY,
    content TEXT NOT NULL
);
