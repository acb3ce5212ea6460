#include "tests/support/sampleregister.h"

#include "model/core/operations/decide.h"
#include "model/exchange/newproject.h"
#include "model/threats/decided.h"

#include <QTest>

using namespace Qt::StringLiterals;

SampleRegister::SampleRegister()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().text()));
    m_catalogs = *loaded;
}

void SampleRegister::restart()
{
    const Result<newproject::FromTemplate> made = newproject::fromTemplate(u"mlops-reference"_s);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
    m_project = Project();
    m_project.apply(made->edit);
    m_register = std::make_unique<Register>(m_catalogs);
    m_register->reset(m_project, m_today);
}

void SampleRegister::forgetDecisions()
{
    Edit edit;
    for (const Decision *decision : m_project.all<Decision>())
        edit.remove(*decision);
    push(edit);
}

void SampleRegister::push(const Edit &edit)
{
    const Result<void> done = m_project.tryApply(edit);
    QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    m_register->follow(m_project, edit, m_today);
}

void SampleRegister::confirm(const ThreatRow &row)
{
    push(operations::decide(m_project, decidedFrom(row, m_project, *m_register, u"Ada"_s, m_today),
                            DecisionState::Confirmed, {}));
}

QStringList SampleRegister::keys() const
{
    QStringList all;
    for (const ThreatRow *row : m_register->rows())
        all.append(row->key.text());
    return all;
}

QStringList SampleRegister::keysAnew(const Project &project) const
{
    Register fresh(m_catalogs);
    fresh.reset(project, m_today);
    QStringList all;
    for (const ThreatRow *row : fresh.rows())
        all.append(row->key.text());
    return all;
}

Flow SampleRegister::flow(const QString &source, const QString &target) const
{
    Flow found;
    m_project.forEach<Flow>([&](const Flow &f) {
        if (m_project.find(f.source)->name == source && m_project.find(f.target)->name == target)
            found = f;
    });
    return found;
}

Element SampleRegister::element(const QString &name) const
{
    Element found;
    m_project.forEach<Element>([&](const Element &e) {
        if (e.name == name)
            found = e;
    });
    return found;
}

const ThreatRow *SampleRegister::rowOf(const QString &rule, const QUuid &subject) const
{
    for (const ThreatRow *row : m_register->rowsOf(subject)) {
        if (row->key.rule == rule)
            return row;
    }
    return nullptr;
}
