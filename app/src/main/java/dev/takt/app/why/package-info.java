/** Why a job was late, as a pane: what happened, a sum whose parts lead to their places, and what would repair it. */
package dev.takt.app.why;
