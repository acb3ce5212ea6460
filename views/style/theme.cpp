#include "views/style/theme.h"

namespace {

QColor rgb(const char *name)
{
    return QColor(QLatin1String(name));
}

Theme makeLight()
{
    Theme theme;
    theme.canvas = rgb("#fbfbfc");
    theme.shapeFill = rgb("#ffffff");
    theme.shapeLine = rgb("#4a525c");
    theme.flowLine = rgb("#6b7480");
    theme.zoneLine = rgb("#7b848f");
    theme.zoneTint = QColor(0x4a, 0x52, 0x5c, 9);
    theme.grid = rgb("#e9ebee");
    theme.text = rgb("#1b1f24");
    theme.secondaryText = rgb("#535b65");
    theme.line = rgb("#bfc4cb");
    theme.faintLine = rgb("#e0e3e7");
    theme.accent = rgb("#1c5fa8");
    theme.onAccent = rgb("#ffffff");
    theme.hover = rgb("#e8edf3");
    theme.risks[0] = { rgb("#2b7a4e"), rgb("#ffffff"), rgb("#dcefe3") };
    theme.risks[1] = { rgb("#e3bb3f"), rgb("#1b1f24"), rgb("#f9eec8") };
    theme.risks[2] = { rgb("#c0520e"), rgb("#ffffff"), rgb("#f9dcc6") };
    theme.risks[3] = { rgb("#a3182b"), rgb("#ffffff"), rgb("#f1c6ca") };
    return theme;
}

Theme makeNight()
{
    Theme theme;
    theme.dark = true;
    theme.canvas = rgb("#1f2124");
    theme.shapeFill = rgb("#2a2d31");
    theme.shapeLine = rgb("#b4bbc3");
    theme.flowLine = rgb("#98a1ab");
    theme.zoneLine = rgb("#858d97");
    theme.zoneTint = QColor(0xb4, 0xbb, 0xc3, 9);
    theme.grid = rgb("#2b2e32");
    theme.text = rgb("#e6e8ea");
    theme.secondaryText = rgb("#a5adb6");
    theme.line = rgb("#474c53");
    theme.faintLine = rgb("#34383d");
    theme.accent = rgb("#6cabee");
    theme.onAccent = rgb("#0d1a28");
    theme.hover = rgb("#30353b");
    theme.risks[0] = { rgb("#57b583"), rgb("#10161c"), rgb("#22382c") };
    theme.risks[1] = { rgb("#e6c451"), rgb("#10161c"), rgb("#3d3821") };
    theme.risks[2] = { rgb("#f08c48"), rgb("#10161c"), rgb("#47311f") };
    theme.risks[3] = { rgb("#f4646c"), rgb("#10161c"), rgb("#4c262a") };
    return theme;
}

// Asked for by everything that is painted: made once.
const Theme &light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &night()
{
    static const Theme theme = makeNight();
    return theme;
}

void fill(QPalette &palette, const Theme &theme, const char *window, const char *base,
          const char *alternate, const char *selected, const char *disabled)
{
    palette.setColor(QPalette::Window, rgb(window));
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, rgb(base));
    palette.setColor(QPalette::AlternateBase, rgb(alternate));
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::Button, rgb(window));
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.secondaryText);
    palette.setColor(QPalette::ToolTipBase, rgb(base));
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, rgb(selected));
    palette.setColor(QPalette::HighlightedText, rgb("#ffffff"));
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::BrightText, theme.accent);
    palette.setColor(QPalette::Mid, theme.line);
    for (const QPalette::ColorRole role :
         { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, rgb(disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.line);
}

} // namespace

Theme Theme::of(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    return base.lightness() < 128 ? night() : light();
}

Theme Theme::print()
{
    Theme theme = light();
    theme.canvas = rgb("#ffffff");
    return theme;
}

QPalette lightPalette()
{
    QPalette palette(rgb("#f0f1f3"));
    fill(palette, light(), "#f0f1f3", "#ffffff", "#f6f7f9", "#1c5fa8", "#8a919a");
    return palette;
}

QPalette darkPalette()
{
    QPalette palette(rgb("#26292d"));
    fill(palette, night(), "#26292d", "#1c1e21", "#212427", "#2b5c92", "#70777f");
    return palette;
}
