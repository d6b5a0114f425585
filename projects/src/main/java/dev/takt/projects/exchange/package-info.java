/** Foreign formats as text or bytes from and to values. */
package dev.takt.projects.exchange;
