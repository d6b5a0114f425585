/** Project and catalogue files: read with every error named, saved atomically. */
package dev.takt.projects.format;
