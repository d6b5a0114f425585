package dev.takt.app.settings;

/** Where the window was, and whether it filled the screen. */
public record WindowPlace(double x, double y, double width, double height, boolean maximised) {}
