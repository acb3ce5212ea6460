#include "views/risk/heatmap.h"

#include "views/risk/money.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <cmath>

namespace {

constexpr int side = 5;
constexpr qreal gap = 2;

} // namespace

HeatMap::HeatMap(const QString &title, Figure figure, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_figure(figure)
{
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
}

void HeatMap::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    update();
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
    QStringList said;
    for (const Count &each : countsNow())
        said.append(QStringLiteral("%1 %2").arg(riskletter::name(each.rating)).arg(each.count));
    setAccessibleDescription(said.join(QStringLiteral(", ")));
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
        if (row.inherent != Levels() && risk::rounded(levels.likelihood) == likelihood
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

QRectF HeatMap::rectOf(const Geometry &at, const Cell &cell) const
{
    return { at.origin.x() + (cell.impact - 1) * at.cell,
             at.origin.y() + (side - cell.likelihood) * at.cell, at.cell - gap, at.cell - gap };
}

std::optional<HeatMap::Cell> HeatMap::cellAt(const QPointF &point) const
{
    const Geometry at = geometryNow();
    const QPointF offset = point - at.origin;
    const int column = static_cast<int>(std::floor(offset.x() / at.cell));
    const int row = static_cast<int>(std::floor(offset.y() / at.cell));
    if (column < 0 || column >= side || row < 0 || row >= side)
        return std::nullopt;
    return Cell { side - row, column + 1 };
}

QList<HeatMap::Count> HeatMap::countsNow() const
{
    const Geometry at = geometryNow();
    QList<Count> counts;
    qreal x = at.origin.x() + side * at.cell;
    const qreal height = std::max<qreal>(riskletter::side, fontMetrics().height());
    for (const Rating rating : { Rating::Low, Rating::Moderate, Rating::High, Rating::Critical }) {
        const auto count = std::ranges::count_if(m_rows, [&](const RiskRow &row) {
            return row.inherent != Levels() && risk::rating(m_settings, levelsOf(row)) == rating;
        });
        if (count == 0)
            continue;
        const int width = fontMetrics().horizontalAdvance(QString::number(count));
        x -= width;
        const QRectF number(x, 4, width, height);
        x -= riskletter::side + 5;
        const QRectF letter(x, 4 + (height - riskletter::side) / 2, riskletter::side,
                            riskletter::side);
        counts.prepend({ rating, letter, number, static_cast<int>(count) });
        x -= 10;
    }
    return counts;
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
    // Names go under the letter in the corner; what does not fit is told as a number.
    const QRectF room = cell.adjusted(5, small.pointSizeF() * 1.6, -3, -2);
    const QString all = names.join(u' ');
    const auto fits = [&](const QString &text) {
        const QRectF needed = painter.boundingRect(room, Qt::TextWordWrap, text);
        return needed.height() <= room.height() && needed.width() <= room.width();
    };
    QString shown = all;
    if (!fits(shown))
        shown = tr("%n risk(s)", nullptr, static_cast<int>(names.size()));
    if (!fits(shown))
        shown = QString::number(names.size());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, shown);
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
        const QString likelihood = level == 1      ? QStringLiteral("<") + money::shortText(events)
                                   : level == side ? QStringLiteral(">") + money::shortText(events)
                                                   : money::shortText(events);
        const QString impact = level == 1      ? QStringLiteral("<") + money::shortText(loss)
                               : level == side ? QStringLiteral(">") + money::shortText(loss)
                                               : money::shortText(loss);
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

void HeatMap::paintTitle(QPainter &painter, const Geometry &at) const
{
    const Theme theme = Theme::of(palette());
    const QList<Count> counts = countsNow();
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(theme.text);
    const qreal right =
            counts.isEmpty() ? at.origin.x() + side * at.cell : counts.first().letter.left() - 8;
    const QRectF room(at.origin.x(), 4, right - at.origin.x(),
                      std::max<qreal>(riskletter::side, fontMetrics().height()));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_title, Qt::ElideRight,
                                                      static_cast<int>(room.width())));
    painter.setFont(font());
    for (const Count &each : counts) {
        painter.setPen(theme.text);
        painter.drawText(each.number, Qt::AlignCenter, QString::number(each.count));
        riskletter::paint(painter, each.letter, each.rating,
                          m_figure == Figure::Current ? riskletter::Fill::Filled
                                                      : riskletter::Fill::Hollow,
                          theme);
    }
}

void HeatMap::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Geometry at = geometryNow();
    paintTitle(painter, at);
    for (int likelihood = 1; likelihood <= side; ++likelihood) {
        for (int impact = 1; impact <= side; ++impact)
            paintCell(painter, rectOf(at, { likelihood, impact }), likelihood, impact);
    }
    paintAxes(painter, at);
    if (hasFocus()) {
        painter.setPen(QPen(Theme::of(palette()).accent, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rectOf(at, m_cursor).adjusted(2.5, 2.5, -2.5, -2.5));
    }
}

void HeatMap::choose(const Cell &cell)
{
    m_cursor = cell;
    update();
    QList<Id<Risk>> risks;
    for (const RiskRow *each : rowsIn(cell.likelihood, cell.impact))
        risks.append(each->id);
    emit chosen(risks, tr("%1, likelihood %2, impact %3")
                               .arg(m_title, QString::number(cell.likelihood),
                                    QString::number(cell.impact)));
}

void HeatMap::choose(Rating rating)
{
    QList<Id<Risk>> risks;
    for (const RiskRow &row : m_rows) {
        if (row.inherent != Levels() && risk::rating(m_settings, levelsOf(row)) == rating)
            risks.append(row.id);
    }
    emit chosen(risks, tr("%1, %2").arg(m_title, riskletter::name(rating)));
}

void HeatMap::mousePressEvent(QMouseEvent *event)
{
    for (const Count &each : countsNow()) {
        if (each.letter.united(each.number).adjusted(-3, -3, 3, 3).contains(event->position())) {
            choose(each.rating);
            return;
        }
    }
    if (const std::optional<Cell> cell = cellAt(event->position()))
        choose(*cell);
}

void HeatMap::keyPressEvent(QKeyEvent *event)
{
    Cell next = m_cursor;
    switch (event->key()) {
    case Qt::Key_Up:
        ++next.likelihood;
        break;
    case Qt::Key_Down:
        --next.likelihood;
        break;
    case Qt::Key_Left:
        --next.impact;
        break;
    case Qt::Key_Right:
        ++next.impact;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        choose(m_cursor);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    m_cursor = { std::clamp(next.likelihood, 1, side), std::clamp(next.impact, 1, side) };
    update();
}

bool HeatMap::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const std::optional<Cell> cell = cellAt(help->pos());
    QStringList titles;
    if (cell) {
        for (const RiskRow *row : rowsIn(cell->likelihood, cell->impact))
            titles.append(QStringLiteral("R-%1  %2").arg(QString::number(row->number), row->title));
    }
    if (titles.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), labels::tip(titles.join(u'\n')), this);
    return true;
}
