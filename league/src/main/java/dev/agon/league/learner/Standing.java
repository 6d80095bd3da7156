package dev.agon.league.learner;

import dev.agon.league.rating.Rating;

/**
 * How strong the newest rated snapshot is, and how well that is known.
 *
 * @param rating what is believed of it
 * @param matches rated matches that it has played
 */
record Standing(Rating rating, long matches) {}
