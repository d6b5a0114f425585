/** What the studio remembers from one start to the next, and where. */
package dev.takt.app.settings;
