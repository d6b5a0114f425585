/** What every firmware project has beside the code of its runtime: manifest, tool chain, linker, editor, CI, read-me. */
package dev.takt.codegen.project;
