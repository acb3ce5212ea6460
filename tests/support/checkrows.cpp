#include "tests/support/checkrows.h"

#include "model/threats/register.h"

#include <QTest>

#include <algorithm>

namespace {

const QDate today(2026, 11, 24);

} // namespace

QTestData &CheckRows::row(const char *check)
{
    m_rows.insert(QString::fromLatin1(check));
    return QTest::newRow(check);
}

void CheckRows::finish(const QSet<quality::Area> &areas)
{
    for (const quality::Check &check : quality::checks()) {
        if (areas.contains(check.area) && !m_rows.contains(check.id))
            row(check.id.toLatin1().constData()) << Models() << Models();
    }
}

void CheckRows::run(const CatalogsPointer &catalogs)
{
    QFETCH(Models, raise);
    QFETCH(Models, clear);
    const QString check = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY2(raise && clear, "no model of this test raises the check");
    const auto count = [&](const Project &project) {
        Register threats(catalogs);
        threats.reset(project, today);
        const QList<Finding> found = quality::findings(project, threats, today);
        return std::ranges::count(found, check, &Finding::check);
    };
    Project project;
    raise(project);
    QVERIFY(count(project) > 0);
    clear(project);
    QCOMPARE(count(project), 0);
}
