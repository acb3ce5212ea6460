#include "app/redoubt/workspaces.h"

#include "app/redoubt/changereport.h"
#include "app/redoubt/evidencefiles.h"
#include "app/redoubt/fileexport.h"
#include "model/exchange/pinned.h"
#include "views/baselines/baselinesworkspace.h"
#include "views/baselines/comparepage.h"
#include "views/baselines/reviewpage.h"
#include "views/controls/controlsworkspace.h"
#include "views/panels/drawworkspace.h"
#include "views/registers/threatdetailpanel.h"
#include "views/registers/threatsworkspace.h"
#include "views/report/reportworkspace.h"
#include "views/risk/riskworkspace.h"

#include <QMainWindow>

namespace {

ReportSource sourceOf(OpenProject &project, const CatalogsPointer &ownCatalogs)
{
    return { project.baselines(), [&project, ownCatalogs](const Project &state) {
                const Result<QList<KeptCatalog>> kept = project.file().keptCatalogs();
                return pinned::catalogsOf(state, kept ? *kept : QList<KeptCatalog>(), ownCatalogs)
                        .catalogs;
            } };
}

} // namespace

Workspaces::Workspaces(OpenProject &project, const CatalogsPointer &ownCatalogs,
                       QMainWindow &window)
    : m_project(project)
    , m_window(window)
    , m_draw(new DrawWorkspace(project.context()))
    , m_threats(new ThreatsWorkspace(project.context()))
    , m_controls(new ControlsWorkspace(project.context()))
    , m_risk(new RiskWorkspace(project.context(), project.baselines()))
    , m_baselines(new BaselinesWorkspace(project.context(), project.baselines()))
    , m_report(new ReportWorkspace(project.context(), sourceOf(project, ownCatalogs)))
{
    // In the order of Mode.
    for (QWidget *workspace : std::initializer_list<QWidget *> { m_draw, m_threats, m_controls,
                                                                 m_risk, m_baselines, m_report })
        addWidget(workspace);
    connect(m_draw, &DrawWorkspace::threatOpened, this, &Workspaces::showThreat);
    connectThreats();
    connectControls();
    connectRisk();
    connectBaselines();
    connect(m_report, &ReportWorkspace::exportRequested, this,
            [this](const QString &suffix, const QByteArray &bytes) {
                save(tr("Export the report"), suffix, tr("%1-report"), bytes);
            });
}

void Workspaces::connectThreats()
{
    connect(m_threats, &ThreatsWorkspace::exportRequested, this,
            [this](const QString &suffix, const QByteArray &bytes) {
                save(tr("Export rows"), suffix, tr("%1-register"), bytes);
            });
    connect(&m_threats->detail(), &ThreatDetailPanel::referenceOpened, this,
            &Workspaces::referenceOpened);
    connect(&m_threats->detail(), &ThreatDetailPanel::controlOpened, this,
            [this](const QUuid &control) {
                emit modeWanted(Controls);
                m_controls->show(Id<Control>(control));
            });
}

void Workspaces::connectControls()
{
    auto *files = new EvidenceFiles(m_project, this);
    connect(m_controls, &ControlsWorkspace::fileWanted, files, &EvidenceFiles::add);
    connect(m_controls, &ControlsWorkspace::fileRequested, files, &EvidenceFiles::save);
    connect(m_controls, &ControlsWorkspace::threatOpened, this, &Workspaces::showThreat);
    connect(m_controls, &ControlsWorkspace::exportRequested, this,
            [this](const QString &suffix, const QByteArray &bytes) {
                save(tr("Export rows"), suffix, tr("%1-register"), bytes);
            });
}

void Workspaces::connectRisk()
{
    connect(m_risk, &RiskWorkspace::threatOpened, this, &Workspaces::showThreat);
    connect(m_risk, &RiskWorkspace::threatsRequested, this,
            [this](const QStringList &keys, const QString &name) {
                emit modeWanted(Threats);
                ThreatFilter filter;
                filter.keys = QSet<QString>(keys.cbegin(), keys.cend());
                filter.keysName = name;
                m_threats->setFilter(filter);
            });
}

void Workspaces::connectBaselines()
{
    ComparePage &comparing = m_baselines->comparePage();
    connect(&comparing, &ComparePage::subjectOpened, this,
            [this](const RecordRef &record, const QString &threat) {
                if (m_project.context().threats.row(threat)) {
                    showThreat(threat);
                } else if (m_project.context().project().find(record.kind, record.id)) {
                    emit modeWanted(Draw);
                    m_project.context().selection.select(record);
                }
            });
    if (m_baselines->reviewPage())
        connect(m_baselines->reviewPage(), &ReviewPage::threatOpened, this,
                &Workspaces::showThreat);
    connect(&comparing, &ComparePage::exportRequested, this,
            [this](const QString &suffix, const QByteArray &bytes) {
                save(tr("Export differences"), suffix, tr("%1-changes"), bytes);
            });
    connect(&comparing, &ComparePage::reportRequested, this,
            [this](const ComparedState &before, const ComparedState &after,
                   const Comparison &found) {
                changereport::write(&m_window, m_project, before, after, found);
            });
}

void Workspaces::showThreat(const QString &key)
{
    emit modeWanted(Threats);
    m_project.context().selection.selectThreat(key);
}

void Workspaces::showPlace(const RecordRef &record, const QString &threat)
{
    Selection &selection = m_project.context().selection;
    if (!threat.isEmpty()) {
        emit modeWanted(Threats);
        selection.selectThreat(threat, record);
    } else if (record.kind == RecordKind::Risk) {
        emit modeWanted(Risk);
        m_risk->select(Id<::Risk>(record.id));
    } else if (record.kind == RecordKind::Control) {
        emit modeWanted(Controls);
        selection.select(record);
    } else {
        emit modeWanted(Draw);
        // The project's own properties are shown when nothing is selected.
        selection.select(record.kind == RecordKind::Settings ? QList<RecordRef>()
                                                             : QList<RecordRef> { record });
        if (record.kind == RecordKind::Element || record.kind == RecordKind::Flow
            || record.kind == RecordKind::Zone)
            m_draw->reveal(record);
    }
}

/// `name` says how the file is called after the project.
void Workspaces::save(const QString &title, const QString &suffix, const QString &name,
                      const QByteArray &bytes)
{
    fileexport::save(m_window, title, name.arg(m_project.name()), suffix, bytes);
}
