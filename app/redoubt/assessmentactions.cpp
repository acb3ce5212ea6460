#include "app/redoubt/assessmentactions.h"

#include "views/quality/qualityview.h"
#include "views/risk/method/riskmethoddialog.h"
#include "views/style/icons.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>

AssessmentActions::AssessmentActions(QMainWindow *window)
    : QObject(window)
    , m_window(window)
    , m_dock(new QDockWidget(tr("Model quality"), window))
    , m_method(new QAction(icons::get(QStringLiteral("mode-risk")), tr("Risk &Method\u2026"), this))
    , m_quality(m_dock->toggleViewAction())
{
    m_dock->setObjectName(QStringLiteral("qualityDock"));
    m_dock->setAllowedAreas(Qt::BottomDockWidgetArea | Qt::RightDockWidgetArea);
    window->addDockWidget(Qt::BottomDockWidgetArea, m_dock);
    m_dock->hide();
    m_quality->setText(tr("Model &Quality"));
    m_quality->setIcon(icons::get(QStringLiteral("check")));
    m_quality->setShortcut(QKeySequence(tr("Ctrl+Shift+Q")));
    m_quality->setStatusTip(
            tr("What a reviewer would remark on, and what is missing for a baseline"));
    m_method->setStatusTip(tr("Bands, matrix, appetite and scales, with their effect shown first"));
    connect(m_method, &QAction::triggered, this, &AssessmentActions::changeMethod);
    follow(nullptr);
}

void AssessmentActions::addTo(QMenu &project, QMenu &view)
{
    project.addAction(m_method);
    view.addSeparator();
    view.addAction(m_quality);
}

void AssessmentActions::follow(OpenProject *project)
{
    m_project = project;
    followReadOnly();
    m_quality->setEnabled(project);
    delete m_dock->widget();
    if (!project) {
        m_dock->hide();
        return;
    }
    auto *view = new QualityView(project->context());
    connect(view, &QualityView::placeRequested, this, &AssessmentActions::placeRequested);
    m_dock->setWidget(view);
    m_window->resizeDocks({ m_dock }, { 300 }, Qt::Vertical);
}

void AssessmentActions::followReadOnly()
{
    m_method->setEnabled(m_project && !m_project->file().isReadOnly());
}

void AssessmentActions::changeMethod()
{
    RiskMethodDialog dialog(m_project->context(), m_window);
    dialog.exec();
}
