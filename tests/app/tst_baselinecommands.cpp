#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Freezing, signing and verifying from scripts: the real program, real files.
class TestBaselineCommands : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsUnfinishedMustBeAnswered();
    void aBaselineIsFrozenReviewedSignedAndVerified();
    void aDetachedSignatureIsReadBack();
    void aCopyForReviewStandsByItself();
    void theScriptAgrees();
    void aHeadOfAnotherFormIsRefused();

private:
    struct Ran
    {
        int status = -1;
        QByteArray out;
        QByteArray err;
    };
    Ran run(const QStringList &arguments, const QString &author = u"Ada"_s);
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void freeze();

    std::unique_ptr<QTemporaryDir> m_folder;
};

TestBaselineCommands::Ran TestBaselineCommands::run(const QStringList &arguments,
                                                    const QString &author)
{
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    QStringList all = arguments;
    const QStringList readers { u"verify"_s };
    if (!readers.contains(arguments.first()))
        all += { u"--author"_s, author };
    process.start(QStringLiteral(REDOUBT_BIN_DIR "/redoubtctl"),
                  all + QStringList { u"--date"_s, u"2026-11-24"_s });
    process.waitForFinished(120'000);
    return { process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError() };
}

void TestBaselineCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", path(u"state"_s).toUtf8());
    qputenv("REDOUBT_PASSPHRASE", "four words of mine");
    const Ran made = run({ u"new"_s, u"a.redoubt"_s, u"--template"_s, u"mlops-reference"_s });
    QVERIFY2(made.status == 0, made.err.constData());
}

void TestBaselineCommands::freeze()
{
    const Ran made = run({ u"baseline"_s, u"a.redoubt"_s, u"create"_s, u"--name"_s,
                           u"Before pilot"_s, u"--unfinished"_s, u"first look"_s });
    QVERIFY2(made.status == 0, made.err.constData());
}

void TestBaselineCommands::whatIsUnfinishedMustBeAnswered()
{
    const Ran refused =
            run({ u"baseline"_s, u"a.redoubt"_s, u"create"_s, u"--name"_s, u"Before pilot"_s });
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.err.contains("neither confirmed nor dismissed"));
    freeze();
    const Ran list = run({ u"baseline"_s, u"a.redoubt"_s, u"list"_s, u"--json"_s });
    const QJsonObject first = QJsonDocument::fromJson(list.out).array().first().toObject();
    QCOMPARE(first.value(u"name"_s).toString(), u"Before pilot"_s);
    QCOMPARE(first.value(u"status"_s).toString(), u"draft"_s);
    QVERIFY(first.value(u"unfinished"_s).toObject().value(u"decisions"_s).toInt() > 100);
}

void TestBaselineCommands::aBaselineIsFrozenReviewedSignedAndVerified()
{
    freeze();
    const Ran mine = run({ u"key"_s, u"new"_s, u"ada.pem"_s });
    const Ran other = run({ u"key"_s, u"new"_s, u"grace.pem"_s }, u"Grace"_s);
    QVERIFY2(mine.status == 0 && other.status == 0, mine.err.constData());
    QFile keys(path(u"keys"_s));
    QVERIFY(keys.open(QIODevice::WriteOnly));
    keys.write(mine.out);
    keys.close();

    const auto sign = [&](const QString &role, const QString &key, const QString &author) {
        return run({ u"baseline"_s, u"a.redoubt"_s, u"sign"_s, u"B1"_s, u"--role"_s, role,
                     u"--key"_s, key, u"--detached"_s, role + u".json"_s },
                   author);
    };
    QCOMPARE(sign(u"author"_s, u"ada.pem"_s, u"Ada"_s).status, 0);
    QVERIFY(sign(u"approver"_s, u"ada.pem"_s, u"Grace"_s).status != 0);
    QVERIFY(sign(u"approver"_s, u"grace.pem"_s, u"Ada"_s).status != 0);
    QCOMPARE(run({ u"verify"_s, u"a.redoubt"_s, u"--trusted"_s, u"keys"_s }).status, 0);
    QCOMPARE(sign(u"approver"_s, u"grace.pem"_s, u"Grace"_s).status, 0);
    QVERIFY(QFile::exists(path(u"approver.json"_s)));
    const Ran stranger = run({ u"verify"_s, u"a.redoubt"_s, u"--trusted"_s, u"keys"_s });
    QCOMPARE(stranger.status, 1);
    QVERIFY2(stranger.out.contains("Grace"), stranger.out.constData());

    const auto say = [&](const QString &status, const QString &author) {
        return run({ u"baseline"_s, u"a.redoubt"_s, u"status"_s, u"B1"_s, u"--to"_s, status },
                   author)
                .status;
    };
    QCOMPARE(say(u"in-review"_s, u"Ada"_s), 0);
    QVERIFY(say(u"approved"_s, u"Ada"_s) != 0);
    QCOMPARE(say(u"approved"_s, u"Grace"_s), 0);
    const Ran shown = run({ u"baseline"_s, u"a.redoubt"_s, u"verify"_s, u"B1"_s, u"--json"_s });
    QCOMPARE(shown.status, 0);
    const QJsonObject out = QJsonDocument::fromJson(shown.out).object();
    QCOMPARE(out.value(u"status"_s).toString(), u"approved"_s);
    QCOMPARE(out.value(u"people"_s).toArray().size(), 2);
    QVERIFY(out.value(u"derives_otherwise"_s).toArray().isEmpty());
}

void TestBaselineCommands::aDetachedSignatureIsReadBack()
{
    freeze();
    const Ran mine = run({ u"key"_s, u"new"_s, u"ada.pem"_s });
    QCOMPARE(run({ u"key"_s, u"new"_s, u"grace.pem"_s }, u"Grace"_s).status, 0);
    const auto write = [this](const QString &name, const QByteArray &bytes) {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(u"keys"_s, mine.out));
    const auto sign = [this](const QString &role, const QString &key, const QString &author) {
        return run({ u"baseline"_s, u"a.redoubt"_s, u"sign"_s, u"B1"_s, u"--role"_s, role,
                     u"--key"_s, key, u"--detached"_s, role + u".dsse.json"_s, u"-o"_s,
                     role + u".redoubt"_s },
                   author);
    };
    QCOMPARE(sign(u"author"_s, u"ada.pem"_s, u"Ada"_s).status, 0);
    QCOMPARE(sign(u"reviewer"_s, u"grace.pem"_s, u"Grace"_s).status, 0);
    const auto check = [this](const QString &baseline, const QString &file,
                              const QStringList &more = { u"--trusted"_s, u"keys"_s }) {
        return run(QStringList { u"baseline"_s, u"a.redoubt"_s, u"verify"_s, baseline,
                                 u"--signature"_s, file }
                   + more);
    };

    const Ran good = check(u"B1"_s, u"author.dsse.json"_s);
    QVERIFY2(good.status == 0 && good.out.contains("signature ok"), good.out.constData());
    const Ran stranger = check(u"B1"_s, u"reviewer.dsse.json"_s);
    QCOMPARE(stranger.status, 1);
    QVERIFY2(stranger.out.contains("not among the known"), stranger.out.constData());
    const Ran untold = check(u"B1"_s, u"reviewer.dsse.json"_s, { u"--json"_s });
    QCOMPARE(untold.status, 0);
    const QJsonObject said =
            QJsonDocument::fromJson(untold.out).object().value(u"signature"_s).toObject();
    QCOMPARE(said.value(u"name"_s).toString(), u"Grace"_s);
    QVERIFY(said.value(u"valid"_s).toBool() && !said.value(u"known"_s).toBool());

    QCOMPARE(run({ u"baseline"_s, u"a.redoubt"_s, u"create"_s, u"--name"_s, u"Later"_s,
                   u"--unfinished"_s, u"later"_s })
                     .status,
             0);
    const Ran other = check(u"B2"_s, u"author.dsse.json"_s);
    QCOMPARE(other.status, 1);
    QVERIFY2(other.out.contains("another baseline"), other.out.constData());

    QFile file(path(u"author.dsse.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    for (qsizetype at = 20; at < bytes.size() - 2; at += bytes.size() / 12) {
        QByteArray altered = bytes;
        altered[at] = altered.at(at) == 'A' ? 'B' : 'A';
        QVERIFY(write(u"altered.json"_s, altered));
        const Ran refused = check(u"B1"_s, u"altered.json"_s);
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.out.contains("signature FAILED"), refused.out.constData());
    }
    QCOMPARE(check(u"B1"_s, u"none.json"_s).status, 2);
}

void TestBaselineCommands::aCopyForReviewStandsByItself()
{
    freeze();
    const Ran made =
            run({ u"baseline"_s, u"a.redoubt"_s, u"copy"_s, u"B1"_s, u"-o"_s, u"copy.redoubt"_s });
    QVERIFY2(made.status == 0, made.err.constData());
    const Ran verified = run({ u"verify"_s, u"copy.redoubt"_s, u"--json"_s });
    QVERIFY2(verified.status == 0, verified.out.constData());
    QVERIFY(QJsonDocument::fromJson(verified.out).object().value(u"review_copy"_s).toBool());
    const Ran shown = run({ u"baseline"_s, u"copy.redoubt"_s, u"verify"_s, u"B1"_s });
    QVERIFY2(shown.status == 0, shown.out.constData());
    const Ran changed = run({ u"baseline"_s, u"copy.redoubt"_s, u"create"_s, u"--name"_s, u"x"_s,
                              u"--unfinished"_s, u"x"_s });
    QCOMPARE(changed.status, 2);
}

void TestBaselineCommands::theScriptAgrees()
{
    freeze();
    const Ran verified = run({ u"verify"_s, u"a.redoubt"_s });
    QCOMPARE(verified.status, 0);
    QVERIFY(verified.out.contains("head not anchored"));
    QProcess script;
    script.start(u"python3"_s, { QStringLiteral(REDOUBT_SOURCE_DIR "/resources/manual/check.py"),
                                 path(u"a.redoubt"_s) });
    QVERIFY(script.waitForFinished(120'000));
    QVERIFY2(script.exitCode() == 0, script.readAllStandardError().constData());
    QVERIFY(script.readAllStandardOutput().contains("1 baselines"));
}

void TestBaselineCommands::aHeadOfAnotherFormIsRefused()
{
    for (const QString &head : { u"abc"_s, QString(64, u'g'), QString(66, u'a') })
        QCOMPARE(run({ u"verify"_s, u"a.redoubt"_s, u"--head"_s, head }).status, 2);
    QCOMPARE(run({ u"verify"_s, u"a.redoubt"_s, u"--head"_s, QString(64, u'a') }).status, 1);
}

QTEST_GUILESS_MAIN(TestBaselineCommands)
#include "tst_baselinecommands.moc"
