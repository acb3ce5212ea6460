#include "model/baseline/documentcontrol.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(documentcontrol)
};

bool sameName(const QString &a, const QString &b)
{
    return a.simplified().compare(b.simplified(), Qt::CaseInsensitive) == 0;
}

ControlLine worthOf(const Result<BaselineSignature> &opened, const QByteArray &statement,
                    const TrustedKeys &known)
{
    if (!opened)
        return { SigningRole::Reviewer, {}, {}, Standing::Broken, {}, opened.error().message };
    ControlLine line { opened->role, opened->name, opened->at, Standing::Signed,
                       publickey::fingerprint(opened->key) };
    const QString owner = known.nameOf(opened->key);
    if (opened->statement != statement) {
        line.standing = Standing::Broken;
        line.problem = Text::tr("the signature covers another baseline");
    } else if (!owner.isEmpty() && !sameName(owner, opened->name)) {
        line.standing = Standing::Broken;
        line.problem = Text::tr("the key is known to be that of %1").arg(owner);
    } else if (!owner.isEmpty()) {
        line.standing = Standing::Known;
    }
    return line;
}

bool hasLine(const QList<ControlLine> &lines, SigningRole role, const QString &name)
{
    return std::ranges::any_of(lines, [&](const ControlLine &line) {
        return line.role == role && line.standing != Standing::Broken && sameName(line.name, name);
    });
}

} // namespace

namespace documentcontrol {

ControlLine lineOf(const QByteArray &envelope, const QByteArray &statement,
                   const TrustedKeys &known)
{
    return worthOf(envelope::open(envelope), statement, known);
}

QList<ControlLine> linesOf(const Baseline &baseline, const QByteArray &statement,
                           const QList<QByteArray> &envelopes, const TrustedKeys &known)
{
    QList<ControlLine> lines;
    for (const QByteArray &each : envelopes)
        lines.append(lineOf(each, statement, known));
    if (!hasLine(lines, SigningRole::Author, baseline.author))
        lines.append({ SigningRole::Author, baseline.author, baseline.at });
    const bool judged = baseline.status == BaselineStatus::Approved
                        || baseline.status == BaselineStatus::Rejected;
    if (judged && !hasLine(lines, SigningRole::Approver, baseline.statusBy))
        lines.append({ SigningRole::Approver, baseline.statusBy, baseline.statusAt });
    std::ranges::stable_sort(lines, {}, &ControlLine::role);
    return lines;
}

QString textOf(Standing standing)
{
    switch (standing) {
    case Standing::SelfDeclared:
        return Text::tr("self-declared");
    case Standing::Signed:
        return Text::tr("signed, key not known here");
    case Standing::Known:
        return Text::tr("signed, key known");
    case Standing::Broken:
        return Text::tr("not valid");
    }
    return {};
}

QString textOf(SigningRole role)
{
    switch (role) {
    case SigningRole::Author:
        return Text::tr("author");
    case SigningRole::Reviewer:
        return Text::tr("reviewer");
    case SigningRole::Approver:
        return Text::tr("approver");
    }
    return {};
}

Result<void> maySign(const Baseline &baseline, const QList<BaselineSignature> &there,
                     SigningRole role, const QString &name, const QByteArray &key)
{
    const auto refusal = [&](const QString &what) {
        return Error { what, baseline.name,
                       Text::tr("Let another person sign with a key of their own.") };
    };
    if (role == SigningRole::Approver && sameName(name, baseline.author))
        return refusal(Text::tr("%1 froze this baseline and cannot approve it").arg(name));
    for (const BaselineSignature &other : there) {
        if (other.role == role && other.key == key)
            return refusal(Text::tr("this key has signed already"));
        const bool apart = role != other.role && role != SigningRole::Reviewer
                           && other.role != SigningRole::Reviewer;
        if (apart && other.key == key)
            return refusal(Text::tr("author and approver cannot use the same key"));
        if (apart && sameName(other.name, name))
            return refusal(Text::tr("author and approver cannot be the same person"));
    }
    return {};
}

} // namespace documentcontrol
