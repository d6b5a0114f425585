/** Generated files as values. */
package dev.takt.codegen.file;
