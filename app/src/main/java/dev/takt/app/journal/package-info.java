/** Unsaved work, kept outside the user's file until it is saved or given up. */
package dev.takt.app.journal;
