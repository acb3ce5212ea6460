#include "views/risk/heatmap.h"

#include "views/style/riskletter.h"

#include <QLocale>
#include <QMouseEvent>

#include <cmath>

namespace {

constexpr int side = 5;
constexpr qreal gap = 2;
constexpr int manyRisks = 6;

/// "10 k", "1 M": the bound under a column.
QString shortNumber(double value)
{
    const QLocale locale;
    if (value >= 1e6)
        return locale.toString(value / 1e6, 'g', 3) + HeatMap::tr(" M");
    if (value >= 1e3)
        return locale.toString(value / 1e3, 'g', 3) + HeatMap::tr(" k");
    return locale.toString(value, 'g', 3);
}

} // namespace

HeatMap::HeatMap(const QString &title, Figure figure, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_figure(figure)
{
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize HeatMap::sizeHint() const
{
    return { 400, 400 };
}

void HeatMap::show(const QList<RiskRow> &rows, const Settings &settings, const Id<Risk> &selected)
{
    m_rows = rows;
    m_settings = settings;
    m_selected = selected;
    update();
}

const Levels &HeatMap::levelsOf(const RiskRow &row) const
{
    return m_figure == Figure::Inherent  ? row.inherent
           : m_figure == Figure::Current ? row.current
                                         : row.target;
}

QList<const RiskRow *> HeatMap::rowsIn(int likelihood, int impact) const
{
    QList<const RiskRow *> rows;
    for (const RiskRow &row : m_rows) {
        const Levels &levels = levelsOf(row);
        if (risk::rounded(levels.likelihood) == likelihood
            && risk::rounded(levels.impact) == impact)
            rows.append(&row);
    }
    return rows;
}

HeatMap::Geometry HeatMap::geometryNow() const
{
    const qreal line = fontMetrics().height();
    const qreal left = fontMetrics().horizontalAdvance(QStringLiteral("<0.001 ")) + 22;
    const qreal top = line + 22;
    const qreal bottom = 2 * line + 18;
    const qreal cell = std::max(
            30.0, std::min((width() - left - 12) / side, (height() - top - bottom) / side));
    return { { left, top }, std::floor(cell) };
}

void HeatMap::paintCell(QPainter &painter, const QRectF &cell, int likelihood, int impact) const
{
    const Theme theme = Theme::of(palette());
    const Rating rating = risk::cell(m_settings, likelihood, impact);
    painter.fillRect(cell, theme.of(rating).cell);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.78);
    painter.setFont(small);
    painter.setPen(theme.secondaryText);
    painter.drawText(cell.adjusted(0, 2, -4, 0), Qt::AlignRight | Qt::AlignTop,
                     QString(risk::letter(rating)));
    const QList<const RiskRow *> rows = rowsIn(likelihood, impact);
    if (rows.isEmpty())
        return;
    QStringList names;
    bool selected = false;
    for (const RiskRow *row : rows) {
        names.append(QStringLiteral("R-%1").arg(row->number));
        selected = selected || row->id == m_selected;
    }
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 0.88);
    painter.setFont(bold);
    painter.setPen(theme.text);
    painter.drawText(
            cell.adjusted(5, 3, -4, -3), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
            names.size() > manyRisks ? tr("%n risk(s)", nullptr, static_cast<int>(names.size()))
                                     : names.join(u' '));
    if (selected) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cell.adjusted(1, 1, -1, -1));
    }
}

void HeatMap::paintAxes(QPainter &painter, const Geometry &at) const
{
    const Theme theme = Theme::of(palette());
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    painter.setPen(theme.secondaryText);
    const QFontMetricsF metrics(small);
    double events = static_cast<double>(m_settings.likelihoodFirst) / 1e6;
    auto loss = static_cast<double>(m_settings.impactFirst);
    for (int level = 1; level <= side; ++level) {
        const QString likelihood = level == 1      ? QStringLiteral("<") + shortNumber(events)
                                   : level == side ? QStringLiteral(">") + shortNumber(events)
                                                   : shortNumber(events);
        const QString impact = level == 1      ? QStringLiteral("<") + shortNumber(loss)
                               : level == side ? QStringLiteral(">") + shortNumber(loss)
                                               : shortNumber(loss);
        const qreal y = at.origin.y() + (side - level) * at.cell;
        painter.drawText(QRectF(0, y, at.origin.x() - 6, at.cell),
                         Qt::AlignRight | Qt::AlignVCenter, likelihood);
        const qreal x = at.origin.x() + (level - 1) * at.cell;
        painter.drawText(QRectF(x, at.origin.y() + side * at.cell + 4, at.cell, metrics.height()),
                         Qt::AlignCenter, impact);
        if (level > 1) {
            events *= m_settings.likelihoodRatio;
            loss *= m_settings.impactRatio;
        }
    }
    painter.drawText(QRectF(at.origin.x(), at.origin.y() + side * at.cell + 8 + metrics.height(),
                            side * at.cell, metrics.height()),
                     Qt::AlignCenter, tr("loss per event, %1 (from)").arg(m_settings.currency));
    painter.save();
    painter.translate(metrics.height() / 2 + 2, at.origin.y() + side * at.cell / 2);
    painter.rotate(-90);
    painter.drawText(QRectF(-150, -metrics.height() / 2, 300, metrics.height()), Qt::AlignCenter,
                     tr("events a year (from)"));
    painter.restore();
}

void HeatMap::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    const Geometry at = geometryNow();
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(theme.text);
    painter.drawText(QPointF(at.origin.x(), fontMetrics().height() + 4), m_title);
    // How many of each rating, worst first, at the right end of the title.
    qreal x = at.origin.x() + side * at.cell;
    for (const Rating rating : { Rating::Low, Rating::Moderate, Rating::High, Rating::Critical }) {
        const auto count = std::ranges::count_if(m_rows, [&](const RiskRow &row) {
            return risk::rating(m_settings, levelsOf(row)) == rating;
        });
        if (count == 0)
            continue;
        painter.setFont(font());
        painter.setPen(theme.text);
        const QString text = QString::number(count);
        x -= fontMetrics().horizontalAdvance(text) + 4;
        painter.drawText(QPointF(x, fontMetrics().height() + 4), text);
        x -= riskletter::side + 5;
        riskletter::paint(painter, QRectF(x, 4, riskletter::side, riskletter::side), rating,
                          m_figure == Figure::Current ? riskletter::Fill::Filled
                                                      : riskletter::Fill::Hollow,
                          theme);
        x -= 8;
    }
    for (int likelihood = 1; likelihood <= side; ++likelihood) {
        for (int impact = 1; impact <= side; ++impact) {
            const QRectF cell(at.origin.x() + (impact - 1) * at.cell,
                              at.origin.y() + (side - likelihood) * at.cell, at.cell - gap,
                              at.cell - gap);
            paintCell(painter, cell, likelihood, impact);
        }
    }
    paintAxes(painter, at);
}

void HeatMap::mousePressEvent(QMouseEvent *event)
{
    const Geometry at = geometryNow();
    const QPointF offset = event->position() - at.origin;
    const int column = static_cast<int>(std::floor(offset.x() / at.cell));
    const int row = static_cast<int>(std::floor(offset.y() / at.cell));
    if (column < 0 || column >= side || row < 0 || row >= side)
        return;
    QList<Id<Risk>> risks;
    for (const RiskRow *each : rowsIn(side - row, column + 1))
        risks.append(each->id);
    emit chosen(risks);
}
