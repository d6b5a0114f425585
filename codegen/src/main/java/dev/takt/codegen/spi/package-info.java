/** What a generator of one runtime has to be. */
package dev.takt.codegen.spi;
