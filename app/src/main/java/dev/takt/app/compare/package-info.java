/** Two designs, runtimes or runs side by side. */
package dev.takt.app.compare;
