#include "model/baseline/envelope.h"

#include "model/core/canonical.h"
#include "model/core/strictjson.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(envelope)
};

QByteArray textIn(const json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string()
                   ? QByteArray::fromStdString(found->get_ref<const std::string &>())
                   : QByteArray();
}

QByteArray payloadOf(const BaselineSignature &said, json statement)
{
    return canonical::bytes({
            { "baseline", std::move(statement) },
            { "role", textOf(said.role).toStdString() },
            { "name", said.name.toStdString() },
            { "at", said.at.toUTC().toString(Qt::ISODateWithMs).toStdString() },
            { "key", said.key.toHex().toStdString() },
    });
}

QByteArray envelopeOf(const QByteArray &payload, const QByteArray &key, const QByteArray &signature)
{
    return canonical::bytes(
            { { "payloadType", envelope::payloadType },
              { "payload", payload.toBase64().toStdString() },
              { "signatures",
                json::array({ { { "keyid", publickey::fingerprint(key).toStdString() },
                                { "sig", signature.toBase64().toStdString() } } }) } });
}

Error notAnEnvelope()
{
    return Error { Text::tr("this is not a signature of a baseline"),
                   {},
                   Text::tr("It was altered, or written by another program.") };
}

} // namespace

namespace envelope {

QByteArray preAuthentication(QByteArrayView type, QByteArrayView payload)
{
    QByteArray bytes = "DSSEv1 ";
    bytes += QByteArray::number(type.size()) + ' ';
    bytes.append(type);
    bytes += ' ' + QByteArray::number(payload.size()) + ' ';
    bytes.append(payload);
    return bytes;
}

Result<QByteArray> seal(const BaselineSignature &said, const SigningKey &with)
{
    Result<json> statement = strictjson::parse(said.statement, {});
    if (!statement)
        return statement.error();
    BaselineSignature complete = said;
    complete.key = with.publicKey();
    const QByteArray payload = payloadOf(complete, std::move(*statement));
    const Result<QByteArray> signature = with.sign(preAuthentication(payloadType, payload));
    if (!signature)
        return signature.error();
    return envelopeOf(payload, complete.key, *signature);
}

Result<BaselineSignature> open(const QByteArray &envelope)
{
    const Result<json> outer = strictjson::parse(envelope, {});
    if (!outer || !outer->is_object() || textIn(*outer, "payloadType") != payloadType)
        return notAnEnvelope();
    const auto list = outer->find("signatures");
    if (list == outer->end() || !list->is_array() || list->size() != 1
        || !list->front().is_object())
        return notAnEnvelope();
    const QByteArray payload = QByteArray::fromBase64(textIn(*outer, "payload"));
    const QByteArray signature = QByteArray::fromBase64(textIn(list->front(), "sig"));
    const Result<json> inner = strictjson::parse(payload, {});
    if (!inner || !inner->is_object() || !inner->contains("baseline"))
        return notAnEnvelope();
    const auto role = enumFrom<SigningRole>(QString::fromUtf8(textIn(*inner, "role")));
    BaselineSignature said;
    said.name = QString::fromUtf8(textIn(*inner, "name"));
    said.at = QDateTime::fromString(QString::fromUtf8(textIn(*inner, "at")), Qt::ISODateWithMs);
    said.key = QByteArray::fromHex(textIn(*inner, "key"));
    said.statement = canonical::bytes((*inner)["baseline"]);
    if (!role)
        return notAnEnvelope();
    said.role = *role;
    if (!publickey::verify(said.key, preAuthentication(payloadType, payload), signature))
        return Error { Text::tr("the signature of %1 is not valid").arg(said.name),
                       {},
                       Text::tr("What it covers was altered, or it was copied from elsewhere.") };
    // One form only: whatever else the bytes could say would be covered by nothing.
    if (payloadOf(said, (*inner)["baseline"]) != payload
        || envelopeOf(payload, said.key, signature) != envelope)
        return notAnEnvelope();
    return said;
}

} // namespace envelope
