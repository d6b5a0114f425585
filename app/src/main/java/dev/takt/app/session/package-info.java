/** One open design with everything that is known about it. */
package dev.takt.app.session;
