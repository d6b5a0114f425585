/** The composition root of the window: who is made of what, and the only place that hands work to the window's thread. */
package dev.takt.app.wiring;
