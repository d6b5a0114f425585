/** The board as a surface of the window: what is under the pointer, what the keys do, and one focusable node an item. */
package dev.takt.designer.board;
