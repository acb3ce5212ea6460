#include "views/panels/artifactchips.h"

#include "model/core/operations/model.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

/// In menus and buttons "&" would mark a key.
QString literal(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

ArtifactChips::ArtifactChips(const ViewContext &context, const RecordRef &owner, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_owner(owner)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    build();
}

QList<Id<Artifact>> ArtifactChips::current() const
{
    const Project &project = m_context.project();
    if (const Flow *flow = project.find(Id<Flow>(m_owner.id)))
        return flow->artifacts;
    const Element *element = project.find(Id<Element>(m_owner.id));
    return element ? element->holds : QList<Id<Artifact>>();
}

void ArtifactChips::build()
{
    for (const Id<Artifact> &id : current()) {
        const Artifact *artifact = m_context.project().find(id);
        if (!artifact)
            continue;
        auto *row = new QWidget;
        auto *rowLayout = new QHBoxLayout(row);
        rowLayout->setContentsMargins(0, 0, 0, 0);
        rowLayout->setSpacing(0);
        auto *name = new QToolButton;
        name->setText(literal(artifact->name));
        name->setIcon(icons::get(QStringLiteral("artifact")));
        name->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        name->setAutoRaise(true);
        name->setToolTip(labels::tip(
                tr("%1: show it").arg(m_context.vocabulary().name(artifact->artifactKind))));
        name->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(name, &QToolButton::clicked, this, [this, id] {
            m_context.selection.select({ RecordKind::Artifact, id.value() });
        });
        auto *remove = new QToolButton;
        remove->setIcon(icons::get(QStringLiteral("close")));
        remove->setAutoRaise(true);
        remove->setToolTip(tr("Take off"));
        remove->setAccessibleName(tr("Take %1 off").arg(artifact->name));
        connect(remove, &QToolButton::clicked, this, [this, id] { set(id, false); });
        rowLayout->addWidget(name);
        rowLayout->addWidget(remove);
        layout()->addWidget(row);
    }
    auto *add = new QToolButton;
    add->setObjectName(QStringLiteral("addArtifact"));
    add->setIcon(icons::get(QStringLiteral("add")));
    add->setText(tr("Add an artifact"));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setAutoRaise(true);
    connect(add, &QToolButton::clicked, this, &ArtifactChips::chooseOne);
    layout()->addWidget(add);
}

void ArtifactChips::set(const Id<Artifact> &artifact, bool on)
{
    const Project &project = m_context.project();
    const Artifact *record = project.find(artifact);
    const Edit edit = m_owner.kind == RecordKind::Flow
                              ? operations::carry(project, Id<Flow>(m_owner.id), artifact, on)
                              : operations::hold(project, Id<Element>(m_owner.id), artifact, on);
    m_context.push(edit,
                   { on ? QStringLiteral("add-artifact-to") : QStringLiteral("take-artifact-off"),
                     { record ? record->name : QString() } });
}

void ArtifactChips::chooseOne()
{
    QMenu menu;
    const QList<Id<Artifact>> taken = current();
    for (const Artifact *artifact : m_context.project().all<Artifact>()) {
        if (taken.contains(artifact->id))
            continue;
        const Id<Artifact> id = artifact->id;
        menu.addAction(icons::get(QStringLiteral("artifact")), literal(artifact->name), this,
                       [this, id] { set(id, true); });
    }
    if (!menu.isEmpty())
        menu.addSeparator();
    QMenu *fresh = menu.addMenu(icons::get(QStringLiteral("add")), tr("New artifact"));
    for (const Term &group : m_context.vocabulary().artifactGroups) {
        QMenu *sub = fresh->addMenu(group.name);
        for (const ArtifactKind &kind : m_context.vocabulary().artifactKinds) {
            if (kind.group != group.id)
                continue;
            const QString id = kind.id;
            sub->addAction(kind.name, this, [this, id] { makeNew(id); });
        }
    }
    menu.exec(mapToGlobal(QPoint(0, height())));
}

void ArtifactChips::makeNew(const QString &kind)
{
    const QString wanted = m_context.vocabulary().name(kind);
    QSet<QString> taken;
    m_context.project().forEach<Artifact>([&](const Artifact &a) { taken.insert(a.name); });
    Artifact artifact;
    artifact.id = Id<Artifact>::create();
    artifact.artifactKind = kind;
    artifact.name = wanted;
    for (int number = 2; taken.contains(artifact.name); ++number)
        artifact.name = QStringLiteral("%1 %2").arg(wanted).arg(number);
    // Artifact and place are one gesture, so one step of undo.
    Project next = m_context.project();
    Edit edit = operations::addArtifact(next, artifact);
    next.apply(edit);
    edit = merged(edit,
                  m_owner.kind == RecordKind::Flow
                          ? operations::carry(next, Id<Flow>(m_owner.id), artifact.id, true)
                          : operations::hold(next, Id<Element>(m_owner.id), artifact.id, true));
    m_context.push(edit, { QStringLiteral("add-artifact"), { artifact.name } });
}
