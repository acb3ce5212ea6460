#include "views/baselines/trailkeeper.h"

#include <QTimer>

#include <limits>

namespace {

/// Entries that are read between two looks at the event loop: some milliseconds.
constexpr int slice = 500;

} // namespace

TrailKeeper &TrailKeeper::of(Document &document)
{
    auto *known = document.findChild<TrailKeeper *>();
    return known ? *known : *new TrailKeeper(document);
}

TrailKeeper::TrailKeeper(Document &document)
    : QObject(&document)
    , m_document(document)
    , m_idle(new QTimer(this))
{
    m_idle->setInterval(0);
    connect(m_idle, &QTimer::timeout, this, [this] { read(slice); });
    connect(&m_document, &Document::changed, m_idle, qOverload<>(&QTimer::start));
    m_idle->start();
}

bool TrailKeeper::isComplete() const
{
    return m_trail.count() >= m_document.journal().entries().size();
}

const Trail &TrailKeeper::complete()
{
    read(std::numeric_limits<int>::max());
    return m_trail;
}

void TrailKeeper::read(int most)
{
    const Journal &journal = m_document.journal();
    const QList<JournalEntry> entries = journal.entries();
    const int before = m_trail.count();
    for (int left = most; left > 0 && m_trail.count() < entries.size(); --left) {
        const JournalEntry &entry = entries.at(m_trail.count());
        // An entry that cannot be read keeps its place: verification says what is wrong with it.
        const Result<QByteArray> edit = journal.editOf(entry.hash);
        m_trail.follow(edit ? *edit : QByteArray());
    }
    if (m_trail.count() >= entries.size())
        m_idle->stop();
    if (m_trail.count() != before)
        emit grown();
}

QList<HistoryLine> threatHistory(const QString &key, const ViewContext &context)
{
    const Trail &trail = TrailKeeper::of(context.document).complete();
    return threatHistory(key, trail, context.document.journal(),
                         Words(context.project(), context.catalogs()));
}
