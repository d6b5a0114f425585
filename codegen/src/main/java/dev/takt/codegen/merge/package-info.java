/** Texts that two write, put together by key: ours, the user's, and what we wrote last. No disk. */
package dev.takt.codegen.merge;
