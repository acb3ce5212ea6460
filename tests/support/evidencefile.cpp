#include "tests/support/evidencefile.h"

#include "model/core/digest.h"
#include "model/core/operations/change.h"
#include "tests/support/samples.h"

using namespace Qt::StringLiterals;

namespace {

/// Stops the test when something that must work does not.
template<typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().text()));
    return std::move(*result);
}

void must(const Result<void> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().text()));
}

QByteArray attachmentBytes()
{
    return "minutes of the meeting\n";
}

QByteArray catalogBytes()
{
    return R"({"catalog":"tiny","version":"1.2","words":["caf\u00e9",12]})";
}

/// Canonical form of the same.
QByteArray catalogHash()
{
    return Digest::sha256("{\"catalog\":\"tiny\",\"version\":\"1.2\",\"words\":[\"caf\u00e9\",12]}")
            .toHex();
}

} // namespace

EvidenceFile::EvidenceFile()
    : m_file(must(ProjectFile::create(m_folder.filePath(u"work"_s))))
    , m_document(
              std::make_unique<Document>(m_file->project(), m_file->journal(), samples::session()))
    , m_author(must(SigningKey::create()))
    , m_approver(must(SigningKey::create()))
{
    must(m_document->push(samples::small(), { u"import"_s }, {}, EntryKind::Import));
    m_ledger = std::make_unique<BaselineLedger>(*m_document, m_file->journal());
}

void EvidenceFile::rename(const QString &name)
{
    const Id<Element> id = m_document->project().all<Element>().first()->id;
    must(m_document->push(
            operations::change(m_document->project(), id, [&](Element &e) { e.name = name; }),
            { u"rename"_s, { u"Element"_s, name } }));
}

Baseline EvidenceFile::freeze(const QString &name)
{
    FrozenState frozen;
    frozen.baseline.name = name;
    frozen.baseline.note = u"agreed \u00fcber lunch"_s;
    frozen.baseline.unfinished = { { u"undecided"_s, 2 } };
    frozen.baseline.unfinishedNote = u"next week"_s;
    frozen.baseline.engine = u"0.1.0"_s;
    frozen.baseline.totals = { { u"open"_s, 2 }, { u"threats"_s, 2 } };
    frozen.baseline.catalogs = { { u"tiny"_s, u"1.2"_s, QString::fromLatin1(catalogHash()) } };
    for (const QString &title : { u"First"_s, u"Second \u00e9"_s }) {
        FrozenThreat threat;
        threat.key = u"rule@"_s + title;
        threat.title = title;
        threat.state = u"confirmed"_s;
        threat.currentLikelihood = 3000;
        threat.currentImpact = 4500;
        frozen.threats.append(threat);
    }
    return must(m_ledger->freeze(frozen));
}

void EvidenceFile::fill()
{
    must(m_file->keepCatalog(QString::fromLatin1(catalogHash()), u"tiny"_s, u"1.2"_s,
                             catalogBytes()));
    const QByteArray sha256 = Digest::sha256(attachmentBytes());
    SqlStatement row = must(
            m_file->journal().database().prepare(u"INSERT INTO attachment_content VALUES (?,?)"_s));
    row.bind(1, sha256);
    row.bind(2, attachmentBytes());
    must(m_file->journal().database().finish(row));

    Edit edit;
    CatalogPin pin;
    pin.id = Id<CatalogPin>::create();
    pin.catalog = u"tiny"_s;
    pin.version = u"1.2"_s;
    pin.sha256 = QString::fromLatin1(catalogHash());
    edit.add(pin);
    Attachment attachment;
    attachment.id = Id<Attachment>::create();
    attachment.name = u"minutes.txt"_s;
    attachment.size = attachmentBytes().size();
    attachment.sha256 = QString::fromLatin1(sha256.toHex());
    edit.add(attachment);
    Comment comment;
    comment.id = Id<Comment>::create();
    comment.text = u"between us: caf\u00e9"_s;
    comment.by = u"Ada"_s;
    edit.add(comment);
    Control control;
    control.id = Id<Control>::create();
    control.name = u"Signed models"_s;
    control.status = ControlStatus::Implemented;
    control.cost = 5'000'000'000;
    edit.add(control);
    Decision decision;
    decision.id = Id<Decision>::create();
    decision.threat = u"rule@First"_s;
    decision.state = DecisionState::Confirmed;
    decision.likelihood = 3000;
    decision.seen = { { u"publicly-reachable"_s, u"yes"_s } };
    decision.parked = true;
    edit.add(decision);
    PackSwitch pack;
    pack.id = Id<PackSwitch>::create();
    pack.pack = u"generative"_s;
    pack.on = true;
    edit.add(pack);
    must(m_document->push(edit, { u"paste"_s, { u"more"_s } }));
    rename(u"Caf\u00e9 sensor"_s);
    must(m_document->undo());
    must(m_document->redo());
    const Baseline first = freeze(u"Before pilot"_s);
    must(m_ledger->setStatus(first.id, BaselineStatus::InReview, u"please"_s));
    must(m_ledger->sign(first.id, SigningRole::Author, *m_author));
    m_document->setAuthor(u"Grace"_s);
    must(m_ledger->sign(first.id, SigningRole::Approver, *m_approver));
    must(m_ledger->setStatus(first.id, BaselineStatus::Approved, {}));
    m_document->setAuthor(u"Ada"_s);
    rename(u"Another"_s);
    freeze(u"After pilot"_s);
    rename(u"A last one"_s);
}

QString EvidenceFile::save(const QString &name)
{
    const QString path = m_folder.filePath(name);
    must(m_file->save(path));
    return path;
}
