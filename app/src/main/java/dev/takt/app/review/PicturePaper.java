package dev.takt.app.review;

import dev.takt.app.report.Picture;
import dev.takt.designer.surface.FxPen;
import dev.takt.designer.surface.Paper;
import javafx.geometry.Orientation;

/** A picture of the report, as wide as there is room, up to its natural size. */
final class PicturePaper extends Paper {
    private final Picture picture;

    PicturePaper(Picture picture) {
        this.picture = picture;
        setMaxWidth(picture.width());
        setMouseTransparent(true);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return picture.width();
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width < 0 ? picture.width() : Math.min(width, picture.width());
        return picture.height() * wide / picture.width();
    }

    @Override
    protected void paint(FxPen pen, double width, double height) {
        double zoom = width / picture.width();
        pen.scale(zoom);
        picture.painter().accept(pen);
        pen.restore();
    }
}
