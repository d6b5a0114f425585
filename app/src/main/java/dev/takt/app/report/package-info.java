/** What is known about designs as text for people and as JSON for programs. */
package dev.takt.app.report;
