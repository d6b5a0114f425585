/** Generated files on the disk: what would change, and writing it all or not at all. */
package dev.takt.codegen.export;
