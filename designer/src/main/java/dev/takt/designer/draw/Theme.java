package dev.takt.designer.draw;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The colours and patterns of everything painted: light, dark, or dark with high contrast. */
public enum Theme {
    LIGHT(Token::light),
    DARK(Token::dark),
    CONTRAST(Token::contrast);

    private static final Rgb BLACK = Rgb.of("#000000");

    private final Map<Token, Rgb> colours = new EnumMap<>(Token.class);

    Theme(Function<Token, Rgb> colour) {
        for (Token token : Token.values()) {
            colours.put(token, colour.apply(token));
        }
    }

    public Rgb of(Token token) {
        return Objects.requireNonNull(colours.get(token));
    }

    /** Fill of a level: {@code fromBottom} of {@code count} levels in use, more urgent = stronger contrast. */
    public Rgb level(int fromBottom, int count) {
        double at = place(fromBottom, count);
        Token[] stops = {Token.LEVEL_0, Token.LEVEL_1, Token.LEVEL_2, Token.LEVEL_3};
        int low = (int) Math.min(2, Math.floor(at));
        return of(stops[low]).mixedWith(of(stops[low + 1]), at - low);
    }

    /** Words on a level: the level text that is read best; pure black, which is enough on any colour that white is not, where neither is. */
    public Rgb onLevel(int fromBottom, int count) {
        Rgb fill = level(fromBottom, count);
        Rgb first = of(Token.ON_LEVEL_3);
        Rgb second = of(Token.ON_LEVEL_1);
        Rgb better = fill.contrastTo(first) >= fill.contrastTo(second) ? first : second;
        return fill.contrastTo(better) >= 4.5 ? better : BLACK;
    }

    /** Background of a band, as the level it shows. */
    public Rgb band(int fromBottom, int count) {
        Token[] stops = {Token.BAND_0, Token.BAND_1, Token.BAND_2, Token.BAND_3};
        return of(stops[(int) Math.round(place(fromBottom, count))]);
    }

    private static double place(int fromBottom, int count) {
        return count <= 1 ? 2 : 3.0 * Math.clamp(fromBottom, 0, count - 1) / (count - 1);
    }

    /** Running on a level. */
    public StateLook running(int fromBottom, int count) {
        boolean lowest = fromBottom == 0 && count > 1;
        Stroke outline = Stroke.of(of(Token.LEVEL_1), lowest ? 1 : 0);
        return new StateLook(level(fromBottom, count), outline, onLevel(fromBottom, count), StateLook.Extent.FULL);
    }

    /** Ready: thin lines rising. */
    public StateLook ready() {
        Pattern lines = new Pattern(Pattern.Kind.RISING, of(Token.READY), of(Token.RAISED), 1.6, 7);
        return new StateLook(lines, Stroke.of(of(Token.READY), 0.8), of(Token.FG), StateLook.Extent.THIN);
    }

    /** Blocked: thick bars falling. */
    public StateLook blocked() {
        Pattern bars = new Pattern(Pattern.Kind.FALLING, of(Token.BLOCKED), of(Token.BLOCKED_SOFT), 2.6, 6);
        return new StateLook(bars, Stroke.of(of(Token.BLOCKED), 1), of(Token.FG), StateLook.Extent.LOWER);
    }

    /** A resource while it is held, or blocked while the holder runs: plain. */
    public StateLook held() {
        return new StateLook(
                of(Token.BLOCKED_SOFT), Stroke.of(of(Token.LOCK), 1), of(Token.FG), StateLook.Extent.LOWER);
    }

    /** Suspended: dots. */
    public StateLook suspended() {
        Pattern dots = new Pattern(Pattern.Kind.DOTS, of(Token.READY), of(Token.RAISED), 1.1, 6);
        return new StateLook(dots, Stroke.of(of(Token.READY), 0.8), of(Token.MUTED), StateLook.Extent.THIN);
    }

    /** Overhead: solid, striped from 12 pixels on. */
    public StateLook overhead(double width) {
        Rgb colour = of(Token.OVERHEAD);
        Ink ink = width < 12
                ? colour
                : new Pattern(Pattern.Kind.STRIPES, colour.mixedWith(of(Token.RAISED), 0.45), colour, 1.5, 3);
        return new StateLook(ink, Stroke.of(colour, 0), of(Token.RAISED), StateLook.Extent.FULL);
    }

    /** Missed, as a bar: red hatch. */
    public StateLook missed() {
        Pattern hatch = new Pattern(Pattern.Kind.RISING, of(Token.MISSED), of(Token.ERR_SOFT), 1.6, 6);
        return new StateLook(hatch, Stroke.of(of(Token.MISSED), 1.2), of(Token.ERR), StateLook.Extent.FULL);
    }

    /** Free memory: faint lines rising. */
    public StateLook free() {
        Pattern lines = new Pattern(Pattern.Kind.RISING, of(Token.LINE), of(Token.PANEL), 1.2, 7);
        return new StateLook(lines, Stroke.of(of(Token.LINE_STRONG), 1), of(Token.MUTED), StateLook.Extent.FULL);
    }

    /** The look of a state on a level. */
    public StateLook state(RunState state, int fromBottom, int count, double width) {
        return switch (state) {
            case RUNNING -> running(fromBottom, count);
            case READY -> ready();
            case BLOCKED -> blocked();
            case SUSPENDED -> suspended();
            case OVERHEAD -> overhead(width);
            case IDLE ->
                new StateLook(of(Token.HOVER), Stroke.of(of(Token.LINE), 0), of(Token.MUTED), StateLook.Extent.FULL);
        };
    }
}
