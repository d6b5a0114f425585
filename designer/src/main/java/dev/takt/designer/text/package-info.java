/** Texts of the designer. */
package dev.takt.designer.text;
