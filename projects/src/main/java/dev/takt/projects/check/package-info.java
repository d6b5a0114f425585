/** What is wrong with a design: one class a rule. */
package dev.takt.projects.check;
