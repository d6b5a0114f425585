/** What a design could be: margins of its figures and assignments of priorities and cores, found by analysing variants of it. */
package dev.takt.projects.synthesis;
