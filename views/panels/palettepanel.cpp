#include "views/panels/palettepanel.h"

#include "views/canvas/canvasview.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QDrag>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace {

constexpr int typeRole = Qt::UserRole;

/// A tree whose leaves can be dragged onto the canvas.
class TypeTree : public QTreeWidget
{
public:
    using QTreeWidget::QTreeWidget;

protected:
    void startDrag(Qt::DropActions /*actions*/) override
    {
        const QTreeWidgetItem *item = currentItem();
        const QString type = item ? item->data(0, typeRole).toString() : QString();
        if (type.isEmpty())
            return;
        auto *drag = new QDrag(this);
        auto *payload = new QMimeData;
        payload->setData(QLatin1String(elementTypeMime), type.toUtf8());
        drag->setMimeData(payload);
        drag->setPixmap(item->icon(0).pixmap(24, 24));
        drag->exec(Qt::CopyAction);
    }
};

} // namespace

PalettePanel::PalettePanel(const Vocabulary &vocabulary, QWidget *parent)
    : Panel(tr("Palette"), parent)
    , m_search(new QLineEdit)
    , m_tree(new TypeTree)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    m_search->setPlaceholderText(tr("Search types"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search types"));
    m_search->addAction(icons::get(QStringLiteral("search")), QLineEdit::LeadingPosition);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(8, 0, 8, 0);
    searchRow->addWidget(m_search);
    layout->addLayout(searchRow);
    m_tree->setObjectName(QStringLiteral("paletteTree"));
    m_tree->setAccessibleName(tr("Element types"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(14);
    m_tree->setDragEnabled(true);
    m_tree->setIconSize({ 16, 16 });
    m_tree->setUniformRowHeights(true);
    layout->addWidget(m_tree, 1);
    setContent(content);
    fill(vocabulary);
    connect(m_search, &QLineEdit::textChanged, this, &PalettePanel::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &PalettePanel::takeFirst);
    m_search->installEventFilter(this);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        if (item->parent())
            emit chosen(item->data(0, typeRole).toString());
    });
}

void PalettePanel::fill(const Vocabulary &vocabulary)
{
    const auto group = [this](const QString &name) {
        auto *item = new QTreeWidgetItem(m_tree, { name });
        QFont font = m_tree->font();
        font.setWeight(QFont::DemiBold);
        item->setFont(0, font);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setExpanded(true);
        return item;
    };
    QTreeWidgetItem *boundaries = group(tr("Boundaries"));
    auto *zone = new QTreeWidgetItem(boundaries, { tr("Trust zone") });
    zone->setIcon(0, icons::get(QStringLiteral("zone")));
    for (const Term &phase : vocabulary.phases) {
        QTreeWidgetItem *parent = nullptr;
        for (const ElementType &type : vocabulary.elementTypes) {
            if (type.phase != phase.id)
                continue;
            if (!parent)
                parent = group(phase.name);
            auto *item = new QTreeWidgetItem(parent, { type.name });
            item->setIcon(0, icons::get(type.icon));
            item->setData(0, typeRole, type.id);
            const QString origin = catalog::foreignOrigin(type.origin);
            item->setToolTip(
                    0, labels::tip(origin.isEmpty()
                                           ? type.description
                                           : tr("%1\nFrom %2").arg(type.description, origin)));
        }
    }
}

void PalettePanel::filter(const QString &text)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_tree->topLevelItem(i);
        bool any = false;
        for (int k = 0; k < group->childCount(); ++k) {
            QTreeWidgetItem *item = group->child(k);
            const bool fits = item->text(0).contains(text, Qt::CaseInsensitive);
            item->setHidden(!fits);
            any = any || fits;
        }
        group->setHidden(!any);
    }
    m_tree->setCurrentItem(text.isEmpty() ? nullptr : firstShown());
}

void PalettePanel::takeFirst()
{
    QTreeWidgetItem *item = m_tree->currentItem();
    if (!item || item->isHidden() || !item->parent())
        item = firstShown();
    if (!item)
        return;
    m_search->clear();
    emit chosen(item->data(0, typeRole).toString());
}

QTreeWidgetItem *PalettePanel::firstShown() const
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_tree->topLevelItem(i);
        for (int k = 0; k < group->childCount(); ++k) {
            if (!group->child(k)->isHidden())
                return group->child(k);
        }
    }
    return nullptr;
}

bool PalettePanel::eventFilter(QObject *watched, QEvent *event)
{
    // From the search field on into what it found.
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        m_tree->setCurrentItem(firstShown());
        m_tree->setFocus();
        return true;
    }
    return Panel::eventFilter(watched, event);
}
