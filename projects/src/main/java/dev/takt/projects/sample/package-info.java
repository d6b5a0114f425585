/** The designs that Takt ships. */
package dev.takt.projects.sample;
