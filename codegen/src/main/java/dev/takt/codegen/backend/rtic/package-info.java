/** Firmware for RTIC 2 on Cortex-M. */
package dev.takt.codegen.backend.rtic;
