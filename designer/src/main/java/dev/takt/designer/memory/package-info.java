/** Flash and RAM as a surface of the window. */
package dev.takt.designer.memory;
