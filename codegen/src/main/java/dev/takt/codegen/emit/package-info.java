/** Printing of source text: indentation, escaping, and the files that every Rust backend shares. */
package dev.takt.codegen.emit;
