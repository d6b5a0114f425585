package dev.takt.designer.overlay;

import dev.takt.designer.draw.Glyph;
import dev.takt.designer.draw.Token;

/** What a badge says at a glance; each tone has its own sign. */
public enum Tone {
    OK(Token.OK, Token.OK_SOFT, Glyph.CHECK),
    WARN(Token.WARN, Token.WARN_SOFT, Glyph.ALERT_TRIANGLE),
    ERR(Token.ERR, Token.ERR_SOFT, Glyph.X),
    QUIET(Token.MUTED, Token.HOVER, Glyph.HELP_CIRCLE);

    private final Token words;
    private final Token ground;
    private final Glyph glyph;

    Tone(Token words, Token ground, Glyph glyph) {
        this.words = words;
        this.ground = ground;
        this.glyph = glyph;
    }

    public Token words() {
        return words;
    }

    public Token ground() {
        return ground;
    }

    public Glyph glyph() {
        return glyph;
    }
}
