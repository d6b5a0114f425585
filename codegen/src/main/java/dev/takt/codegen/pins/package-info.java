/** Sets of pinned crates, one a runtime and chip or several chips: what is in a manifest, and the lock file tested with it. */
package dev.takt.codegen.pins;
