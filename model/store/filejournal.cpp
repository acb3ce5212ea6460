#include "model/store/filejournal.h"

#include "model/core/canonical.h"
#include "model/core/strictjson.h"
#include "model/store/recordtables.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSet>
#include <QtEndian>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace {

constexpr qsizetype mostEntries = 2'000'000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(FileJournal)
};

/// UTC with milliseconds, always the same width.
QString stampOf(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

QByteArray argumentsOf(const Operation &operation)
{
    nlohmann::json list = nlohmann::json::array();
    for (const QString &argument : operation.arguments)
        list.push_back(argument.toStdString());
    return canonical::bytes(list);
}

void feed(QCryptographicHash &hash, const QByteArray &field)
{
    const quint64 length = qToBigEndian(static_cast<quint64>(field.size()));
    std::array<char, sizeof length> prefix {};
    memcpy(prefix.data(), &length, sizeof length);
    hash.addData(QByteArrayView(prefix.data(), prefix.size()));
    hash.addData(field);
}

/// The chain of parents that leads to the last entry. Entries that merges brought along stand
/// between, and stay out. A broken chain is left as it is: that is for a verification to say.
QList<JournalEntry> mainLine(const QList<JournalEntry> &all)
{
    bool straight = true;
    for (qsizetype i = 1; i < all.size() && straight; ++i)
        straight = all.at(i).parent == all.at(i - 1).hash;
    if (straight)
        return all;
    QHash<QByteArray, qsizetype> places;
    for (qsizetype i = 0; i < all.size(); ++i)
        places.insert(all.at(i).hash, i);
    QList<JournalEntry> line;
    for (qsizetype at = all.size() - 1;;) {
        line.prepend(all.at(at));
        if (line.first().parent.isEmpty())
            return line;
        const qsizetype parent = places.value(line.first().parent, all.size());
        if (parent >= at)
            return all;
        at = parent;
    }
}

} // namespace

FileJournal::FileJournal(Database &database) : m_database(database) { }

Result<void> FileJournal::load()
{
    QList<JournalEntry> all;
    Result<SqlStatement> rows =
            m_database.prepare(QStringLiteral("SELECT * FROM journal ORDER BY number"));
    if (!rows)
        return rows.error();
    while (rows->step()) {
        if (all.size() == mostEntries)
            return Error { Text::tr("the journal has more than %1 entries").arg(mostEntries),
                           m_database.path(),
                           Text::tr("Projects are never this large. Do not trust this file.") };
        Result<JournalEntry> entry = entryFrom(*rows);
        if (!entry)
            return entry.error();
        all.append(*entry);
    }
    if (rows->failed())
        return m_database.lastError(Text::tr("The journal could not be read"));
    m_entries = mainLine(all);
    m_merged.clear();
    if (m_entries.size() < all.size()) {
        QSet<QByteArray> line;
        for (const JournalEntry &entry : m_entries)
            line.insert(entry.hash);
        std::ranges::copy_if(all, std::back_inserter(m_merged),
                             [&](const JournalEntry &entry) { return !line.contains(entry.hash); });
    }
    return {};
}

Result<JournalEntry> FileJournal::append(const JournalDraft &draft, const Edit &edit)
{
    return append(draft, edit, {});
}

Result<JournalEntry> FileJournal::append(const JournalDraft &draft, const Edit &edit,
                                         const std::function<Result<void>(Database &)> &also)
{
    if (m_refusal)
        return *m_refusal;
    const QByteArray written = canonical::bytes(canonical::toJson(edit));
    JournalEntry entry { {}, head(), draft, std::exchange(m_arrivingHead, {}) };
    const auto arriving = std::exchange(m_arriving, {});
    // Stored to the millisecond, so that the entry in memory is the entry in the file.
    entry.draft.at = QDateTime::fromString(stampOf(draft.at), Qt::ISODateWithMs);
    entry.hash = hashOf(entry, written);
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    for (const Patch &patch : edit.patches()) {
        if (Result<void> done = recordtables::write(m_database, patch); !done)
            return done.error();
    }
    if (Result<void> done = arriving ? arriving(m_database) : Result<void>(); !done)
        return done.error();
    if (Result<void> done = also ? also(m_database) : Result<void>(); !done)
        return done.error();
    if (Result<void> done = insert(entry, written); !done)
        return done.error();
    if (Result<void> done = transaction.commit(); !done)
        return done.error();
    // What came along is read back; it is in the file even when that fails.
    if (!arriving || !load())
        m_entries.append(entry);
    return entry;
}

void FileJournal::bringAlong(const QByteArray &head, std::function<Result<void>(Database &)> rows)
{
    m_arrivingHead = head;
    m_arriving = std::move(rows);
}

Result<QByteArray> FileJournal::editOf(const QByteArray &hash) const
{
    Result<SqlStatement> row =
            m_database.prepare(QStringLiteral("SELECT edit FROM journal WHERE hash = ?"));
    if (!row)
        return row.error();
    row->bind(1, hash);
    if (!row->step())
        return Error { Text::tr("the journal has no such entry"), m_database.path(), {} };
    return row->blob(0);
}

Result<JournalEntry> FileJournal::entryFrom(const SqlStatement &row)
{
    JournalEntry entry;
    entry.hash = row.blob(1);
    entry.parent = row.blob(2);
    entry.mergedParent = row.blob(3);
    JournalDraft &draft = entry.draft;
    draft.at = QDateTime::fromString(row.text(4), Qt::ISODateWithMs);
    draft.author = row.text(5);
    draft.operation.name = row.text(6);
    bool sound = strictjson::isShallow(row.blob(7)) && strictjson::isShallow(row.blob(12));
    for (const int column : { 4, 5, 6, 7, 8, 9 })
        sound = sound && row.isSound(column);
    const nlohmann::json arguments =
            nlohmann::json::parse(sound ? row.blob(7).toStdString() : "", nullptr, false);
    const std::optional<EntryKind> kind = enumFrom<EntryKind>(row.text(8));
    if (!sound || !kind || !arguments.is_array() || !draft.at.isValid())
        return Error { Text::tr("journal entry %1 is not in a form that this program writes")
                               .arg(row.number(0)),
                       {},
                       Text::tr("The file was altered or written by another program.") };
    for (const nlohmann::json &argument : arguments) {
        if (argument.is_string())
            draft.operation.arguments.append(
                    QString::fromStdString(argument.get_ref<const std::string &>()));
    }
    draft.kind = *kind;
    draft.group = row.text(9);
    draft.reverts = row.blob(10);
    return entry;
}

QByteArray FileJournal::hashOf(const JournalEntry &entry, const QByteArray &edit)
{
    const JournalDraft &draft = entry.draft;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData("redoubt journal entry 1\n");
    for (const QByteArray &field :
         { entry.parent, entry.mergedParent, stampOf(draft.at).toUtf8(), draft.author.toUtf8(),
           draft.operation.name.toUtf8(), argumentsOf(draft.operation), textOf(draft.kind).toUtf8(),
           draft.group.toUtf8(), draft.reverts, QByteArray::number(canonical::form), edit })
        feed(hash, field);
    return hash.result();
}

Result<void> FileJournal::insert(const JournalEntry &entry, const QByteArray &edit)
{
    Result<SqlStatement> row = m_database.prepare(QStringLiteral(
            "INSERT INTO journal (number, hash, parent, merged_parent, at, author, operation, "
            "arguments, kind, grp, reverts, form, edit) VALUES "
            "((SELECT COALESCE(MAX(number), 0) + 1 FROM journal),?,?,?,?,?,?,?,?,?,?,?,?)"));
    if (!row)
        return row.error();
    const JournalDraft &draft = entry.draft;
    row->bind(1, entry.hash);
    row->bind(2, entry.parent);
    row->bind(3, entry.mergedParent);
    row->bind(4, stampOf(draft.at));
    row->bind(5, draft.author);
    row->bind(6, draft.operation.name);
    row->bind(7, QString::fromUtf8(argumentsOf(draft.operation)));
    row->bind(8, textOf(draft.kind));
    row->bind(9, draft.group);
    row->bind(10, draft.reverts);
    row->bind(11, static_cast<qint64>(canonical::form));
    row->bind(12, QString::fromUtf8(edit));
    return m_database.finish(*row);
}
