#include "model/baseline/statement.h"
#include "model/baseline/trustedkeys.h"
#include "tests/support/evidencefile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

/// Keys, envelopes and who may sign what.
class TestSigning : public QObject
{
    Q_OBJECT

private slots:
    void theVectorsOfRfc8032Verify();
    void aKeyIsReadOnlyWithItsPassphrase();
    void anotherToolChecksAnEnvelope();
    void anEnvelopeIsOpenedOnlyAsItWasSealed();
    void anApproverIsAnotherPersonWithAnotherKey();
    void aNameWithoutASignatureIsSelfDeclared();
    void aListOfKeysIsReadStrictly();
};

void TestSigning::theVectorsOfRfc8032Verify()
{
    // RFC 8032, section 7.1, TEST 3.
    const QByteArray key =
            QByteArray::fromHex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
    const QByteArray message = QByteArray::fromHex("af82");
    QByteArray signature =
            QByteArray::fromHex("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                                "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    QVERIFY(publickey::verify(key, message, signature));
    QVERIFY(!publickey::verify(key, message + 'x', signature));
    signature[5] = static_cast<char>(signature.at(5) ^ 1);
    QVERIFY(!publickey::verify(key, message, signature));
    QVERIFY(!publickey::verify(key.left(31), message, signature));
    QVERIFY(!publickey::verify(key, message, {}));
}

void TestSigning::aKeyIsReadOnlyWithItsPassphrase()
{
    const auto key = SigningKey::create();
    QVERIFY(key);
    QVERIFY(!key->encrypted({}, u"Ada"_s));
    const auto pem = key->encrypted("four words of mine", u"Ada\nLovelace"_s);
    QVERIFY(pem && pem->contains("BEGIN ENCRYPTED PRIVATE KEY"));
    QVERIFY(pem->startsWith("Redoubt signing key of Ada Lovelace\n"));
    const auto again = SigningKey::read(*pem, "four words of mine", u"key"_s);
    QVERIFY(again);
    QCOMPARE(again->publicKey(), key->publicKey());
    QVERIFY(!SigningKey::read(*pem, "four words", u"key"_s));
    QVERIFY(!SigningKey::read("nonsense", "four words of mine", u"key"_s));
    const auto shared = publickey::fromPem(publickey::toPem(key->publicKey()), u"key"_s);
    QVERIFY(shared);
    QCOMPARE(*shared, key->publicKey());
    QCOMPARE(publickey::fingerprint(*shared).size(), 64);
}

void TestSigning::anotherToolChecksAnEnvelope()
{
    EvidenceFile evidence;
    const Baseline made = evidence.freeze(u"Pilot"_s);
    const auto sealed = evidence.ledger().sign(made.id, SigningRole::Author, evidence.author());
    QVERIFY(sealed);
    // As the DSSE specification says it, with the openssl program.
    const QJsonObject outer = QJsonDocument::fromJson(*sealed).object();
    const QByteArray payload =
            QByteArray::fromBase64(outer.value(u"payload"_s).toString().toLatin1());
    const QByteArray type = outer.value(u"payloadType"_s).toString().toLatin1();
    const QByteArray signature = QByteArray::fromBase64(outer.value(u"signatures"_s)
                                                                .toArray()
                                                                .first()
                                                                .toObject()
                                                                .value(u"sig"_s)
                                                                .toString()
                                                                .toLatin1());
    QTemporaryDir folder;
    const auto write = [&](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(u"message"_s, "DSSEv1 " + QByteArray::number(type.size()) + ' ' + type + ' '
                                        + QByteArray::number(payload.size()) + ' ' + payload));
    QVERIFY(write(u"sig"_s, signature));
    QVERIFY(write(u"key.pem"_s, publickey::toPem(evidence.author().publicKey())));
    QProcess openssl;
    openssl.setWorkingDirectory(folder.path());
    openssl.start(u"openssl"_s,
                  { u"pkeyutl"_s, u"-verify"_s, u"-pubin"_s, u"-inkey"_s, u"key.pem"_s, u"-rawin"_s,
                    u"-in"_s, u"message"_s, u"-sigfile"_s, u"sig"_s });
    QVERIFY(openssl.waitForFinished());
    QVERIFY2(openssl.exitCode() == 0, openssl.readAllStandardError().constData());
}

void TestSigning::anEnvelopeIsOpenedOnlyAsItWasSealed()
{
    EvidenceFile evidence;
    const Baseline made = evidence.freeze(u"Pilot"_s);
    const auto sealed = evidence.ledger().sign(made.id, SigningRole::Author, evidence.author());
    QVERIFY(sealed);
    const auto opened = envelope::open(*sealed);
    QVERIFY(opened);
    QCOMPARE(opened->name, u"Ada"_s);
    QCOMPARE(opened->statement, statement::bytesOf(made));
    for (qsizetype at = 0; at < sealed->size(); ++at) {
        QByteArray other = *sealed;
        other[at] = other.at(at) == 'A' ? 'B' : 'A';
        QVERIFY2(!envelope::open(other), other.constData());
    }
    QVERIFY(!envelope::open(*sealed + ' '));
}

void TestSigning::anApproverIsAnotherPersonWithAnotherKey()
{
    EvidenceFile evidence;
    BaselineLedger &ledger = evidence.ledger();
    const Baseline made = evidence.freeze(u"Pilot"_s);
    QVERIFY(!ledger.sign(made.id, SigningRole::Approver, evidence.approver()));
    QVERIFY(ledger.sign(made.id, SigningRole::Author, evidence.author()));
    QVERIFY(!ledger.sign(made.id, SigningRole::Author, evidence.author()));
    evidence.document().setAuthor(u"  ada "_s);
    QVERIFY(!ledger.sign(made.id, SigningRole::Approver, evidence.approver()));
    evidence.document().setAuthor(u"Grace"_s);
    QVERIFY(!ledger.sign(made.id, SigningRole::Approver, evidence.author()));
    QVERIFY(ledger.sign(made.id, SigningRole::Approver, evidence.approver()));
}

void TestSigning::aNameWithoutASignatureIsSelfDeclared()
{
    EvidenceFile evidence;
    BaselineLedger &ledger = evidence.ledger();
    const Baseline made = evidence.freeze(u"Pilot"_s);
    TrustedKeys known;
    QCOMPARE(ledger.people(made.id, known).first().standing, Standing::SelfDeclared);
    QVERIFY(ledger.sign(made.id, SigningRole::Author, evidence.author()));
    QCOMPARE(ledger.people(made.id, known).size(), 1);
    QCOMPARE(ledger.people(made.id, known).first().standing, Standing::Signed);
    known.add(evidence.author().publicKey(), u"Ada"_s);
    QCOMPARE(ledger.people(made.id, known).first().standing, Standing::Known);
    known.add(evidence.author().publicKey(), u"Somebody else"_s);
    QCOMPARE(ledger.people(made.id, known).first().standing, Standing::Broken);
}

void TestSigning::aListOfKeysIsReadStrictly()
{
    const QByteArray line = QByteArray(64, 'a') + " Ada Lovelace\n";
    const auto keys = TrustedKeys::read("# known\n\n" + line, u"keys"_s);
    QVERIFY(keys);
    QCOMPARE(keys->nameOf(QByteArray(32, '\xaa')), u"Ada Lovelace"_s);
    const auto again = TrustedKeys::read(keys->text(), u"keys"_s);
    QVERIFY(again);
    QCOMPARE(again->entries().size(), 1);
    for (const QByteArray &wrong : { QByteArray("abc Ada"), QByteArray(64, 'a'),
                                     QByteArray(64, 'g') + " Ada", QByteArray(66, 'a') + " Ada" })
        QVERIFY2(!TrustedKeys::read(wrong, u"keys"_s), wrong.constData());
}

QTEST_GUILESS_MAIN(TestSigning)
#include "tst_signing.moc"
