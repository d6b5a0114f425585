/** The door to code generation. */
package dev.takt.codegen;
