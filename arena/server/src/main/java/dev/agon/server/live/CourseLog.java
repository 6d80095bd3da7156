package dev.agon.server.live;

import dev.agon.game.Event;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.proto.arena.Course;
import dev.agon.proto.arena.Curve;
import dev.agon.proto.arena.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a match went, written down tick by tick: each team's figures and what its players expect about once a second, and all that is
 * worth telling. It knows what fog hides, so it is for those only who may see all. For one thread at a time.
 */
final class CourseLog {
    /** What curves of each team there are beside its figures: see the message Curve. */
    private static final List<String> EXPECTED = List.of("chance", "value");

    /** One message has no more of each: a course is told in parts that nobody's line is too slow for. */
    private static final int MOST_POINTS = 100;

    private static final int MOST_MOMENTS = 80;

    private final Game game;
    private final int ticksPerPoint;
    private final List<String> names;
    private final float[] figures;

    /** Of each point: by name, then team. */
    private final List<float[]> points = new ArrayList<>();

    private final List<Moment> moments = new ArrayList<>();

    CourseLog(Game game) {
        this.game = game;
        ticksPerPoint = Math.max(1, game.ticksPerSecond());
        names = Stream.concat(game.figures().stream(), EXPECTED.stream()).toList();
        figures = new float[game.figures().size()];
    }

    /**
     * Notes how the match stands; once for each tick, from 0 on.
     *
     * @param outlook what the agents expect
     */
    void note(Match match, Outlook outlook) {
        for (Event event : match.events(Match.SPECTATOR)) {
            if (!event.text().isEmpty() && !game.plainEvents().contains(event.family())) {
                moments.add(Moment.newBuilder()
                        .setTick(match.tick())
                        .setKind(event.kind())
                        .setText(event.text())
                        .build());
            }
        }
        if (match.tick() % ticksPerPoint == 0) {
            points.add(point(match, outlook));
        }
    }

    private float[] point(Match match, Outlook outlook) {
        float[] point = new float[names.size() * game.teams()];
        for (int team = 0; team < game.teams(); team++) {
            match.figures(team, figures);
            for (int figure = 0; figure < figures.length; figure++) {
                point[figure * game.teams() + team] = figures[figure];
            }
        }
        expect(point, outlook);
        return point;
    }

    private void expect(float[] point, Outlook outlook) {
        for (int team = 0; team < game.teams(); team++) {
            point[figures.length * game.teams() + team] = team == 0 ? outlook.chance() : 1 - outlook.chance();
            point[(figures.length + 1) * game.teams() + team] = outlook.values()[team];
        }
    }

    /** Replaces what was expected from a tick on, which came to be known later. */
    void know(int fromTick, Outlook outlook) {
        for (int point = (fromTick + ticksPerPoint - 1) / ticksPerPoint; point < points.size(); point++) {
            expect(points.get(point), outlook);
        }
    }

    /** By how much the first of two teams leads in the first figure, as of the last point; see {@link MatchSummary#lead}. */
    double lead() {
        if (points.isEmpty() || figures.length == 0 || game.teams() != 2) {
            return 0;
        }
        float[] last = points.get(points.size() - 1);
        float sum = Math.abs(last[0]) + Math.abs(last[1]);
        return sum == 0 ? 0 : (last[0] - last[1]) / sum;
    }

    /** How much somebody has been told. */
    record Told(int points, int moments) {
        /** Nothing yet. */
        static final Told NOTHING = new Told(0, 0);

        /** Up to the end of a part. */
        static Told upTo(Course part) {
            int points = part.getCurvesCount() == 0 ? 0 : part.getCurves(0).getValuesCount();
            return new Told(part.getFirstPoint() + points, part.getFirstMoment() + part.getMomentsCount());
        }
    }

    /** Whether there is anything that somebody has not been told. */
    boolean hasMore(Told told) {
        return told.points < points.size() || told.moments < moments.size();
    }

    /** The next part for somebody who has been told so much. */
    Course next(Told told) {
        return part(told, Math.min(points.size(), told.points + MOST_POINTS), told.moments + MOST_MOMENTS);
    }

    /** All in one part, for who has no line. */
    Course whole() {
        return part(Told.NOTHING, points.size(), moments.size());
    }

    private Course part(Told told, int endPoint, int endMoment) {
        int lastMoment = Math.min(moments.size(), endMoment);
        Course.Builder course = Course.newBuilder()
                .setFirstPoint(told.points)
                .setFirstMoment(told.moments)
                .setTicksPerPoint(ticksPerPoint)
                .setMore(endPoint < points.size() || lastMoment < moments.size())
                .addAllMoments(moments.subList(told.moments, lastMoment));
        for (int name = 0; name < names.size(); name++) {
            for (int team = 0; team < game.teams(); team++) {
                course.addCurves(curve(name, team, points.subList(told.points, endPoint)));
            }
        }
        return course.build();
    }

    private Curve curve(int name, int team, List<float[]> part) {
        Curve.Builder curve = Curve.newBuilder().setName(names.get(name)).setTeam(team);
        for (float[] point : part) {
            curve.addValues(point[name * game.teams() + team]);
        }
        return curve.build();
    }
}
