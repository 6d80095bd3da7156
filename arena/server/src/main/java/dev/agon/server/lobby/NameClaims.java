package dev.agon.server.lobby;

import dev.agon.game.Game;
import dev.agon.server.People;
import dev.agon.server.live.Person;
import org.jspecify.annotations.Nullable;

/** Under what names people come: whether a name is theirs, and how they are rated under it. */
final class NameClaims {
    private final People people;

    NameClaims(People people) {
        this.people = people;
    }

    /**
     * Who plays under a name.
     *
     * @param token proves that it is theirs, or null
     * @throws IllegalArgumentException with one sentence for people, where the name is somebody else's
     */
    Person person(@Nullable String asked, @Nullable String token, Game game) {
        String name = PlainName.of(asked);
        if (!people.isTaken(name)) {
            return Person.unproven(name);
        }
        if (token == null || !people.proves(name, token)) {
            throw new IllegalArgumentException("The name " + name + " is somebody else's here; choose another.");
        }
        People.Standing standing = people.standing(name, game);
        return new Person(
                name,
                true,
                standing == null ? null : (Double) standing.rating(),
                standing == null ? null : (Double) standing.sigma());
    }
}
