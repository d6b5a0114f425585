/** What writing the firmware into a folder would change, shown before it is written. */
package dev.takt.app.export;
