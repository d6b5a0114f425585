package dev.takt.designer.draw;

import java.util.List;

/** A colour by its role, in light and dark, and the look-ups of the window's style sheet that it stands for. */
public enum Token {
    CANVAS("#EDF1F5", "#0D1117", "-color-bg-inset"),
    PANEL("#F7F9FB", "#141A22", "-color-bg-subtle"),
    RAISED("#FFFFFF", "#1B222C", "-color-bg-default", "-color-bg-overlay"),
    HOVER("#E9EEF5", "#242D3A", "-color-neutral-subtle"),
    TRACK("#E4E9F0", "#0A0E13"),
    LINE("#DCE2EA", "#28313D", "-color-border-muted"),
    LINE_STRONG("#BCC6D3", "#435063", "-color-border-default"),
    FG("#172033", "#E7ECF3", "-color-fg-default"),
    MUTED("#4B586A", "#AAB5C4", "-color-fg-muted"),
    SUBTLE("#59667A", "#8E9BAD", "-color-fg-subtle"),
    ACCENT("#3457D5", "#8BA8FF", "-color-accent-emphasis", "-color-accent-fg"),
    ACCENT_SOFT("#E3E9FC", "#1F2C54", "-color-accent-subtle"),
    ON_ACCENT("#FFFFFF", "#0B1230", "-color-fg-emphasis"),
    OK("#17754A", "#5CCB95", "-color-success-fg"),
    OK_SOFT("#DFF3E8", "#123324", "-color-success-subtle"),
    WARN("#8F5200", "#EBB255", "-color-warning-fg"),
    WARN_SOFT("#FDEFD3", "#3A2B0E", "-color-warning-subtle"),
    ERR("#BF2419", "#FF8377", "-color-danger-fg"),
    ERR_SOFT("#FCE5E2", "#451E1B", "-color-danger-subtle"),
    CHIP("#DDE3EC", "#1F2731"),
    CHIP_EDGE("#9AA8BA", "#4C5A6C"),
    PIN("#A2823F", "#A58A52"),
    BAND_3("#E3E8F3", "#222B3B"),
    BAND_2("#E9EDF6", "#1D2533"),
    BAND_1("#EFF2F9", "#19202C"),
    BAND_0("#F5F7FB", "#161C26"),
    MEMORY_STATIC("#4A68A8", "#6F90D6"),
    MEMORY_POOL("#0B7371", "#49C5BB"),
    MEMORY_HEAP("#8560B4", "#A788D6"),
    CODE_KEYWORD("#8A2BA8", "#D79BF0"),
    CODE_TYPE("#0B6A88", "#6CC7E8"),
    CODE_NUMBER("#9A4A00", "#F0AE6A"),
    CODE_ATTRIBUTE("#7A5B00", "#D6C06A"),
    CODE_COMMENT("#59667A", "#8E9BAD"),
    ADDED_BG("#DFF3E8", "#123324"),
    ADDED_FG("#0F5C38", "#8FE0B6"),
    REMOVED_BG("#FCE5E2", "#451E1B"),
    REMOVED_FG("#9B1B12", "#FFB0A8"),
    LEVEL_3("#16275F", "#E4EBFF"),
    LEVEL_2("#3457D5", "#8BA8FF"),
    LEVEL_1("#6B89EA", "#4A6CD6"),
    LEVEL_0("#A6BBF4", "#394F99"),
    ON_LEVEL_3("#FFFFFF", "#0B1230"),
    ON_LEVEL_2("#FFFFFF", "#0B1230"),
    ON_LEVEL_1("#0B1534", "#FFFFFF"),
    ON_LEVEL_0("#172033", "#E7ECF3"),
    READY("#7E8CA0", "#8291A6"),
    BLOCKED("#BC5F05", "#F29A44"),
    BLOCKED_SOFT("#FBDDBC", "#50331A"),
    OVERHEAD("#7247A8", "#BDA1EA"),
    MISSED("#BF2419", "#FF6F62"),
    REQUEST("#A8287A", "#F283C7"),
    ACTIVATION("#3457D5", "#8BA8FF"),
    DATA("#0B7371", "#49C5BB"),
    LOCK("#A35403", "#F29A44");

    private final Rgb light;
    private final Rgb dark;
    private final List<String> lookUps;

    Token(String light, String dark, String... lookUps) {
        this.light = Rgb.of(light);
        this.dark = Rgb.of(dark);
        this.lookUps = List.of(lookUps);
    }

    public Rgb light() {
        return light;
    }

    public Rgb dark() {
        return dark;
    }

    /**
     * The colour where contrast is wanted: grounds are black or nearly, lines light grey, texts white, and every other colour is the dark one, lightened until it stands
     * out from black at 7 to 1.
     */
    public Rgb contrast() {
        return switch (this) {
            case CANVAS, PANEL, RAISED, TRACK, CHIP, BAND_0, BAND_1, BAND_2, BAND_3 -> Rgb.of("#000000");
            case HOVER -> Rgb.of("#262626");
            case ACCENT_SOFT, OK_SOFT, WARN_SOFT, ERR_SOFT, BLOCKED_SOFT, ADDED_BG, REMOVED_BG ->
                dark.mixedWith(Rgb.of("#000000"), 0.5);
            case LINE -> Rgb.of("#7A7A7A");
            case LINE_STRONG -> Rgb.of("#C8C8C8");
            case FG, MUTED -> Rgb.of("#FFFFFF");
            case SUBTLE -> Rgb.of("#E0E0E0");
            case ON_ACCENT -> Rgb.of("#000000");
            case LEVEL_0, LEVEL_1, LEVEL_2, LEVEL_3, ON_LEVEL_0, ON_LEVEL_1, ON_LEVEL_2, ON_LEVEL_3 -> dark;
            default -> standingOut();
        };
    }

    private Rgb standingOut() {
        Rgb black = Rgb.of("#000000");
        Rgb white = Rgb.of("#FFFFFF");
        double light = 0;
        while (dark.mixedWith(white, light).contrastTo(black) < 7) {
            light += 0.05;
        }
        return dark.mixedWith(white, light);
    }

    /** Names in the window's style sheet that get this colour; empty for colours only a pen uses. */
    public List<String> lookUps() {
        return lookUps;
    }
}
