/** The program: its two doors, the window and the command line. */
package dev.takt.app;
