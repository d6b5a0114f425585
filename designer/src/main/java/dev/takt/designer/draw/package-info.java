/** Everything painted: a pen with few strokes, colours and patterns of both themes, text measured from the bundled fonts. No JavaFX. */
package dev.takt.designer.draw;
