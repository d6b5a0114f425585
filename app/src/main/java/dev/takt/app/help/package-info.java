/** The documentation inside the program, and the tour through a sample. */
package dev.takt.app.help;
