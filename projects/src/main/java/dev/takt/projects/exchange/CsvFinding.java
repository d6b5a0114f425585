package dev.takt.projects.exchange;

import dev.takt.projects.text.Message;

/** What is wrong with, or worth saying about, a place in a table; {@code line} and {@code column} count characters from 1, 0 where it is about the whole. */
public record CsvFinding(int line, int column, boolean isError, Message message) {}
