#include "model/core/operations/threats.h"

#include "model/core/threatkey.h"

#include <QCoreApplication>

#include <algorithm>

namespace operations {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(threatoperations)
};

constexpr int lowest = 1000;
constexpr int highest = 5000;
constexpr int mostEffect = 990;

bool isLevel(int level)
{
    return level >= lowest && level <= highest;
}

} // namespace

Result<Edit> setOwnThreat(const Project &project, const OwnThreat &own)
{
    if (own.title.trimmed().isEmpty())
        return Error { Text::tr("the threat has no title"),
                       {},
                       Text::tr("Say in one sentence what happens.") };
    if (!project.find(own.subject))
        return Error { Text::tr("the threat is about nothing in the model"), own.title,
                       Text::tr("Choose the flow or element that it is about.") };
    if (!isLevel(own.likelihood) || (own.impact != 0 && !isLevel(own.impact)))
        return Error { Text::tr("levels go from 1 to 5"), own.title, {} };
    Edit edit;
    if (const OwnThreat *known = project.find(own.id)) {
        edit.change(*known, own);
        return edit;
    }
    OwnThreat added = own;
    if (added.id.isNull())
        added.id = Id<OwnThreat>::create();
    edit.add(added);
    return edit;
}

Edit removeOwnThreat(const Project &project, const Id<OwnThreat> &own)
{
    Edit edit;
    const OwnThreat *gone = project.find(own);
    if (!gone)
        return edit;
    edit.remove(*gone);
    const QString key = ThreatKey { QStringLiteral("own"), own.value() }.text();
    const auto removeAbout = [&](const auto *records) {
        using T = std::remove_cvref_t<decltype(*records)>;
        for (const T *record : project.all<T>()) {
            if (record->threat == key)
                edit.remove(*record);
        }
    };
    removeAbout(static_cast<const Decision *>(nullptr));
    removeAbout(static_cast<const ControlLink *>(nullptr));
    removeAbout(static_cast<const Comment *>(nullptr));
    for (const Risk *risk : project.all<Risk>()) {
        Risk next = *risk;
        next.threats.removeAll(key);
        edit.change(*risk, next);
    }
    return edit;
}

Edit commentOn(const Project &project, const QString &threat, const QString &text,
               const QString &by, const QDateTime &on)
{
    Edit edit;
    if (text.trimmed().isEmpty())
        return edit;
    Comment comment;
    comment.id = Id<Comment>::create();
    comment.threat = threat;
    // The subject keeps the remark with what it is about when the threat's rule goes.
    const std::optional<ThreatKey> key = ThreatKey::fromText(threat);
    if (key && project.find(Id<Flow>(key->subject)))
        comment.subjectKind = SubjectKind::Flow;
    else if (key && project.find(Id<Element>(key->subject)))
        comment.subjectKind = SubjectKind::Element;
    if (comment.subjectKind != SubjectKind::Project)
        comment.subject = AnyId(key->subject);
    comment.text = text.trimmed();
    comment.by = by;
    comment.on = on.toUTC().toString(Qt::ISODate);
    edit.add(comment);
    return edit;
}

QList<const Comment *> commentsOn(const Project &project, const QString &threat)
{
    QList<const Comment *> comments;
    project.forEach<Comment>([&](const Comment &comment) {
        if (comment.threat == threat)
            comments.append(&comment);
    });
    std::ranges::sort(comments, [](const Comment *a, const Comment *b) {
        return a->on != b->on ? a->on < b->on : a->id.value() < b->id.value();
    });
    return comments;
}

const ControlLink *linkOf(const Project &project, const Id<Control> &control, const QString &threat)
{
    const ControlLink *found = nullptr;
    for (const RecordRef &ref : project.referrers(control.value())) {
        const auto *link = project.find(Id<ControlLink>(ref.id));
        if (link && link->threat == threat)
            found = link;
    }
    return found;
}

Result<Edit> setEffect(const Project &project, const Id<Control> &control, const QString &threat,
                       int likelihood, int impact, const QString &reason)
{
    const Control *known = project.find(control);
    const QString where = known ? known->name : QString();
    if (!known)
        return Error { Text::tr("there is no such control"), where, {} };
    const ControlLink *link = linkOf(project, control, threat);
    Edit edit;
    if (likelihood < 0 && impact < 0) {
        if (link)
            edit.remove(*link);
        return edit;
    }
    if (std::max(likelihood, impact) > mostEffect)
        return Error { Text::tr("no control takes away more than 0.99"), where, {} };
    if (reason.trimmed().isEmpty())
        return Error { Text::tr("another effect than the rule's needs a reason"), where,
                       Text::tr("Say how it was measured or why it differs here.") };
    ControlLink next = link ? *link : ControlLink {};
    next.control = control;
    next.threat = threat;
    next.likelihood = likelihood;
    next.impact = impact;
    next.reason = reason.trimmed();
    if (link) {
        edit.change(*link, next);
    } else {
        next.id = Id<ControlLink>::create();
        edit.add(next);
    }
    return edit;
}

} // namespace operations
