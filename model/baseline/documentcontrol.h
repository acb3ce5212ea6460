#pragma once

#include "model/baseline/baseline.h"
#include "model/baseline/envelope.h"
#include "model/baseline/trustedkeys.h"

/// What a name on a document is worth.
enum class Standing {
    /// Typed, and nothing more.
    SelfDeclared,
    /// Signed with a key that nobody here knows.
    Signed,
    /// Signed with a key that is known to be theirs.
    Known,
    /// The signature does not hold, or the key is known to be somebody else's.
    Broken,
};

/// One line of a document's control block: who did what, when, and what the name is worth.
struct ControlLine
{
    SigningRole role = SigningRole::Author;
    QString name;
    QDateTime at;
    Standing standing = Standing::SelfDeclared;
    /// Of the key; empty without a signature.
    QString fingerprint = {};
    /// Why it is broken; empty otherwise.
    QString problem = {};
};

namespace documentcontrol {

/// Author first, then approver or who said the last status, then every signature beside these.
/// `statement` are the stored bytes; `envelopes` those of the baseline's signatures.
QList<ControlLine> linesOf(const Baseline &baseline, const QByteArray &statement,
                           const QList<QByteArray> &envelopes, const TrustedKeys &known);

/// One envelope, held against the statement that it should cover: what it says, and what it is
/// worth.
ControlLine lineOf(const QByteArray &envelope, const QByteArray &statement,
                   const TrustedKeys &known);

/// "self-declared", "signed, key not known", ... in the reader's language.
QString textOf(Standing standing);
QString textOf(SigningRole role);

/// Whether somebody may sign in a role beside the signatures there are. An approver is another
/// person with another key than the author, by name and by key.
Result<void> maySign(const Baseline &baseline, const QList<BaselineSignature> &there,
                     SigningRole role, const QString &name, const QByteArray &key);

} // namespace documentcontrol
