#include "views/panels/inspectorpanel.h"

#include "views/panels/inspectorforms.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QScrollArea>
#include <QVBoxLayout>

InspectorPanel::InspectorPanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Inspector"), parent)
    , m_context(context)
    , m_icon(new QLabel)
    , m_name(labels::plain({}, labels::Weight::Title, true))
    , m_about(labels::plain({}, labels::Weight::Secondary, true))
    , m_scroll(new QScrollArea)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 10, 10, 4);
    head->setSpacing(8);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_name);
    texts->addWidget(m_about);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addLayout(texts, 1);
    layout->addLayout(head);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    setContent(content);
    connect(&m_context.selection, &Selection::changed, this, &InspectorPanel::rebuild);
    connect(&m_context.document, &Document::changed, this, &InspectorPanel::follow);
    rebuild();
}

void InspectorPanel::follow()
{
    if (inspectorforms::structureOf(m_context, m_context.selection.single()) != m_structure) {
        rebuild();
        return;
    }
    m_about->setText(subtitle());
    const RecordRef record = m_context.selection.single();
    if (const Record *known = m_context.project().find(record.kind, record.id);
        known && !nameOf(*known).isEmpty())
        m_name->setText(nameOf(*known));
    if (m_fields)
        m_fields->refresh();
}

void InspectorPanel::rebuild()
{
    const RecordRef record = m_context.selection.single();
    const Project &project = m_context.project();
    m_structure = inspectorforms::structureOf(m_context, record);
    QString icon = QStringLiteral("settings");
    QString name = project.settings().name;
    m_fields = nullptr;
    if (const Element *element = project.find(Id<Element>(record.id))) {
        const ElementType *type = m_context.vocabulary().elementType(element->type);
        icon = type ? type->icon : QString();
        name = element->name;
        m_fields = inspectorforms::forElement(m_context, element->id);
    } else if (const Flow *flow = project.find(Id<Flow>(record.id))) {
        icon = QStringLiteral("flow");
        name = subjectName(project, RecordKind::Flow, record.id);
        m_fields = inspectorforms::forFlow(m_context, flow->id);
    } else if (const Zone *zone = project.find(Id<Zone>(record.id))) {
        icon = QStringLiteral("zone");
        name = zone->name;
        m_fields = inspectorforms::forZone(m_context, zone->id);
    } else if (const Artifact *artifact = project.find(Id<Artifact>(record.id))) {
        icon = QStringLiteral("artifact");
        name = artifact->name;
        m_fields = inspectorforms::forArtifact(m_context, artifact->id);
    } else if (m_context.selection.records().size() > 1) {
        icon = QStringLiteral("select");
        name = tr("%n selected", nullptr, static_cast<int>(m_context.selection.records().size()));
        m_fields = new Fields;
    } else {
        m_fields = inspectorforms::forProject(m_context);
    }
    m_icon->setPixmap(icons::get(icon).pixmap(18, 18));
    m_name->setText(name);
    m_about->setText(subtitle());
    auto *holder = new QWidget;
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_fields);
    layout->addStretch();
    replaceContent(*m_scroll, holder);
}

QString InspectorPanel::subtitle() const
{
    const RecordRef record = m_context.selection.single();
    const Project &project = m_context.project();
    const auto zoneName = [&](const Id<Zone> &id) {
        const Zone *zone = project.find(id);
        return zone ? zone->name : tr("outside all zones");
    };
    if (const Element *element = project.find(Id<Element>(record.id)))
        return QStringLiteral("%1 \u00b7 %2")
                .arg(m_context.vocabulary().name(element->type), zoneName(element->zone));
    if (const Flow *flow = project.find(Id<Flow>(record.id))) {
        const Element *source = project.find(flow->source);
        const Element *target = project.find(flow->target);
        if (source->zone == target->zone)
            return tr("Flow \u00b7 inside %1").arg(zoneName(source->zone));
        return tr("Flow \u00b7 crosses %1 \u2192 %2")
                .arg(zoneName(source->zone), zoneName(target->zone));
    }
    if (const Zone *zone = project.find(Id<Zone>(record.id)))
        return tr("Trust zone \u00b7 inside %1").arg(zoneName(zone->parent));
    if (const Artifact *artifact = project.find(Id<Artifact>(record.id)))
        return tr("Artifact \u00b7 %1").arg(m_context.vocabulary().name(artifact->artifactKind));
    return m_context.selection.records().isEmpty()
                   ? tr("Project \u00b7 select something to see it here")
                   : QString();
}
