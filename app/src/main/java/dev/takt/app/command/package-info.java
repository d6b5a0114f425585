/** Everything the studio can be told to do, as one list, and what each command is bound to. */
package dev.takt.app.command;
