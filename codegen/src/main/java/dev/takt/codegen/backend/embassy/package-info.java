/** Firmware for Embassy on ESP32 chips, over esp-hal and esp-rtos. */
package dev.takt.codegen.backend.embassy;
