package dev.takt.app.shell;

import javafx.scene.Node;

/** A pane that stands in a dock: the title of its tab, its sign where there is only room for one, and where it stands unless it is moved. */
record DockPart(String id, String title, String icon, Node node, Dock home) {}
