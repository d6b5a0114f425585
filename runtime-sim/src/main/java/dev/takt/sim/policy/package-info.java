/** How the ready contexts of one level are ordered. */
package dev.takt.sim.policy;
