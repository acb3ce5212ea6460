#include "views/treatment/historybox.h"

#include "views/baselines/trailkeeper.h"
#include "views/operationtext.h"
#include "views/style/labels.h"

#include <QLocale>
#include <QVBoxLayout>

namespace {

/// Entries that may be read at once: some milliseconds.
constexpr qsizetype fewEntries = 100;
/// Steps that are shown; the timeline has all.
constexpr qsizetype mostSteps = 12;

} // namespace

HistoryBox::HistoryBox(const ViewContext &context, const QString &threat, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_threat(threat)
    , m_lines(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("threatHistory"));
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(2);
    QLabel *heading = labels::plain(tr("History"), labels::Weight::Strong);
    heading->setContentsMargins(0, 10, 0, 0);
    m_lines->addWidget(heading);
    if (isRead()) {
        fill();
        return;
    }
    QLabel *wait = labels::plain(tr("Reading the journal\u2026"), labels::Weight::Hint);
    m_lines->addWidget(wait);
    connect(&TrailKeeper::of(context.document), &TrailKeeper::grown, this, [this, wait] {
        if (!isRead() || wait->isHidden())
            return;
        wait->hide();
        fill();
    });
}

bool HistoryBox::isRead() const
{
    const auto entries = m_context.document.journal().entries().size();
    return entries - TrailKeeper::of(m_context.document).trail().count() <= fewEntries;
}

void HistoryBox::fill()
{
    const QList<HistoryLine> history = threatHistory(m_threat, m_context);
    if (history.isEmpty())
        m_lines->addWidget(labels::plain(tr("Nothing was said of it yet, and nothing it stands on "
                                            "changed."),
                                         labels::Weight::Secondary, true));
    for (const HistoryLine &line : history.mid(0, mostSteps)) {
        m_lines->addWidget(labels::plain(
                tr("%1, %2").arg(line.author,
                                 QLocale().toString(line.at.toLocalTime(), QLocale::ShortFormat)),
                labels::Weight::Hint));
        QString what = operationText(line.operation);
        if (line.kind == EntryKind::Undo)
            what = tr("Undone: %1").arg(what);
        else if (line.kind == EntryKind::Redo)
            what = tr("Done again: %1").arg(what);
        m_lines->addWidget(labels::plain(what, labels::Weight::Normal, true));
        for (const QString &change : line.changes)
            m_lines->addWidget(labels::plain(change, labels::Weight::Secondary, true));
    }
    if (history.size() > mostSteps)
        m_lines->addWidget(labels::plain(tr("%n earlier steps are in the timeline", nullptr,
                                            static_cast<int>(history.size() - mostSteps)),
                                         labels::Weight::Hint));
}
