package dev.agon.game;

import java.util.Arrays;

/**
 * What a view can see in one tick: globals, entities, planes, actors and what each actor may be told.
 *
 * <p>Owned by the caller, who makes one per view and reuses it; a match overwrites it in {@link Match#observe}. All arrays
 * have their full length whatever is present: counts say how much of them counts, and what lies beyond is undefined for
 * entities and actors and must not be read.
 *
 * <p>Numbers lie in the ranges that the {@link Layout} declares. Where a game has two mirrored sides each view sees itself as
 * the first: {@link Layout.Role#SIDE} is 1 for its own entities.
 */
public final class Observation {
    /** The shape of all arrays here. */
    public final Layout layout;

    /** Most actors that this observation holds: {@link Layout#maxActorsPerSeat()} times the view's seats. */
    public final int maxActors;

    /** The match's tick. */
    public int tick;

    /** Numbers about the whole, {@code [global]}. */
    public final float[] globals;

    /** Grids, {@code [plane, row, column]} flattened. */
    public final float[] planes;

    /** Where planes that may change end and terrain begins. */
    private final int terrainAt;

    /** What the terrain planes were last copied from. */
    private float[] terrain = {};

    /** How many entities are seen. */
    public int entities;

    /** Kind of each entity, an index into {@link Layout#kinds()}, {@code [entity]}. */
    public final int[] kind;

    /**
     * Id of each entity, {@code [entity]}: positive, the same as long as this view can tell that it is the same entity, and
     * telling nothing of what the view has not seen.
     */
    public final int[] id;

    /** Features of each entity, {@code [entity, feature]} flattened. */
    public final float[] features;

    /** How many actors may be given an order this tick. */
    public int actors;

    /** Entity row of each actor, {@code [actor]}, or -1 where an actor is no entity (a hand of cards). */
    public final int[] actorEntity;

    /** The seat that commands the actor, {@code [actor]}; a seat of this view. */
    public final int[] actorSeat;

    /** Legal verbs of each actor, bit {@code v} for verb {@code v}, {@code [actor]}. Never 0. */
    public final long[] verbMask;

    /**
     * Legal targets, {@code [actor, verb, word]} flattened, bit {@code t % 64} of word {@code t / 64} for target {@code t}.
     * At least one bit for each legal verb that takes a target; 0 for verbs without a target and for illegal ones.
     */
    public final long[] targetMask;

    private final int verbs;
    private final int words;

    /** An empty observation for a view of so many seats. */
    public Observation(Layout layout, int seatsOfView) {
        this.layout = layout;
        maxActors = layout.maxActorsPerSeat() * seatsOfView;
        verbs = layout.verbs().size();
        words = layout.targetWords();
        globals = new float[layout.globals().size()];
        planes = new float[layout.planeLength()];
        terrainAt = layout.changingPlaneLength();
        kind = new int[layout.maxEntities()];
        id = new int[layout.maxEntities()];
        features = new float[layout.maxEntities() * layout.features().size()];
        actorEntity = new int[maxActors];
        actorSeat = new int[maxActors];
        verbMask = new long[maxActors];
        targetMask = new long[maxActors * verbs * words];
    }

    /** Empties it: no entities, no actors, zeros elsewhere but in terrain planes. What a match does first. */
    public void clear(int atTick) {
        tick = atTick;
        entities = 0;
        actors = 0;
        Arrays.fill(globals, 0);
        Arrays.fill(planes, 0, terrainAt, 0);
    }

    /**
     * Shows the terrain.
     *
     * @param ground the terrain planes; the same unchanged array each time, so that it is copied only once
     */
    public void terrain(float[] ground) {
        if (terrain != ground) {
            System.arraycopy(ground, 0, planes, terrainAt, planes.length - terrainAt);
            terrain = ground;
        }
    }

    /** Adds an entity with all features 0 and gives its row. */
    public int addEntity(int ofKind, int withId) {
        int row = entities++;
        kind[row] = ofKind;
        id[row] = withId;
        int width = layout.features().size();
        Arrays.fill(features, row * width, (row + 1) * width, 0);
        return row;
    }

    /** Makes room for so many entities in place of those there are, with all features 0; kinds and ids are to be set. */
    public void clearEntities(int count) {
        entities = count;
        Arrays.fill(features, 0, count * layout.features().size(), 0);
    }

    /** Adds an actor that may do nothing yet and gives its row. */
    public int addActor(int entityRow, int seat) {
        int row = actors++;
        actorEntity[row] = entityRow;
        actorSeat[row] = seat;
        verbMask[row] = 0;
        Arrays.fill(targetMask, row * verbs * words, (row + 1) * verbs * words, 0);
        return row;
    }

    /** Allows a verb that takes no target. */
    public void allow(int actorRow, int verb) {
        verbMask[actorRow] |= 1L << verb;
    }

    /** Allows a verb with a target, beside those already allowed. */
    public void allow(int actorRow, int verb, int target) {
        verbMask[actorRow] |= 1L << verb;
        targetMask[targetOffset(actorRow, verb) + (target >>> 6)] |= 1L << (target & 63);
    }

    /** Where the target mask of an actor's verb starts in {@link #targetMask}. */
    public int targetOffset(int actorRow, int verb) {
        return (actorRow * verbs + verb) * words;
    }

    /** Whether the actor may be given the verb, with some target where it takes one. */
    public boolean legalVerb(int actorRow, int verb) {
        return (verbMask[actorRow] >>> verb & 1) != 0;
    }

    /** Whether the verb may have this target. */
    public boolean legalTarget(int actorRow, int verb, int target) {
        return (targetMask[targetOffset(actorRow, verb) + (target >>> 6)] >>> (target & 63) & 1) != 0;
    }

    /**
     * The one legality check, for a human, a remote bot and a policy alike: whether the order is one that the masks allow.
     * Any numbers may be given.
     */
    public boolean legal(int actorRow, int verb, int target) {
        if (actorRow < 0 || actorRow >= actors || verb < 0 || verb >= verbs || !legalVerb(actorRow, verb)) {
            return false;
        }
        int targets = layout.targets(verb);
        return targets == 0 || (target >= 0 && target < targets && legalTarget(actorRow, verb, target));
    }

    /** How many legal targets the verb has for the actor. */
    public int legalTargets(int actorRow, int verb) {
        int count = 0;
        int offset = targetOffset(actorRow, verb);
        for (int word = 0; word < words; word++) {
            count += Long.bitCount(targetMask[offset + word]);
        }
        return count;
    }

    /** Whether the actor has more than one legal order: only then its order is a decision. */
    public boolean hasChoice(int actorRow) {
        long mask = verbMask[actorRow];
        if (Long.bitCount(mask) != 1) {
            return true;
        }
        return legalTargets(actorRow, Long.numberOfTrailingZeros(mask)) > 1;
    }

    /** The value of an entity's feature. */
    public float feature(int entityRow, int feature) {
        return features[entityRow * layout.features().size() + feature];
    }

    /** Sets the value of an entity's feature. */
    public void feature(int entityRow, int feature, float value) {
        features[entityRow * layout.features().size() + feature] = value;
    }

    /** The value of a plane's cell. */
    public float plane(int plane, int row, int column) {
        return planes[(plane * layout.rows() + row) * layout.columns() + column];
    }

    /** Sets the value of a plane's cell. */
    public void plane(int plane, int row, int column, float value) {
        planes[(plane * layout.rows() + row) * layout.columns() + column] = value;
    }

    /** Row of the entity with this id, or -1. */
    public int rowOf(int entityId) {
        for (int row = 0; row < entities; row++) {
            if (id[row] == entityId) {
                return row;
            }
        }
        return -1;
    }

    /** Copies another observation of the same shape; only what counts is copied. */
    public void copyFrom(Observation other) {
        tick = other.tick;
        entities = other.entities;
        actors = other.actors;
        System.arraycopy(other.globals, 0, globals, 0, globals.length);
        System.arraycopy(other.planes, 0, planes, 0, terrain == other.terrain ? terrainAt : planes.length);
        terrain = other.terrain;
        System.arraycopy(other.kind, 0, kind, 0, entities);
        System.arraycopy(other.id, 0, id, 0, entities);
        System.arraycopy(
                other.features, 0, features, 0, entities * layout.features().size());
        System.arraycopy(other.actorEntity, 0, actorEntity, 0, actors);
        System.arraycopy(other.actorSeat, 0, actorSeat, 0, actors);
        System.arraycopy(other.verbMask, 0, verbMask, 0, actors);
        System.arraycopy(other.targetMask, 0, targetMask, 0, actors * verbs * words);
    }
}
