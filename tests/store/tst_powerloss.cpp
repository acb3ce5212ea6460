#include "model/store/projectfile.h"
#include "tests/support/filerecord.h"
#include "tests/support/memoryfolder.h"
#include "tests/support/program.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// Power cuts while the real program edits and saves: every state that the disk could be left in
/// has the old file or a new one whole, and every acknowledged step.
class TestPowerLoss : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyImageHasEveryAcknowledgedStep();
    void withoutSyncsStepsAreLost();

private:
    /// What is wrong with what stands in the folder now; empty when nothing is.
    QString problemOf(const QByteArray &said) const;
    /// Rebuilds images at random moments; how many were wrong, the first problem in `first`.
    int wrongImages(int images, bool syncs, QString *first) const;

    std::unique_ptr<Program> m_program;
    std::unique_ptr<FileRecord> m_record;
};

void TestPowerLoss::initTestCase()
{
    memoryfolder::use();
    m_program = std::make_unique<Program>();
    const QString before = m_program->outside(u"before"_s);
    const QString log = m_program->outside(u"log"_s);
    m_program->keep(before);
    const Program::Ran ran = m_program->run({ u"edit"_s, m_program->project() },
                                            { u"SHIM_LOG="_s + log }, Program::script(24, 8));
    QVERIFY2(ran.status == 0, ran.err.constData());
    m_record = std::make_unique<FileRecord>(log, m_program->root(), before);
    QVERIFY2(m_record->size() > 300, qPrintable(QString::number(m_record->size())));
    QCOMPARE(m_record->saidBefore(m_record->size()), ran.out);
}

QString TestPowerLoss::problemOf(const QByteArray &said) const
{
    const auto lastOf = [&](const QString &word) {
        static const QRegularExpression hash(u"[0-9a-f]{64}"_s);
        const qsizetype at = said.lastIndexOf(word.toUtf8());
        return at < 0 ? QByteArray()
                      : QByteArray::fromHex(
                              hash.match(QString::fromUtf8(said.mid(at))).captured().toLatin1());
    };
    const auto has = [](const QList<JournalEntry> &entries, const QByteArray &hash) {
        return std::ranges::any_of(entries, [&](const JournalEntry &e) { return e.hash == hash; });
    };
    const auto stored = ProjectFile::read(m_program->project());
    if (!stored)
        return u"the file is not whole: "_s + stored.error().text();
    const QByteArray saved = lastOf(u"saved "_s);
    if (!saved.isEmpty() && !has(stored->entries, saved))
        return u"a save is gone"_s;
    const QByteArray step = lastOf(u"ok "_s);
    const QList<Recoverable> left = ProjectFile::recoverable(m_program->work());
    for (const Recoverable &each : left) {
        const auto file = ProjectFile::recover(each);
        if (!file)
            return u"recovery fails: "_s + file.error().text();
        if (has((*file)->journal().entries(), step))
            return {};
    }
    return step.isEmpty() || has(stored->entries, step) ? QString() : u"a step is gone"_s;
}

int TestPowerLoss::wrongImages(int images, bool syncs, QString *first) const
{
    QRandomGenerator random(6);
    int wrong = 0;
    for (int i = 0; i < images; ++i) {
        const int operation = random.bounded(m_record->size() + 1);
        m_record->rebuild(operation, m_program->root(), random, syncs);
        const QString problem = problemOf(m_record->saidBefore(operation));
        if (problem.isEmpty())
            continue;
        ++wrong;
        if (first->isEmpty())
            *first = u"after operation %1: %2"_s.arg(operation).arg(problem);
    }
    return wrong;
}

void TestPowerLoss::everyImageHasEveryAcknowledgedStep()
{
    const int images = qEnvironmentVariableIsSet("REDOUBT_LONG") ? 5000 : 100;
    QString first;
    const int wrong = wrongImages(images, true, &first);
    qInfo("%d images of %d operations, %d wrong", images, m_record->size(), wrong);
    QVERIFY2(wrong == 0, qPrintable(u"%1 of %2: %3"_s.arg(wrong).arg(images).arg(first)));
}

void TestPowerLoss::withoutSyncsStepsAreLost()
{
    QString first;
    const int images = 60;
    const int wrong = wrongImages(images, false, &first);
    qInfo("control without syncs: %d of %d images wrong", wrong, images);
    // Which images lose a step depends on the ids of the run, so only that many do is certain.
    QVERIFY2(wrong > images / 5, "a disk that never syncs must be noticed");
}

QTEST_GUILESS_MAIN(TestPowerLoss)
#include "tst_powerloss.moc"
