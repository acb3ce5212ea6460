#include "views/risk/method/matrixeditor.h"

#include "views/style/riskletter.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace {

constexpr int side = 5;
constexpr Rating ratings[] = { Rating::Low, Rating::Moderate, Rating::High, Rating::Critical };

QString lettersOf(const Settings &settings)
{
    QString letters;
    for (int likelihood = 1; likelihood <= side; ++likelihood) {
        for (int impact = 1; impact <= side; ++impact)
            letters += risk::letter(risk::cell(settings, likelihood, impact));
    }
    return letters;
}

} // namespace

MatrixEditor::MatrixEditor(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Matrix of ratings"));
    setMatrix({});
    setToolTip(tr("Click a cell to raise its rating, or press L, M, H or C"));
}

void MatrixEditor::setMatrix(const QString &matrix)
{
    m_settings.matrix = matrix;
    m_settings.matrix = lettersOf(m_settings);
    update();
}

QString MatrixEditor::matrix() const
{
    return m_settings.matrix == lettersOf(Settings()) ? QString() : m_settings.matrix;
}

Rating MatrixEditor::at(int likelihood, int impact) const
{
    return risk::cell(m_settings, likelihood, impact);
}

void MatrixEditor::set(int likelihood, int impact, Rating rating)
{
    m_settings.matrix[(likelihood - 1) * side + impact - 1] = risk::letter(rating);
    update();
    emit changed();
}

QRectF MatrixEditor::rectOf(int likelihood, int impact) const
{
    const int margin = fontMetrics().height() + 6;
    const qreal cell = std::min((width() - margin) / side, (height() - margin) / side);
    return { margin + (impact - 1) * cell, (side - likelihood) * cell, cell - 2, cell - 2 };
}

void MatrixEditor::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    for (int likelihood = 1; likelihood <= side; ++likelihood) {
        for (int impact = 1; impact <= side; ++impact) {
            const QRectF rect = rectOf(likelihood, impact);
            const Rating rating = at(likelihood, impact);
            painter.fillRect(rect, theme.of(rating).cell);
            painter.setPen(theme.text);
            painter.drawText(rect, Qt::AlignCenter, QString(risk::letter(rating)));
        }
    }
    painter.setPen(theme.secondaryText);
    for (int level = 1; level <= side; ++level) {
        const QRectF row = rectOf(level, 1);
        painter.drawText(QRectF(0, row.top(), row.left() - 6, row.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(level));
        const QRectF column = rectOf(1, level);
        painter.drawText(
                QRectF(column.left(), column.bottom() + 4, column.width(), fontMetrics().height()),
                Qt::AlignCenter, QString::number(level));
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRect(rectOf(m_likelihood, m_impact).adjusted(1, 1, -1, -1));
    }
}

void MatrixEditor::mousePressEvent(QMouseEvent *event)
{
    for (int likelihood = 1; likelihood <= side; ++likelihood) {
        for (int impact = 1; impact <= side; ++impact) {
            if (!rectOf(likelihood, impact).contains(event->position()))
                continue;
            m_likelihood = likelihood;
            m_impact = impact;
            set(likelihood, impact,
                ratings[(static_cast<size_t>(at(likelihood, impact)) + 1) % std::size(ratings)]);
            return;
        }
    }
}

void MatrixEditor::keyPressEvent(QKeyEvent *event)
{
    const auto step = [this](int likelihood, int impact) {
        m_likelihood = std::clamp(m_likelihood + likelihood, 1, side);
        m_impact = std::clamp(m_impact + impact, 1, side);
        update();
    };
    for (const Rating rating : ratings) {
        if (event->text().toUpper() == QString(risk::letter(rating))) {
            set(m_likelihood, m_impact, rating);
            return;
        }
    }
    if (event->key() == Qt::Key_Up)
        step(1, 0);
    else if (event->key() == Qt::Key_Down)
        step(-1, 0);
    else if (event->key() == Qt::Key_Left)
        step(0, -1);
    else if (event->key() == Qt::Key_Right)
        step(0, 1);
    else
        QWidget::keyPressEvent(event);
}
