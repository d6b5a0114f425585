/** The generated firmware, as it is now; the only user of the code editor library. */
package dev.takt.app.code;
