/** The command line: one class a command. Results go to standard output, progress and messages to standard error. */
package dev.takt.app.cli;
