/** The design as immutable values: records, enums and sealed interfaces. */
package dev.takt.projects.model;
