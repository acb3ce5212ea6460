#include "model/store/filejournal.h"

#include "model/core/canonical.h"
#include "model/store/recordtables.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QtEndian>

#include <nlohmann/json.hpp>

namespace {

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

} // namespace

FileJournal::FileJournal(Database &database) : m_database(database) { }

Result<void> FileJournal::load()
{
    m_entries.clear();
    Result<SqlStatement> rows =
            m_database.prepare(QStringLiteral("SELECT * FROM journal ORDER BY number"));
    if (!rows)
        return rows.error();
    while (rows->step()) {
        Result<JournalEntry> entry = entryFrom(*rows);
        if (!entry)
            return entry.error();
        m_entries.append(*entry);
    }
    return rows->failed() ? m_database.lastError(Text::tr("The journal could not be read"))
                          : Result<void>();
}

Result<JournalEntry> FileJournal::append(const JournalDraft &draft, const Edit &edit)
{
    return append(draft, edit, {});
}

Result<JournalEntry> FileJournal::append(const JournalDraft &draft, const Edit &edit,
                                         const std::function<Result<void>(Database &)> &also)
{
    const QByteArray written = canonical::bytes(canonical::toJson(edit));
    JournalEntry entry { {}, head(), draft };
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
    if (Result<void> done = also ? also(m_database) : Result<void>(); !done)
        return done.error();
    if (Result<void> done = insert(entry, written); !done)
        return done.error();
    if (Result<void> done = transaction.commit(); !done)
        return done.error();
    m_entries.append(entry);
    return entry;
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
    JournalDraft &draft = entry.draft;
    draft.at = QDateTime::fromString(row.text(4), Qt::ISODateWithMs);
    draft.author = row.text(5);
    draft.operation.name = row.text(6);
    const nlohmann::json arguments =
            nlohmann::json::parse(row.blob(7).toStdString(), nullptr, false);
    const std::optional<EntryKind> kind = enumFrom<EntryKind>(row.text(8));
    if (!kind || !arguments.is_array() || !draft.at.isValid())
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
    const QByteArray noMergedParent;
    for (const QByteArray &field :
         { entry.parent, noMergedParent, stampOf(draft.at).toUtf8(), draft.author.toUtf8(),
           draft.operation.name.toUtf8(), argumentsOf(draft.operation), textOf(draft.kind).toUtf8(),
           draft.group.toUtf8(), draft.reverts, QByteArray::number(canonical::form), edit })
        feed(hash, field);
    return hash.result();
}

Result<void> FileJournal::insert(const JournalEntry &entry, const QByteArray &edit)
{
    Result<SqlStatement> row = m_database.prepare(QStringLiteral(
            "INSERT INTO journal (number, hash, parent, merged_parent, at, author, operation, "
            "arguments, kind, grp, reverts, form, edit) VALUES (?,?,?,x'',?,?,?,?,?,?,?,?,?)"));
    if (!row)
        return row.error();
    const JournalDraft &draft = entry.draft;
    row->bind(1, static_cast<qint64>(m_entries.size() + 1));
    row->bind(2, entry.hash);
    row->bind(3, entry.parent);
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
