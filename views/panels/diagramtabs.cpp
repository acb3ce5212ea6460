#include "views/panels/diagramtabs.h"

#include "model/core/operations/change.h"
#include "model/core/operations/diagrams.h"
#include "model/core/operations/model.h"
#include "views/style/icons.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>
#include <QToolButton>

namespace {

QString literal(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

DiagramTabs::DiagramTabs(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_bar(new QTabBar)
    , m_name(new QLineEdit(m_bar))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_bar->setObjectName(QStringLiteral("diagramTabs"));
    m_bar->setAccessibleName(tr("Diagrams"));
    m_bar->setExpanding(false);
    m_bar->setMovable(true);
    m_bar->setContextMenuPolicy(Qt::CustomContextMenu);
    m_name->setObjectName(QStringLiteral("diagramName"));
    m_name->setAccessibleName(tr("Name of the diagram"));
    m_name->hide();
    m_name->installEventFilter(this);
    auto *add = new QToolButton;
    add->setObjectName(QStringLiteral("addDiagram"));
    add->setIcon(icons::get(QStringLiteral("add")));
    add->setAutoRaise(true);
    add->setToolTip(tr("New diagram"));
    add->setAccessibleName(tr("New diagram"));
    layout->addWidget(m_bar);
    layout->addWidget(add);
    layout->addStretch();
    connect(add, &QToolButton::clicked, this, &DiagramTabs::add);
    connect(m_bar, &QTabBar::currentChanged, this,
            [this](int index) { show(m_bar->tabData(index).toUuid()); });
    m_bar->installEventFilter(this);
    connect(
            m_bar, &QTabBar::tabMoved, this,
            [this] {
                // A tab that is being dragged moves several times.
                if (QGuiApplication::mouseButtons() == Qt::NoButton)
                    takeOrder();
            },
            Qt::QueuedConnection);
    connect(m_bar, &QTabBar::tabBarDoubleClicked, this, [this](int index) {
        if (index >= 0)
            rename();
    });
    connect(m_bar, &QWidget::customContextMenuRequested, this, &DiagramTabs::openMenu);
    connect(m_name, &QLineEdit::editingFinished, this, &DiagramTabs::takeName);
    connect(&m_context.selection, &Selection::diagramChanged, this, &DiagramTabs::show);
    connect(&m_context.document, &Document::changed, this, [this](const Edit &edit) {
        for (const Patch &patch : edit.patches()) {
            if (patch.ref().kind == RecordKind::Diagram) {
                fill();
                return;
            }
        }
    });
    fill();
}

Id<Diagram> DiagramTabs::current() const
{
    return Id<Diagram>(m_bar->tabData(m_bar->currentIndex()).toUuid());
}

void DiagramTabs::fill()
{
    {
        const QSignalBlocker blocker(m_bar);
        while (m_bar->count() > 0)
            m_bar->removeTab(0);
        for (const Diagram *diagram : operations::diagramsInOrder(m_context.project())) {
            const int index = m_bar->addTab(literal(diagram->name));
            m_bar->setTabData(index, diagram->id.value());
            if (diagram->id == m_chosen)
                m_bar->setCurrentIndex(index);
        }
    }
    // Tabs that come before the bar is seen do not tell the layout by themselves.
    m_bar->updateGeometry();
    show(current().value());
}

void DiagramTabs::show(const QUuid &diagram)
{
    const Id<Diagram> wanted(diagram);
    if (!m_context.project().find(wanted))
        return;
    for (int i = 0; i < m_bar->count(); ++i) {
        if (m_bar->tabData(i).toUuid() == diagram && i != m_bar->currentIndex()) {
            const QSignalBlocker blocker(m_bar);
            m_bar->setCurrentIndex(i);
        }
    }
    if (wanted == std::exchange(m_chosen, wanted))
        return;
    m_context.selection.showDiagram(diagram);
    emit chosen(wanted);
}

QString DiagramTabs::freeName(const QString &wanted) const
{
    QSet<QString> taken;
    m_context.project().forEach<Diagram>([&](const Diagram &d) { taken.insert(d.name); });
    QString name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = QStringLiteral("%1 %2").arg(wanted).arg(number);
    return name;
}

void DiagramTabs::add()
{
    const QString name =
            freeName(tr("Diagram %1").arg(m_context.project().count(RecordKind::Diagram) + 1));
    const Edit edit = operations::addDiagram(m_context.project(), name);
    const QUuid id = edit.patches().first().ref().id;
    if (m_context.push(edit, { QStringLiteral("add-diagram"), { name } })) {
        show(id);
        rename();
    }
}

void DiagramTabs::rename()
{
    const Diagram *diagram = m_context.project().find(current());
    if (!diagram)
        return;
    m_renamed = diagram->id;
    m_name->setText(diagram->name);
    QRect place = m_bar->tabRect(m_bar->currentIndex()).adjusted(2, 2, -2, -2);
    place.setWidth(std::max(place.width(), 120));
    if (place.right() > m_bar->width())
        m_bar->setMinimumWidth(place.right() + 4);
    m_name->setGeometry(place);
    m_name->selectAll();
    m_name->show();
    m_name->setFocus();
}

void DiagramTabs::takeName()
{
    const Id<Diagram> id = std::exchange(m_renamed, {});
    const QString name = m_name->text().trimmed();
    m_name->hide();
    m_bar->setMinimumWidth(0);
    if (id.isNull() || name.isEmpty())
        return;
    m_context.push(operations::change(m_context.project(), id,
                                      [&](Diagram &diagram) { diagram.name = name; }),
                   { QStringLiteral("rename"), { name } });
}

bool DiagramTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_name && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_renamed = {};
        m_name->hide();
        return true;
    }
    if (watched == m_bar && event->type() == QEvent::MouseButtonRelease)
        QMetaObject::invokeMethod(this, &DiagramTabs::takeOrder, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void DiagramTabs::duplicate()
{
    const Diagram *diagram = m_context.project().find(current());
    if (!diagram)
        return;
    const QString name = freeName(tr("%1 copy").arg(diagram->name));
    const Edit edit = operations::duplicateDiagram(m_context.project(), diagram->id, name);
    QUuid made;
    for (const Patch &patch : edit.patches()) {
        if (patch.ref().kind == RecordKind::Diagram && !patch.before)
            made = patch.ref().id;
    }
    if (m_context.push(edit, { QStringLiteral("duplicate-diagram"), { name } }))
        show(made);
}

void DiagramTabs::removeCurrent()
{
    const Diagram *diagram = m_context.project().find(current());
    if (!diagram)
        return;
    if (m_context.project().count(RecordKind::Diagram) < 2) {
        emit said(tr("A model keeps at least one diagram."), false);
        return;
    }
    const QString name = diagram->name;
    if (m_context.push(operations::removeDiagram(m_context.project(), diagram->id),
                       { QStringLiteral("delete-diagram"), { name } }))
        emit said(tr("Deleted diagram %1. The model keeps everything that it showed.").arg(name),
                  true);
}

void DiagramTabs::moveBy(int places)
{
    const int from = m_bar->currentIndex();
    const int to = from + places;
    if (to >= 0 && to < m_bar->count())
        m_bar->moveTab(from, to);
}

void DiagramTabs::step(int places)
{
    const int count = m_bar->count();
    m_bar->setCurrentIndex((m_bar->currentIndex() + places + count) % count);
}

void DiagramTabs::takeOrder()
{
    QList<Id<Diagram>> order;
    for (int i = 0; i < m_bar->count(); ++i)
        order.append(Id<Diagram>(m_bar->tabData(i).toUuid()));
    m_context.push(operations::orderDiagrams(m_context.project(), order),
                   { QStringLiteral("order-diagrams"), {} });
}

void DiagramTabs::openMenu(const QPoint &at)
{
    const int index = m_bar->tabAt(at);
    if (index < 0)
        return;
    m_bar->setCurrentIndex(index);
    QMenu menu;
    menu.addAction(tr("&Rename"), this, &DiagramTabs::rename);
    menu.addAction(tr("D&uplicate"), this, &DiagramTabs::duplicate);
    menu.addAction(tr("Move &Left"), this, [this] { moveBy(-1); })->setEnabled(index > 0);
    menu.addAction(tr("Move R&ight"), this, [this] {
            moveBy(1);
        })->setEnabled(index + 1 < m_bar->count());
    menu.addSeparator();
    menu.addAction(tr("&Delete Diagram"), this, &DiagramTabs::removeCurrent)
            ->setEnabled(m_bar->count() > 1);
    menu.exec(m_bar->mapToGlobal(at));
}
