package dev.agon.game.lanes;

import java.util.Locale;

/** A map as a picture in SVG: what docs/games/lanes.md shows. */
final class MapPicture {
    private static final String[] TEAM = {"#E69F00", "#56B4E9"};
    private static final int PIXELS_A_METRE = 8;
    private static final double METRE = 100;

    private final LanesMap map;
    private final StringBuilder svg = new StringBuilder();

    private MapPicture(LanesMap map) {
        this.map = map;
    }

    static String of(LanesMap map) {
        MapPicture picture = new MapPicture(map);
        picture.draw();
        return picture.svg.toString();
    }

    private void draw() {
        int size = map.terrain().size;
        double half = size / 2.0;
        int pixels = size * PIXELS_A_METRE;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"%.1f %.1f %d %d\">",
                pixels, pixels, -half, -half, size, size);
        line("<title>The map %s</title>", map.name());
        line(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" rx=\"1\" fill=\"#e7e4d9\"/>",
                -half, -half, size, size);
        drawLanes();
        drawWalls();
        drawPlaces();
        line("</svg>");
    }

    private void drawLanes() {
        for (int[] lane : map.lanes()) {
            StringBuilder points = new StringBuilder(point(map.core()[0], map.core()[1]));
            for (int i = 0; i < lane.length; i += 2) {
                points.append(' ').append(point(lane[i], lane[i + 1]));
            }
            line(
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"#f7f4ec\" stroke-width=\"3\" stroke-linejoin=\"round\"/>",
                    points);
        }
    }

    /** Walls as runs of cells, with a line about them that rounds their corners. */
    private void drawWalls() {
        StringBuilder path = new StringBuilder();
        Terrain terrain = map.terrain();
        double half = terrain.size / 2.0;
        for (int row = 0; row < terrain.size; row++) {
            for (int column = 0; column < terrain.size; column++) {
                int from = column;
                while (column < terrain.size && terrain.isWall(row * terrain.size + column)) {
                    column++;
                }
                if (column > from) {
                    path.append(String.format(
                            Locale.ROOT,
                            "M%.1f %.1fh%dv1h-%dz",
                            from - half,
                            row - half,
                            column - from,
                            column - from));
                }
            }
        }
        line(
                "<path d=\"%s\" fill=\"#b7c0a4\" stroke=\"#b7c0a4\" stroke-width=\"0.4\" stroke-linejoin=\"round\"/>",
                path);
    }

    private void drawPlaces() {
        for (int side = 0; side < World.SIDES; side++) {
            int sign = LanesMap.sign(side);
            String colour = TEAM[side];
            circle(sign, map.fountain(), 0, LanesNumbers.FOUNTAIN_RADIUS / METRE, colour, 0.25);
            for (int[] towers : map.towers()) {
                for (int i = 0; i < towers.length; i += 2) {
                    building(sign, towers, i, 0.9, colour);
                }
            }
            building(sign, map.core(), 0, 1.5, colour);
            for (int[] camp : map.camps()) {
                circle(sign, camp, 0, 0.9, "#8b8f98", 0.8);
            }
            for (int[] rune : map.runes()) {
                line(
                        "<rect x=\"%.2f\" y=\"%.2f\" width=\"1.4\" height=\"1.4\" fill=\"#b07d00\" transform=\"rotate(45 %.2f %.2f)\"/>",
                        sign * rune[0] / METRE - 0.7,
                        sign * rune[1] / METRE - 0.7,
                        sign * rune[0] / METRE,
                        sign * rune[1] / METRE);
            }
        }
    }

    /** Round for Amber, angular for Sky. */
    private void building(int sign, int[] places, int at, double radius, String colour) {
        if (sign > 0) {
            circle(sign, places, at, radius, colour, 1);
            return;
        }
        double x = -places[at] / METRE;
        double y = -places[at + 1] / METRE;
        line(
                "<path d=\"M%.2f %.2fl%.2f %.2fl%.2f %.2fl%.2f %.2fz\" fill=\"%s\"/>",
                x,
                y - radius * 1.2,
                radius * 1.2,
                radius * 1.2,
                -radius * 1.2,
                radius * 1.2,
                -radius * 1.2,
                -radius * 1.2,
                colour);
    }

    private void circle(int sign, int[] places, int at, double radius, String colour, double opacity) {
        line(
                "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" fill=\"%s\" fill-opacity=\"%.2f\"/>",
                sign * places[at] / METRE, sign * places[at + 1] / METRE, radius, colour, opacity);
    }

    private static String point(int x, int y) {
        return String.format(Locale.ROOT, "%.2f,%.2f", x / METRE, y / METRE);
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
