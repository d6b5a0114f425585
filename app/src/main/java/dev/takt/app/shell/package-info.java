/** The frame of the window: menus, tools, docks, status, and how it looks. */
package dev.takt.app.shell;
