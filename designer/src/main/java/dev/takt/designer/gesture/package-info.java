/** What a pointer does on the board, one small object a gesture, over plain points. */
package dev.takt.designer.gesture;
