/** The first page: samples, new designs, and those opened before. */
package dev.takt.app.welcome;
