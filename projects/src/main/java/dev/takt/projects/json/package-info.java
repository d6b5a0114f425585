/** JSON as a sealed value with line and column on every node. */
package dev.takt.projects.json;
