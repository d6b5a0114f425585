/** What the selection is made of, editable: every field derives from the descriptors of its kind. */
package dev.takt.designer.inspector;
