package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.report.Picture;
import dev.takt.app.report.Pictures;
import dev.takt.app.report.Span;
import dev.takt.designer.draw.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pictures of a reading as files {@code board.svg}, {@code board.png}, {@code timeline.svg}, {@code timeline.png}. */
record PictureFiles(Outputs files, View view, Image image, Theme theme, Span span) {
    /** What is drawn. */
    enum View {
        BOARD,
        TIMELINE,
        ALL
    }

    /** In which form. */
    enum Image {
        SVG,
        PNG,
        ALL
    }

    /** Writes what is asked for and can be drawn: without a machine there is no timeline. */
    List<Path> write(Reading reading, Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        if (view != View.TIMELINE) {
            write(Pictures.board(reading, theme), folder, "board", written);
        }
        if (view != View.BOARD && reading.run().isPresent()) {
            write(Pictures.timeline(reading, reading.run().get(), span, theme), folder, "timeline", written);
        }
        return written;
    }

    private void write(Picture picture, Path folder, String name, List<Path> written) throws IOException {
        if (image != Image.PNG) {
            written.add(write(folder.resolve(name + ".svg"), picture.svg()));
        }
        if (image != Image.SVG) {
            written.add(write(folder.resolve(name + ".png"), picture.png()));
        }
    }

    private Path write(Path path, byte[] bytes) throws IOException {
        files.write(path, out -> out.write(bytes));
        return path;
    }
}
