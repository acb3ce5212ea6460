#include "model/store/baselinecheck.h"

#include "model/baseline/statement.h"
#include "model/core/digest.h"
#include "model/store/reviewcopy.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(verification)
};

QString named(const Baseline &baseline, const QString &what)
{
    return Text::tr("baseline B%1 \"%2\": %3")
            .arg(QString::number(baseline.number), baseline.name, what);
}

QByteArray idOf(const RawEntry &entry)
{
    return QUuid::fromString(entry.arguments.value(1)).toRfc4122();
}

} // namespace

BaselineCheck::BaselineCheck(Database &database, const JournalCheck &journal, const Project &rows)
    : m_database(database)
    , m_journal(journal)
    , m_rows(rows)
    , m_copy(isReviewCopy(journal))
{
}

bool BaselineCheck::isReviewCopy(const JournalCheck &journal)
{
    return !journal.entries().isEmpty()
           && reviewcopy::operation == QLatin1String(journal.entries().first().operation);
}

QList<const RawEntry *> BaselineCheck::entriesOf(QLatin1String operation) const
{
    QList<const RawEntry *> found;
    for (const RawEntry &entry : m_journal.entries()) {
        if (entry.kind == "baseline" && operation == QLatin1String(entry.operation))
            found.append(&entry);
    }
    return found;
}

Result<QString> BaselineCheck::run(const VerifyRequest &request)
{
    const Result<QList<Baseline>> baselines = baselinetables::read(m_database);
    if (!baselines)
        return baselines.error().text();
    for (const Baseline &each : *baselines) {
        const Result<QByteArray> statement = baselinetables::statementOf(m_database, each.id);
        if (!statement)
            return statement.error();
        m_frozen.append({ each, *statement });
    }
    Result<QString> problem = readOriginal();
    if (problem && problem->isEmpty())
        *problem = checkFreezes();
    for (const Frozen &each : m_frozen) {
        if (problem && problem->isEmpty())
            problem = checkState(each.baseline);
    }
    if (problem && problem->isEmpty())
        problem = checkRegisters();
    if (problem && problem->isEmpty())
        *problem = checkStatuses();
    if (problem && problem->isEmpty())
        problem = checkSignatures(request);
    return problem;
}

Result<QString> BaselineCheck::readOriginal()
{
    Result<SqlStatement> rows =
            m_database.prepare(QStringLiteral("SELECT number, hash FROM entry_hash ORDER BY 1"));
    if (!rows)
        return rows.error();
    while (rows->step()) {
        m_original.append(rows->blob(1));
        if (rows->number(0) != m_original.size())
            return Text::tr("entry hashes are missing from the copy for review");
    }
    const Result<qint64> withheld =
            m_database.numberOf(QStringLiteral("SELECT count(*) FROM withheld"));
    if (!withheld)
        return withheld.error();
    if (!m_copy && (!m_original.isEmpty() || *withheld > 0))
        return Text::tr("this is no copy for review, but it holds what only such a copy holds");
    if (m_copy && m_frozen.size() != 1)
        return Text::tr("a copy for review holds exactly one baseline");
    return QString();
}

QString BaselineCheck::checkFreezes()
{
    const QList<const RawEntry *> freezes = entriesOf(baselineoperation::freeze);
    for (qsizetype i = 0; i < m_frozen.size(); ++i) {
        Baseline &baseline = m_frozen[i].baseline;
        const RawEntry *entry = freezes.value(i);
        if (baseline.number != i + 1 || !entry || idOf(*entry) != baseline.id.toRfc4122())
            return named(baseline, Text::tr("the journal does not say that it was frozen"));
        const QString hash = QString::fromLatin1(Digest::sha256(m_frozen.at(i).statement).toHex());
        if (entry->arguments.size() != 3 || entry->arguments.at(2) != hash
            || entry->arguments.at(0) != baseline.name)
            return named(baseline, Text::tr("its statement is not the one that was frozen"));
        if (entry->author != baseline.author.toUtf8()
            || entry->at != baseline.at.toUTC().toString(Qt::ISODateWithMs).toUtf8())
            return named(baseline, Text::tr("the journal names another author or time"));
        if (const QString problem = checkPlace(baseline, *entry); !problem.isEmpty())
            return named(baseline, problem);
    }
    if (freezes.size() != m_frozen.size())
        return Text::tr("journal entry %1: the baseline that it froze is missing")
                .arg(freezes.at(m_frozen.size())->number);
    return {};
}

QString BaselineCheck::checkPlace(const Baseline &baseline, const RawEntry &entry) const
{
    const QList<QByteArray> line = m_copy ? m_original : m_journal.lineTo(baseline.journal);
    if (!m_copy && entry.parent != baseline.journal)
        return Text::tr("it names another place in the journal");
    if (line.size() != baseline.entries || line.value(line.size() - 1) != baseline.journal)
        return Text::tr("it names another place in the journal");
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &each : line)
        hash.addData(each);
    return hash.result() == baseline.history
                   ? QString()
                   : Text::tr("the entries before it are not those that were frozen");
}

Result<QString> BaselineCheck::checkState(const Baseline &baseline) const
{
    Result<statehash::Leaves> leaves =
            m_copy ? statehash::leavesOf(m_rows) : m_journal.leavesAfter(baseline.journal);
    if (!leaves)
        return named(baseline, leaves.error().message);
    if (m_copy) {
        const Result<statehash::Leaves> withheld = reviewcopy::withheld(m_database);
        if (!withheld)
            return withheld.error();
        for (auto each = withheld->cbegin(); each != withheld->cend(); ++each) {
            if (leaves->contains(each.key()) || !reviewcopy::mayWithhold(each.key().first))
                return named(baseline, Text::tr("it withholds what must not be withheld"));
            leaves->insert(each.key(), each.value());
        }
    }
    return statehash::of(*leaves) == baseline.state
                   ? QString()
                   : named(baseline, Text::tr("the state does not have the hash that was frozen"));
}

Result<QString> BaselineCheck::checkRegisters() const
{
    qint64 total = 0;
    for (const Frozen &each : m_frozen) {
        const Baseline &baseline = each.baseline;
        const Result<QList<FrozenThreat>> threats =
                baselinetables::registerOf(m_database, baseline.id);
        if (!threats)
            return named(baseline, threats.error().text());
        if (threats->size() != baseline.registerRows
            || baseline::hashOf(*threats) != baseline.registerHash)
            return named(baseline, Text::tr("its register is not the one that was frozen"));
        total += threats->size();
    }
    const Result<qint64> rows =
            m_database.numberOf(QStringLiteral("SELECT count(*) FROM baseline_register"));
    if (!rows)
        return rows.error();
    return *rows == total ? QString()
                          : Text::tr("the file holds register rows that no baseline froze");
}

QString BaselineCheck::checkStatuses() const
{
    for (const RawEntry *entry : entriesOf(baselineoperation::status)) {
        const bool known = std::ranges::any_of(m_frozen, [&](const Frozen &each) {
            return each.baseline.id.toRfc4122() == idOf(*entry);
        });
        if (!known || !enumFrom<BaselineStatus>(entry->arguments.value(2)))
            return Text::tr("journal entry %1: it gives a status to a baseline that is not there")
                    .arg(entry->number);
    }
    return {};
}

Result<QString> BaselineCheck::checkSignatures(const VerifyRequest &request)
{
    const Result<QList<StoredSignature>> rows = baselinetables::signatures(m_database);
    if (!rows)
        return rows.error();
    const QList<const RawEntry *> signing = entriesOf(baselineoperation::sign);
    for (qsizetype i = 0; i < rows->size(); ++i) {
        if (i >= signing.size())
            return Text::tr("signature %1: no journal entry says that it was made").arg(i + 1);
        const QString problem = checkSignature(rows->at(i), *signing.at(i), request);
        if (!problem.isEmpty())
            return Text::tr("signature %1: %2").arg(QString::number(i + 1), problem);
    }
    if (signing.size() > rows->size())
        return Text::tr("journal entry %1: the signature that it speaks of is missing")
                .arg(signing.at(rows->size())->number);
    QList<Baseline> judged;
    for (const Frozen &each : m_frozen)
        judged.append(each.baseline);
    FileJournal statuses(m_database);
    if (Result<void> loaded = statuses.load(); !loaded)
        return loaded.error();
    baseline::readStatuses(judged, statuses.mergedEntries() + statuses.entries());
    for (qsizetype i = 0; i < m_frozen.size(); ++i)
        m_findings.append({ judged.at(i),
                            documentcontrol::linesOf(judged.at(i), m_frozen.at(i).statement,
                                                     m_frozen.at(i).envelopes, request.known) });
    return QString();
}

QString BaselineCheck::checkSignature(const StoredSignature &row, const RawEntry &entry,
                                      const VerifyRequest &request)
{
    const auto frozen = std::ranges::find_if(
            m_frozen, [&](const Frozen &each) { return each.baseline.id == row.baseline; });
    if (frozen == m_frozen.end() || idOf(entry) != row.baseline.toRfc4122()
        || entry.arguments.value(2) != QString::fromLatin1(Digest::sha256(row.envelope).toHex()))
        return Text::tr("it is not the one that the journal speaks of");
    const Result<BaselineSignature> signature = envelope::open(row.envelope);
    if (!signature)
        return signature.error().message;
    if (signature->statement != frozen->statement)
        return Text::tr("it covers another baseline");
    if (const Result<void> apart =
                documentcontrol::maySign(frozen->baseline, frozen->signatures, signature->role,
                                         signature->name, signature->key);
        !apart)
        return apart.error().message;
    const QList<ControlLine> lines = documentcontrol::linesOf(frozen->baseline, frozen->statement,
                                                              { row.envelope }, request.known);
    for (const ControlLine &line : lines) {
        if (line.standing == Standing::Broken)
            return line.problem;
        if (request.onlyKnown && line.standing == Standing::Signed)
            return Text::tr("the key of %1 is not among those that you know").arg(line.name);
    }
    frozen->signatures.append(*signature);
    frozen->envelopes.append(row.envelope);
    return {};
}
