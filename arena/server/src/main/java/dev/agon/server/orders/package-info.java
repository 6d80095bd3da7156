/**
 * What actors are told from outside: {@link dev.agon.server.orders.ActorKey} names them, {@link dev.agon.server.orders.StandingOrders}
 * keeps what each was told last, {@link dev.agon.server.orders.OrderFaults} says what is wrong with an order.
 */
@NullMarked
package dev.agon.server.orders;

import org.jspecify.annotations.NullMarked;
