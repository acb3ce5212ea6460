#include "views/registers/table/registerview.h"

#include "model/core/spreadsheet.h"
#include "views/registers/table/headingrow.h"
#include "views/style/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

namespace {

constexpr int leastFirstColumn = 240;

} // namespace

RegisterView::RegisterView(QWidget *parent) : QTreeView(parent)
{
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(EditKeyPressed | AnyKeyPressed | DoubleClicked);
    setFrameShape(NoFrame);
    setIndentation(16);
    setIconSize({ 16, 16 });
    setAllColumnsShowFocus(false);
    setHorizontalScrollMode(ScrollPerPixel);
    header()->setStretchLastSection(false);
    header()->setSectionsClickable(true);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QHeaderView::sectionClicked, this, [this](int column) {
        emit sortClicked(column, QApplication::keyboardModifiers() & Qt::ShiftModifier);
    });
    connect(header(), &QWidget::customContextMenuRequested, this, &RegisterView::showColumnMenu);
}

void RegisterView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    fillFirstColumn();
}

bool RegisterView::restoreLayout(const QByteArray &state)
{
    const int columns = header()->count();
    const bool restored = !state.isEmpty() && header()->restoreState(state)
                          && header()->count() == columns
                          && header()->hiddenSectionCount() < columns;
    header()->setSectionsClickable(true);
    header()->setSortIndicatorShown(false);
    fillFirstColumn();
    return restored;
}

QByteArray RegisterView::layoutState() const
{
    return header()->saveState();
}

QList<int> RegisterView::visibleColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int logical = header()->logicalIndex(visual);
        if (!header()->isSectionHidden(logical))
            columns.append(logical);
    }
    return columns;
}

QList<QStringList> RegisterView::cells(bool all) const
{
    const QList<int> columns = all ? visibleColumns() : m_span.of(visibleColumns());
    QList<QStringList> rows { {} };
    for (const int column : columns)
        rows.first().append(
                model()->headerData(column, Qt::Horizontal, Qt::WhatsThisRole).toString());
    for (int i = 0; i < model()->rowCount(); ++i) {
        const QModelIndex parent = model()->index(i, 0);
        for (int at = 0; at < model()->rowCount(parent); ++at) {
            const QModelIndex first = model()->index(at, 0, parent);
            if (!all && !selectionModel()->isSelected(first))
                continue;
            QStringList row;
            for (const int column : columns) {
                const QModelIndex cell = first.siblingAtColumn(column);
                const QString shown = cell.data(Qt::DisplayRole).toString();
                row.append(shown.isEmpty() ? cell.data(Qt::AccessibleTextRole).toString() : shown);
            }
            rows.append(row);
        }
    }
    return rows;
}

void RegisterView::copy() const
{
    const QList<QStringList> rows = cells(false);
    if (rows.size() < 2)
        return;
    auto *copied = new QMimeData;
    copied->setText(spreadsheet::tsv(rows.mid(1)));
    copied->setHtml(spreadsheet::html(rows));
    QApplication::clipboard()->setMimeData(copied);
}

void RegisterView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    if (!index.parent().isValid())
        headingrow::paint(*painter, *this, option, index);
    else
        QTreeView::drawRow(painter, option, index);
    painter->setPen(Theme::of(palette()).faintLine);
    painter->drawLine(0, option.rect.bottom(), viewport()->width(), option.rect.bottom());
}

void RegisterView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex now = currentIndex();
    const bool onRow = now.isValid() && now.parent().isValid();
    const bool along = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    const int step = (event->key() == Qt::Key_Right) != isRightToLeft() ? 1 : -1;
    if (onRow && along && event->modifiers() == Qt::ShiftModifier) {
        m_span.extendBy(step, header()->visualIndex(now.column()));
        viewport()->update();
        event->accept();
        return;
    }
    // What moves on without Shift means whole rows again; Ctrl on its way to Ctrl+C does not.
    if (!(event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier))
        && event->key() != Qt::Key_Control && event->key() != Qt::Key_Shift) {
        m_span.begin(-1);
        viewport()->update();
    }
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (onRow && along) {
        stepColumn(step);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        stepRow(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    } else if (onRow && event->key() == Qt::Key_Space) {
        emit toggleRequested();
    } else if (onRow && event->key() == Qt::Key_Delete) {
        emit clearRequested(now);
    } else if (onRow && event->key() == Qt::Key_F2 && !(now.flags() & Qt::ItemIsEditable)) {
        emit editRequested(now);
    } else {
        QTreeView::keyPressEvent(event);
        return;
    }
    event->accept();
}

/// Left and right go through the cells of a row and keep what is selected.
void RegisterView::stepColumn(int by)
{
    const QList<int> columns = visibleColumns();
    const qsizetype at = columns.indexOf(currentIndex().column()) + by;
    if (at < 0 || at >= columns.size())
        return;
    const QModelIndex next = currentIndex().siblingAtColumn(columns.at(at));
    selectionModel()->setCurrentIndex(next, QItemSelectionModel::NoUpdate);
    scrollTo(next);
}

void RegisterView::stepRow(int by)
{
    QModelIndex next = by > 0 ? indexBelow(currentIndex()) : indexAbove(currentIndex());
    // Headings are stepped over: Enter is for filling in.
    while (next.isValid() && !next.parent().isValid())
        next = by > 0 ? indexBelow(next) : indexAbove(next);
    if (next.isValid())
        setCurrentIndex(next.siblingAtColumn(currentIndex().column()));
}

void RegisterView::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    const bool chosen = qobject_cast<QComboBox *>(editor);
    QTreeView::closeEditor(editor, hint);
    // A choice is made where it is made; typing goes on below.
    if (hint == QAbstractItemDelegate::SubmitModelCache && !chosen
        && selectionModel()->selectedRows().size() <= 1)
        stepRow(1);
}

void RegisterView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    m_span.begin(visualColumnAt(event->pos()));
    viewport()->update();
    const bool onArrow =
            index.isValid() && !index.parent().isValid() && headingrow::isArrow(event->pos().x());
    if (onArrow)
        setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
    else
        QTreeView::mousePressEvent(event);
}

void RegisterView::mouseMoveEvent(QMouseEvent *event)
{
    QTreeView::mouseMoveEvent(event);
    if (event->buttons() != Qt::LeftButton)
        return;
    m_span.extendTo(visualColumnAt(event->pos()));
    viewport()->update();
}

int RegisterView::visualColumnAt(const QPoint &at) const
{
    return header()->visualIndexAt(at.x());
}

void RegisterView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    QPainter painter(viewport());
    m_span.paint(painter);
}

void RegisterView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fillFirstColumn();
}

void RegisterView::fillFirstColumn()
{
    if (header()->count() == 0 || header()->isSectionHidden(0))
        return;
    int others = 0;
    for (int column = 1; column < header()->count(); ++column)
        others += header()->sectionSize(column);
    header()->resizeSection(0, std::max(leastFirstColumn, viewport()->width() - others));
}

void RegisterView::showColumnMenu(const QPoint &at)
{
    QMenu menu;
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int column = header()->logicalIndex(visual);
        QString name = model()->headerData(column, Qt::Horizontal, Qt::WhatsThisRole).toString();
        QAction *action = menu.addAction(name.replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(!header()->isSectionHidden(column));
        // The first one carries the tree; without any column there is nothing to click on.
        action->setEnabled(column != 0);
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            header()->setSectionHidden(column, !on);
            fillFirstColumn();
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Columns as they were")), &QAction::triggered, this,
            &RegisterView::columnsReset);
    menu.exec(header()->viewport()->mapToGlobal(at));
}
