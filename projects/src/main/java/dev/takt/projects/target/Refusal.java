package dev.takt.projects.target;

/** Something a runtime cannot express, by the tag of what the user would draw; the texts are keys of the bundle. */
public record Refusal(String feature, String reason, String instead) {}
