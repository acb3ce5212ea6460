#pragma once

#include "model/baseline/signingkey.h"
#include "model/core/enumtext.h"

#include <QDateTime>

/// In which role somebody signs a baseline.
enum class SigningRole { Author, Reviewer, Approver };
template<>
inline constexpr std::array<const char *, 3> enumWords<SigningRole> = { "author", "reviewer",
                                                                        "approver" };

/// What one signature says: who, as what, when, with which key, and the statement that it covers.
struct BaselineSignature
{
    SigningRole role = SigningRole::Author;
    QString name;
    QDateTime at;
    /// 32 bytes.
    QByteArray key;
    /// The statement's bytes (model/baseline/statement.h).
    QByteArray statement;
};

/// DSSE envelopes (github.com/secure-systems-lab/dsse, version 1.0.2): the payload is canonical
/// JSON with statement, role, name, time and public key, signed over "DSSEv1" with type and
/// lengths. Any tool that knows DSSE and Ed25519 can check one.
namespace envelope {

inline constexpr char payloadType[] = "application/vnd.redoubt.baseline+json";

/// What is signed: "DSSEv1", then type and payload, each with its length in front.
QByteArray preAuthentication(QByteArrayView type, QByteArrayView payload);

/// The key's public part is taken from `with`, whatever `said.key` holds.
Result<QByteArray> seal(const BaselineSignature &said, const SigningKey &with);

/// Opens an envelope strictly and checks its one signature with the key that it names. Who owns
/// that key is another question: see TrustedKeys.
Result<BaselineSignature> open(const QByteArray &envelope);

} // namespace envelope
