#include "views/controls/obligationspanel.h"

#include "model/treatment/obligations.h"
#include "views/controls/controlwords.h"
#include "views/style/labels.h"

#include <QHeaderView>
#include <QTreeWidget>

namespace {

QString operatorName(const Vocabulary &words, const QString &id)
{
    for (const Term &term : words.operators) {
        if (term.id == id)
            return term.name;
    }
    return id;
}

} // namespace

ObligationsPanel::ObligationsPanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Where others operate"), parent)
    , m_context(context)
    , m_list(new QTreeWidget)
{
    m_list->setObjectName(QStringLiteral("obligations"));
    m_list->setAccessibleName(tr("Controls in zones that others operate"));
    m_list->setColumnCount(3);
    m_list->setHeaderLabels({ tr("Control"), tr("Owed by"), tr("Attested") });
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);
    m_list->setIndentation(12);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->resizeSection(1, 130);
    m_list->header()->resizeSection(2, 66);
    setContent(m_list);
    connect(&m_context.document, &Document::changed, this, [this](const Edit &edit) {
        for (const Patch &patch : edit.patches()) {
            const RecordKind kind = patch.ref().kind;
            if (kind == RecordKind::Control || kind == RecordKind::ControlPlacement
                || kind == RecordKind::Evidence || kind == RecordKind::Zone
                || kind == RecordKind::Element) {
                refresh();
                return;
            }
        }
    });
    refresh();
}

void ObligationsPanel::refresh()
{
    m_list->clear();
    const Project &project = m_context.project();
    QHash<Id<Zone>, QTreeWidgetItem *> zones;
    const QList<Obligation> owed =
            obligations(project, m_context.catalogs(), m_context.document.today());
    for (const Obligation &each : owed) {
        QTreeWidgetItem *&zone = zones[each.zone];
        if (!zone) {
            zone = new QTreeWidgetItem(m_list);
            zone->setText(
                    0, tr("%1: %2").arg(project.find(each.zone)->name,
                                        operatorName(m_context.vocabulary(), each.zoneOperator)));
            QFont strong = m_list->font();
            strong.setWeight(QFont::DemiBold);
            zone->setFont(0, strong);
            zone->setFirstColumnSpanned(true);
            zone->setExpanded(true);
        }
        const Control *control = project.find(each.control);
        QStringList parties;
        for (const QString &party : each.owedBy)
            parties.append(operatorName(m_context.vocabulary(), party));
        auto *item = new QTreeWidgetItem(zone);
        item->setText(0, QStringLiteral("%1 %2").arg(statusMark(control->status), control->name));
        item->setToolTip(0,
                         labels::tip(tr("%1, %2").arg(control->name, statusName(control->status))));
        item->setText(1, parties.join(QStringLiteral(", ")));
        item->setToolTip(1, labels::tip(item->text(1)));
        item->setText(2, each.attested ? tr("yes") : tr("no"));
    }
    setCount(owed.isEmpty() ? tr("nothing") : QString::number(owed.size()));
    setVisible(!owed.isEmpty());
}
