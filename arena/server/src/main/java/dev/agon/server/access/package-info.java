/** Who may do what here: {@link dev.agon.server.access.TokenBook} gives tokens out and knows them again. */
@NullMarked
package dev.agon.server.access;

import org.jspecify.annotations.NullMarked;
