#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Merging as a script and as Git use it: the real programs, a real repository.
class TestMerging : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void copiesEditedApartMergeAndVerify();
    void conflictsAreListedWithStatusOneAndNothingIsWritten();
    void gitMergesProjectsAndShowsThemAsText();
    void gitIsToldOfConflicts();

private:
    struct Ran
    {
        int status = -1;
        QByteArray out;
        QByteArray err;
    };
    Ran run(const QString &program, const QStringList &arguments) const;
    Ran ctl(const QStringList &arguments) const
    {
        return run(QStringLiteral(REDOUBT_BIN_DIR "/redoubtctl"), arguments);
    }
    Ran git(const QStringList &arguments) const { return run(u"git"_s, arguments); }
    void makeRepository() const;
    /// Decides the n-th proposed threat of a file.
    void decide(const QString &file, int number, const QString &state, const QString &author) const;
    /// The worst ones are decided in the template already.
    QString threat(int number) const { return m_threats.at(number + 60); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QStringList m_threats;
};

void TestMerging::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->filePath(u"state"_s).toUtf8());
    qputenv("HOME", m_folder->path().toUtf8());
    const Ran made = ctl({ u"new"_s, u"ours.redoubt"_s, u"--template"_s, u"mlops-reference"_s,
                           u"--author"_s, u"Ada"_s, u"--date"_s, u"2026-11-24"_s });
    QVERIFY2(made.status == 0, made.err.constData());
    const Ran proposed = ctl({ u"propose"_s, u"ours.redoubt"_s, u"--json"_s });
    m_threats.clear();
    for (const QJsonValue each :
         QJsonDocument::fromJson(proposed.out).object().value(u"proposals"_s).toArray())
        m_threats.append(each[u"key"_s].toString());
    QVERIFY(m_threats.size() > 30);
    QVERIFY(QFile::copy(m_folder->filePath(u"ours.redoubt"_s),
                        m_folder->filePath(u"theirs.redoubt"_s)));
}

TestMerging::Ran TestMerging::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(program, arguments);
    process.waitForFinished(60000);
    return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
             process.readAllStandardOutput(), process.readAllStandardError() };
}

void TestMerging::decide(const QString &file, int number, const QString &state,
                         const QString &author) const
{
    const Ran done = ctl({ u"decide"_s, file, u"--threat"_s, threat(number), u"--state"_s, state,
                           u"--reason"_s, u"by "_s + author, u"--author"_s, author, u"--date"_s,
                           u"2026-11-24"_s });
    QVERIFY2(done.status == 0, done.err.constData());
}

void TestMerging::copiesEditedApartMergeAndVerify()
{
    const auto decided = [&](const QString &file, const QByteArray &state) {
        const Ran text = ctl({ u"export"_s, file, u"--format"_s, u"text"_s });
        return text.out.count("\n  state: " + state + '\n');
    };
    const auto confirmed = decided(u"ours.redoubt"_s, "confirmed");
    const auto dismissed = decided(u"ours.redoubt"_s, "dismissed");
    for (int i = 0; i < 3; ++i) {
        decide(u"ours.redoubt"_s, i, u"confirmed"_s, u"Ada"_s);
        decide(u"theirs.redoubt"_s, i + 3, u"dismissed"_s, u"Bo"_s);
    }
    const Ran merged = ctl({ u"merge"_s, u"ours.redoubt"_s, u"theirs.redoubt"_s, u"-o"_s,
                             u"out.redoubt"_s, u"--author"_s, u"Ada"_s, u"--json"_s });
    QVERIFY2(merged.status == 0, merged.err.constData());
    const QJsonObject said = QJsonDocument::fromJson(merged.out).object();
    QCOMPARE(said.value(u"merged"_s).toBool(), true);
    QCOMPARE(said.value(u"theirs_steps"_s).toInt(), 3);
    QCOMPARE(said.value(u"conflicts"_s).toArray().size(), 0);
    const Ran proof = ctl({ u"verify"_s, u"out.redoubt"_s });
    QVERIFY2(proof.status == 0, proof.out.constData());
    QCOMPARE(decided(u"out.redoubt"_s, "confirmed"), confirmed + 3);
    QCOMPARE(decided(u"out.redoubt"_s, "dismissed"), dismissed + 3);
    // The files that were merged are as they were.
    QCOMPARE(decided(u"ours.redoubt"_s, "dismissed"), dismissed);
    QCOMPARE(decided(u"theirs.redoubt"_s, "confirmed"), confirmed);
}

void TestMerging::conflictsAreListedWithStatusOneAndNothingIsWritten()
{
    decide(u"ours.redoubt"_s, 0, u"confirmed"_s, u"Ada"_s);
    decide(u"theirs.redoubt"_s, 0, u"dismissed"_s, u"Bo"_s);
    const QStringList merge { u"merge"_s, u"ours.redoubt"_s, u"theirs.redoubt"_s, u"-o"_s,
                              u"out.redoubt"_s };
    const Ran open = ctl(merge);
    QCOMPARE(open.status, 1);
    QVERIFY(open.out.contains("conflict: "));
    QVERIFY(open.out.contains("confirmed"));
    QVERIFY(open.out.contains("dismissed"));
    QVERIFY(open.err.contains("--theirs"));
    QVERIFY(!QFile::exists(m_folder->filePath(u"out.redoubt"_s)));
    const Ran theirs = ctl(merge + QStringList { u"--theirs"_s });
    QVERIFY2(theirs.status == 0, theirs.err.constData());
    const Ran text = ctl({ u"export"_s, u"out.redoubt"_s, u"--format"_s, u"text"_s });
    QVERIFY(text.out.contains("  state: dismissed\n"));
    QCOMPARE(ctl({ u"verify"_s, u"out.redoubt"_s }).status, 0);
}

void TestMerging::makeRepository() const
{
    QFile attributes(m_folder->filePath(u".gitattributes"_s));
    QVERIFY(attributes.open(QIODevice::WriteOnly));
    attributes.write("*.redoubt diff=redoubt merge=redoubt\n");
    attributes.close();
    const QString program = QStringLiteral(REDOUBT_BIN_DIR "/redoubtctl");
    const QStringList steps[] = {
        { u"init"_s, u"-q"_s, u"-b"_s, u"main"_s },
        { u"config"_s, u"user.name"_s, u"Ada"_s },
        { u"config"_s, u"user.email"_s, u"ada@example.org"_s },
        { u"config"_s, u"diff.redoubt.textconv"_s, program + u" export --format text"_s },
        { u"config"_s, u"merge.redoubt.driver"_s, program + u" merge %A %B -o %A"_s },
        { u"add"_s, u"ours.redoubt"_s, u".gitattributes"_s },
        { u"commit"_s, u"-qm"_s, u"Begin"_s },
        { u"branch"_s, u"theirs"_s },
    };
    for (const QStringList &step : steps) {
        const Ran ran = git(step);
        QVERIFY2(ran.status == 0, ran.err.constData());
    }
}

void TestMerging::gitMergesProjectsAndShowsThemAsText()
{
    makeRepository();
    decide(u"ours.redoubt"_s, 0, u"confirmed"_s, u"Ada"_s);
    const Ran shown = git({ u"diff"_s });
    QVERIFY2(shown.out.contains("+  state: confirmed\n"), shown.out.constData());
    QCOMPARE(git({ u"commit"_s, u"-qam"_s, u"Confirm"_s }).status, 0);
    QCOMPARE(git({ u"checkout"_s, u"-q"_s, u"theirs"_s }).status, 0);
    decide(u"ours.redoubt"_s, 1, u"dismissed"_s, u"Bo"_s);
    QCOMPARE(git({ u"commit"_s, u"-qam"_s, u"Dismiss"_s }).status, 0);
    QCOMPARE(git({ u"checkout"_s, u"-q"_s, u"main"_s }).status, 0);
    const Ran merged = git({ u"merge"_s, u"-q"_s, u"theirs"_s, u"-m"_s, u"Both"_s });
    QVERIFY2(merged.status == 0, (merged.out + merged.err).constData());
    const Ran text = ctl({ u"export"_s, u"ours.redoubt"_s, u"--format"_s, u"text"_s });
    QVERIFY(text.out.contains("  state: confirmed\n"));
    QVERIFY(text.out.contains("  state: dismissed\n"));
    QCOMPARE(ctl({ u"verify"_s, u"ours.redoubt"_s }).status, 0);
}

void TestMerging::gitIsToldOfConflicts()
{
    makeRepository();
    decide(u"ours.redoubt"_s, 0, u"confirmed"_s, u"Ada"_s);
    QCOMPARE(git({ u"commit"_s, u"-qam"_s, u"Confirm"_s }).status, 0);
    QCOMPARE(git({ u"checkout"_s, u"-q"_s, u"theirs"_s }).status, 0);
    decide(u"ours.redoubt"_s, 0, u"dismissed"_s, u"Bo"_s);
    QCOMPARE(git({ u"commit"_s, u"-qam"_s, u"Dismiss"_s }).status, 0);
    QCOMPARE(git({ u"checkout"_s, u"-q"_s, u"main"_s }).status, 0);
    QVERIFY(git({ u"merge"_s, u"theirs"_s, u"-m"_s, u"Both"_s }).status != 0);
    const Ran unmerged = git({ u"diff"_s, u"--name-only"_s, u"--diff-filter=U"_s });
    QCOMPARE(unmerged.out, QByteArray("ours.redoubt\n"));
    // Ours stays in place, whole.
    QCOMPARE(ctl({ u"verify"_s, u"ours.redoubt"_s }).status, 0);
}

QTEST_GUILESS_MAIN(TestMerging)
#include "tst_merging.moc"
