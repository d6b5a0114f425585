package dev.takt.projects.model;

/** A constant with the word that stands for it in a project file. */
public interface Tagged {
    /** Lower-case word, stable across versions of the file format. */
    String tag();
}
