/** A design read in all four ways at once: the pipeline as one function. */
package dev.takt.app.reading;
