package dev.agon.game.leduc;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A strategy of Leduc poker that almost nobody gains against, as a table. Found by 20,000 iterations of counterfactual regret
 * minimisation and rounded to thousandths; {@code LeducEquilibrium} among the tests of {@code agents} prints it.
 */
final class EquilibriumTable {
    /** What is certain, in the unit of the table. */
    static final int CERTAIN = 1000;

    private static final int ILLEGAL = -1;

    /**
     * Columns that hold how often to fold and how often to raise, by the initials of the moves of the round so far; what is left
     * is how often to call.
     */
    private static final Map<String, int[]> COLUMNS = Map.of(
            "", new int[] {ILLEGAL, 0},
            "c", new int[] {ILLEGAL, 1},
            "r", new int[] {2, 3},
            "cr", new int[] {4, 5},
            "rr", new int[] {6, ILLEGAL},
            "crr", new int[] {7, ILLEGAL});

    private static final int WIDTH = 8;

    /**
     * Own card, then in the second round the moves of the first and the open card; thousandths in the columns raise first, raise
     * after a call, fold and raise after a raise, fold and raise after a call and a raise, fold after two raises, fold after a call
     * and two raises.
     */
    private static final String ROWS = """
            jack                74   300   818   55   947   18     1     0
            queen              745   849     1  368     2  161     0     0
            king               755  1000     0  583     0  688     0     0
            jack cc jack         1  1000     0  727     0  714     6     0
            jack cc queen      191    71   965   35  1000    0  1000  1000
            jack cc king        75     8  1000    0  1000    0  1000   999
            jack crc jack      976  1000     0 1000     2  996     0     0
            jack crc queen     992   391   873  127   377  618  1000  1000
            jack crc king       32   551   982   17  1000    0   998  1000
            jack crrc jack     992  1000     0  980    11  978     0     0
            jack crrc queen      7    49   780  220   787  212   981  1000
            jack crrc king     999   408   800  200   105  789  1000  1000
            jack rc jack       971  1000     0 1000     2  996     0     0
            jack rc queen      993   995  1000    0   791  201  1000  1000
            jack rc king       996   377   636  364   645  341  1000  1000
            jack rrc jack      998  1000     0 1000    14  973     0     0
            jack rrc queen     125     5   573  427   998    2  1000   971
            jack rrc king      555  1000   686  314    31  969  1000  1000
            queen cc jack        0     1  1000    0  1000    0   870   967
            queen cc queen     521  1000     0  722     0  714     0     0
            queen cc king      581    68   275    1     1    1     0     1
            queen crc jack      30   522  1000    0   998    2  1000  1000
            queen crc queen    991  1000     0  721     1  999     0     0
            queen crc king       5   278   541    1   444    0   979   992
            queen crrc jack      7     0   982   18  1000    0   992   500
            queen crrc queen    42  1000     0  989     0 1000     1     0
            queen crrc king    969   122   719    0   347   13   997   991
            queen rc jack        8     0   980   20  1000    0   999   919
            queen rc queen     491  1000     0 1000     0 1000     0     0
            queen rc king      439   377   690    0   468    6   799   995
            queen rrc jack       0     0  1000    0  1000    0   748   319
            queen rrc queen    995  1000     0 1000     1  999     0     0
            queen rrc king     127   425   500    0   707    0   999   956
            king cc jack         0    53   854   35  1000    0   445   500
            king cc queen        0    53   679   40   577    0   445   500
            king cc king       997   947   106  719     5  989     0    28
            king crc jack        0   134   265    0     0    0   233     0
            king crc queen     894   355   576    0   452    2  1000   939
            king crc king       78  1000     0  999     0 1000     0     0
            king crrc jack      71   301   182   53     1    1   590     0
            king crrc queen      5   599   361    0   311    2   668   613
            king crrc king     998  1000     0  793     4  993     0     0
            king rc jack        75   419   245   19     8    1   691    74
            king rc queen        0     0   696    0   514    0    43    53
            king rc king       812  1000     0 1000     0 1000     0     0
            king rrc jack       78   104    75   42     0    1   537     0
            king rrc queen     719   516   378   83    24    4   606   497
            king rrc king      535  1000     0  769     0 1000     0     0
            """;

    private static final Map<String, int[]> TABLE = parse();

    private EquilibriumTable() {}

    private static Map<String, int[]> parse() {
        Map<String, int[]> table = new HashMap<>();
        for (String row : ROWS.split("\n")) {
            String[] words = row.split(" +");
            int labels = words.length - WIDTH;
            int[] thousandths = new int[WIDTH];
            for (int column = 0; column < WIDTH; column++) {
                thousandths[column] = Integer.parseInt(words[labels + column]);
            }
            table.put(String.join(" ", Arrays.asList(words).subList(0, labels)), thousandths);
        }
        return Map.copyOf(table);
    }

    /** Thousandths of the cases in which it folds; arguments as of {@link #raise}. */
    static int fold(String label, String moves) {
        return thousandths(label, moves, 0);
    }

    /**
     * Thousandths of the cases in which it raises.
     *
     * @param label own card, e.g. {@code king}; in the second round also the moves of the first and the open card, e.g.
     *     {@code king crc jack}
     * @param moves initials of the moves of this round so far
     */
    static int raise(String label, String moves) {
        return thousandths(label, moves, 1);
    }

    private static int thousandths(String label, String moves, int foldOrRaise) {
        int column = requireNonNull(COLUMNS.get(moves), moves)[foldOrRaise];
        return column == ILLEGAL ? 0 : requireNonNull(TABLE.get(label), label)[column];
    }
}
