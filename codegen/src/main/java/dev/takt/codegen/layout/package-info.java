/** What will be generated, decided before anything is printed: names, priorities, calls, payloads. */
package dev.takt.codegen.layout;
