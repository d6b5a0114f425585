/** The words of the studio and the command line. */
package dev.takt.app.text;
