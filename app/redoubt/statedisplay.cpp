#include "app/redoubt/statedisplay.h"

#include "views/baselines/statustext.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QCoreApplication>
#include <QLabel>
#include <QMainWindow>
#include <QStatusBar>

#include <algorithm>

StateDisplay::StateDisplay(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
    , m_counts(labels::plain({}, labels::Weight::Secondary))
    , m_saved(labels::plain({}, labels::Weight::Secondary))
{
    window.statusBar()->setSizeGripEnabled(false);
    window.statusBar()->addWidget(m_counts);
    window.statusBar()->addPermanentWidget(m_saved);
}

void StateDisplay::show(OpenProject &project)
{
    showTitle(project);
    showCounts(project.context());
    showSaved(project);
}

void StateDisplay::clear()
{
    m_counts->clear();
    m_saved->clear();
    m_window.setWindowTitle(QStringLiteral("[*]%1").arg(QCoreApplication::applicationName()));
    m_window.setWindowModified(false);
}

void StateDisplay::showTitle(OpenProject &project)
{
    const QString marking = project.document().project().settings().classification;
    QString how;
    if (const std::optional<Review> &review = project.file().review())
        how = tr("(review of B%1 %2, %3)")
                      .arg(QString::number(review->baseline.number), review->baseline.name,
                           statustext::of(review->baseline.status));
    else if (project.file().isReadOnly())
        how = tr("(read-only)");
    m_window.setWindowFilePath(project.file().path());
    m_window.setWindowTitle(
            QStringLiteral("%1[*]%2%3 \u2013 %4")
                    .arg(project.name(), how.isEmpty() ? how : u' ' + how,
                         marking.isEmpty() ? marking : QStringLiteral(" \u00b7 ") + marking,
                         QCoreApplication::applicationName()));
    m_window.setWindowModified(project.isDirty());
}

void StateDisplay::showCounts(const ViewContext &context)
{
    int open = 0;
    int all = 0;
    Rating worst = Rating::Low;
    const QList<const ThreatRow *> rows = context.threats.rows();
    for (const ThreatRow *row : rows) {
        // What is stale applies no more; baselines and reports do not count it either.
        all += row->stale ? 0 : 1;
        if (!row->isOpen())
            continue;
        ++open;
        worst = std::max(worst, risk::rating(context.project().settings(), row->current));
    }
    m_counts->setText(open == 0 ? tr("No open threats")
                                : tr("%1 open of %2 threats   worst current: %3")
                                          .arg(open)
                                          .arg(all)
                                          .arg(riskletter::name(worst)));
}

void StateDisplay::showSaved(OpenProject &project)
{
    const qsizetype steps = project.file().journal().entries().size();
    m_saved->setText(
            project.file().review() ? tr("In review \u00b7 journal entry %1 of %2")
                                              .arg(project.file().review()->baseline.entries)
                                              .arg(steps)
            : project.file().isReadOnly() ? tr("Read-only \u00b7 journal entry %1").arg(steps)
            : project.isDirty() ? tr("Every step is kept \u00b7 journal entry %1").arg(steps)
                                : tr("Saved \u00b7 journal entry %1").arg(steps));
}
