/** Clock trees solved: which source, PLL factors, prescalers, voltage and wait states give the core a frequency; what serial lines make of it. */
package dev.takt.projects.clock;
