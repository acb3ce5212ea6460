#pragma once

#include "views/workshop/widgets/roomstyle.h"

#include <QTextLayout>
#include <QWidget>

/// A piece of a text in the room's type: plain text, never markup.
struct Span
{
    QString text;
    bool strong = false;
    /// Invalid: the colour of the whole text.
    QColor colour = {};
};

/// The text in pieces, with these names in it strong.
QList<Span> withNames(const QString &text, const QStringList &names, const QColor &colour = {});

/// Large text of pieces that wraps and knows its height; data is shown as it is. Cut with an
/// ellipsis where it may not have more lines.
class RoomText : public QWidget
{
    Q_OBJECT

public:
    RoomText(const QFont &font, const QColor &colour, QWidget *parent = nullptr);

    void setSpans(const QList<Span> &spans);
    void setText(const QString &text) { setSpans({ { text } }); }
    /// 0: as many as it takes.
    void setMaxLines(int lines);
    void setStruck(bool struck);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qreal layOut(QTextLayout &layout, qreal width) const;
    QList<QTextLayout::FormatRange> formats() const;
    QString wholeText() const;

    QFont m_font;
    QColor m_colour;
    QList<Span> m_spans;
    int m_maxLines = 0;
};
