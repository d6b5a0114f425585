/** The report of a design, as it goes into a review. */
package dev.takt.app.review;
