#pragma once

#include <QProxyStyle>

/// Fusion draws outlines darker than the window, so that on a dark one fields and check boxes have
/// none. This draws them lighter there; light palettes stay as they are.
class OutlineStyle : public QProxyStyle
{
    Q_OBJECT

public:
    using QProxyStyle::QProxyStyle;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};
