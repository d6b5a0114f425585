/** Response-time analysis: each result names its theorem. */
package dev.takt.projects.analysis;
