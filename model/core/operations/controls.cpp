#include "model/core/operations/controls.h"

#include "model/core/operations/change.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QUrl>

#include <algorithm>

namespace operations {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(controls)
};

/// Two records of one name are one person as far as the four eyes go.
bool isSamePerson(const Project &project, const Id<Person> &a, const Id<Person> &b)
{
    if (a == b)
        return true;
    const Person *left = project.find(a);
    const Person *right = project.find(b);
    return left && right
           && left->name.trimmed().compare(right->name.trimmed(), Qt::CaseInsensitive) == 0;
}

bool isDay(const QString &text)
{
    return text.isEmpty() || QDate::fromString(text, Qt::ISODate).isValid();
}

} // namespace

Result<void> verifiable(const Project &project, const Control &control, const QDate &today)
{
    const auto refuse = [&](const QString &what, const QString &next) {
        return Error { what, control.name, next };
    };
    if (control.verifier.isNull())
        return refuse(Text::tr("nobody is named who verified it"),
                      Text::tr("Name a verifier other than the owner."));
    if (isSamePerson(project, control.verifier, control.owner))
        return refuse(Text::tr("owner and verifier are the same person"),
                      Text::tr("Name a verifier other than the owner."));
    if (control.verificationMethod.trimmed().isEmpty())
        return refuse(Text::tr("it is not said how it was verified"),
                      Text::tr("Name the method: a test, a review, an audit."));
    const QDate on = QDate::fromString(control.verifiedOn, Qt::ISODate);
    if (!on.isValid())
        return refuse(Text::tr("the day of the verification is missing"),
                      Text::tr("Give a day such as 2026-11-24."));
    if (on > today)
        return refuse(Text::tr("the day of the verification is still to come"),
                      Text::tr("Give a day up to today."));
    if (control.verificationPeriod <= 0)
        return refuse(Text::tr("it is not said how long the verification holds"),
                      Text::tr("Give a period of at least one month."));
    return {};
}

Result<Edit> changeControls(const Project &project, const QList<Id<Control>> &controls,
                            const std::function<void(Control &)> &apply, const QDate &today)
{
    Edit edit;
    for (const Id<Control> &id : controls) {
        const Control *before = project.find(id);
        if (!before)
            continue;
        Control after = *before;
        apply(after);
        // What was called verified elsewhere, with less, may still be changed in other ways.
        const bool wasShort =
                before->status == ControlStatus::Verified && !verifiable(project, *before, today);
        if (after.status == ControlStatus::Verified && !wasShort) {
            if (const Result<void> ok = verifiable(project, after, today); !ok)
                return ok.error();
        }
        edit.change(*before, after);
    }
    return edit;
}

Edit cover(const Project &project, const Id<Control> &control, SubjectKind kind,
           const AnyId &subject, int coverage)
{
    for (const RecordRef &ref : project.referrers(control.value())) {
        const auto *known = project.find(Id<ControlPlacement>(ref.id));
        if (known && known->subjectKind == kind && known->subject == subject)
            return change(project, known->id,
                          [&](ControlPlacement &placement) { placement.coverage = coverage; });
    }
    ControlPlacement placement;
    placement.id = Id<ControlPlacement>::create();
    placement.control = control;
    placement.subjectKind = kind;
    placement.subject = subject;
    placement.coverage = coverage;
    Edit edit;
    edit.add(placement);
    return edit;
}

bool isOpenable(const QString &link)
{
    const QUrl url(link, QUrl::StrictMode);
    if (!url.isValid())
        return false;
    const QString scheme = url.scheme().toLower();
    if (scheme == u"mailto")
        return !url.path().isEmpty();
    return (scheme == u"http" || scheme == u"https") && !url.host().isEmpty();
}

Result<Attachment> attachmentOf(const QString &path, const QByteArray &bytes)
{
    const QString name = path.section(u'/', -1).section(u'\\', -1).trimmed();
    if (bytes.isEmpty() || name.isEmpty())
        return Error { Text::tr("the file is empty"), path, Text::tr("Choose another file.") };
    if (bytes.size() > attachmentLimit)
        return Error { Text::tr("the file is larger than %1 MB").arg(attachmentLimit / 1024 / 1024),
                       path, Text::tr("Keep it elsewhere and add a link to it.") };
    Attachment file;
    file.id = Id<Attachment>::create();
    file.name = name;
    file.size = bytes.size();
    file.sha256 = QString::fromLatin1(
            QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    return file;
}

Result<Edit> addEvidence(const Project &project, const Evidence &evidence,
                         const std::optional<Attachment> &file)
{
    const Control *control = project.find(evidence.control);
    const QString where = control ? control->name : QString();
    if (!control)
        return Error { Text::tr("there is no such control"), where, {} };
    if (evidence.note.trimmed().isEmpty() && evidence.link.isEmpty() && !file)
        return Error { Text::tr("the evidence says nothing"), where,
                       Text::tr("Give a note, a link or a file.") };
    if (!evidence.link.isEmpty() && !isOpenable(evidence.link))
        return Error { Text::tr("\"%1\" is not a link that can be opened").arg(evidence.link),
                       where, Text::tr("Links begin with https://, http:// or mailto:.") };
    if (!isDay(evidence.on) || !isDay(evidence.expires))
        return Error { Text::tr("the evidence has a day that is none"), where,
                       Text::tr("Give days such as 2026-11-24.") };
    if (!evidence.provider.isEmpty()
        && (evidence.scope.trimmed().isEmpty() || evidence.expires.isEmpty()))
        return Error { Text::tr("an attestation of others needs scope and expiry"), where,
                       Text::tr("Say what it covers and until when.") };
    Edit edit;
    Evidence next = evidence;
    if (next.id.isNull())
        next.id = Id<Evidence>::create();
    if (file) {
        edit.add(*file);
        next.attachment = file->id;
    }
    edit.add(next);
    return edit;
}

Edit removeEvidence(const Project &project, const Id<Evidence> &evidence)
{
    Edit edit;
    const Evidence *gone = project.find(evidence);
    if (!gone)
        return edit;
    edit.remove(*gone);
    const Attachment *file = project.find(gone->attachment);
    if (file && project.referrers(file->id.value()).size() == 1)
        edit.remove(*file);
    return edit;
}

QList<const Evidence *> evidenceOf(const Project &project, const Id<Control> &control)
{
    QList<const Evidence *> found;
    for (const RecordRef &ref : project.referrers(control.value())) {
        if (const auto *evidence = project.find(Id<Evidence>(ref.id)))
            found.append(evidence);
    }
    std::ranges::sort(found, [](const Evidence *a, const Evidence *b) {
        return a->on != b->on ? a->on > b->on : a->id.value() < b->id.value();
    });
    return found;
}

Id<Person> personNamed(const Project &project, const QString &name, Edit &edit)
{
    Id<Person> found;
    project.forEach<Person>([&](const Person &person) {
        if (person.name == name && (found.isNull() || person.id.value() < found.value()))
            found = person.id;
    });
    for (const Patch &patch : edit.patches()) {
        const Person *added = patch.after ? std::get_if<Person>(&*patch.after) : nullptr;
        if (added && added->name == name)
            found = added->id;
    }
    if (found.isNull() && !name.isEmpty()) {
        Person person;
        person.id = Id<Person>::create();
        person.name = name;
        edit.add(person);
        found = person.id;
    }
    return found;
}

} // namespace operations
