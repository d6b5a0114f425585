/** The words of this module. */
package dev.takt.codegen.text;
