#include "views/controls/baselinepanel.h"

#include "views/style/theme.h"

#include <QPainter>

namespace {

struct Share
{
    QString name;
    int answered = 0;
    int all = 0;
};

/// Statements answered by a control of the project that is not rejected, by phase.
QList<Share> sharesOf(const ViewContext &context)
{
    QSet<QString> answered;
    context.project().forEach<Control>([&](const Control &control) {
        const ControlEntry *entry = context.catalogs().control(control.catalogId);
        if (!entry || control.status == ControlStatus::Rejected
            || control.status == ControlStatus::NotApplicable)
            return;
        for (const QString &statement : entry->statements)
            answered.insert(statement);
    });
    QList<Share> shares;
    for (const Term &phase : context.vocabulary().phases) {
        Share share { phase.name };
        for (const Statement &statement : context.catalogs().statements) {
            if (statement.phase != phase.id)
                continue;
            ++share.all;
            share.answered += answered.contains(statement.id) ? 1 : 0;
        }
        if (share.all > 0)
            shares.append(share);
    }
    return shares;
}

} // namespace

class BaselinePanel::Bars : public QWidget
{
public:
    explicit Bars(const ViewContext &context) : m_context(context)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        refresh();
    }

    void refresh()
    {
        m_shares = sharesOf(m_context);
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        return { 300, rowHeight() * static_cast<int>(m_shares.size()) + 16 };
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        const Theme theme = Theme::of(palette());
        const int height = rowHeight();
        const int nameWidth = std::min(190, width() * 45 / 100);
        int y = 8;
        for (const Share &share : m_shares) {
            painter.setPen(theme.text);
            painter.drawText(QRect(10, y, nameWidth - 10, height), Qt::AlignVCenter,
                             fontMetrics().elidedText(share.name, Qt::ElideRight, nameWidth - 14));
            const QRectF bar(nameWidth + 4, y + height / 2.0 - 3, width() - nameWidth - 80, 6);
            painter.fillRect(bar, theme.faintLine);
            painter.fillRect(
                    QRectF(bar.topLeft(), QSizeF(bar.width() * share.answered / share.all, 6)),
                    theme.accent);
            painter.setPen(theme.secondaryText);
            painter.drawText(QRect(width() - 72, y, 62, height), Qt::AlignVCenter | Qt::AlignRight,
                             BaselinePanel::tr("%1 of %2").arg(share.answered).arg(share.all));
            y += height;
        }
    }

private:
    int rowHeight() const { return fontMetrics().height() + 6; }

    const ViewContext m_context;
    QList<Share> m_shares;
};

BaselinePanel::BaselinePanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Control baseline of the white paper, by phase"), parent)
    , m_context(context)
    , m_bars(new Bars(context))
{
    setContent(m_bars);
    connect(&m_context.document, &Document::changed, this, [this](const Edit &edit) {
        for (const Patch &patch : edit.patches()) {
            if (patch.ref().kind == RecordKind::Control) {
                m_bars->refresh();
                return;
            }
        }
    });
}
