/** Work off the user's thread: the only place of the program with threads. */
package dev.takt.app.task;
