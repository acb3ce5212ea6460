#include "views/search/searchbox.h"

#include "views/style/icons.h"
#include "views/style/labels.h"
#include "views/style/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int boxWidth = 720;
constexpr int shownRows = 12;
constexpr int mostRows = 200;
/// An action and a record that fit alike: the action is meant.
constexpr int actionBonus = 60;

/// Icon and name at the left, what it is or its keys at the right.
class ResultDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const override
    {
        return { 200, std::max(28, option.fontMetrics.height() + 10) };
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme theme = Theme::of(option.palette);
        const bool chosen = option.state & QStyle::State_Selected;
        if (chosen)
            painter->fillRect(option.rect,
                              option.palette.color(QPalette::Active, QPalette::Highlight));
        const QColor text = chosen ? option.palette.color(QPalette::HighlightedText) : theme.text;
        QRect area = option.rect.adjusted(10, 0, -12, 0);
        const QRect icon(area.left(), area.center().y() - 8, 16, 16);
        index.data(Qt::DecorationRole)
                .value<QIcon>()
                .paint(painter, icon, Qt::AlignCenter, chosen ? QIcon::Selected : QIcon::Normal);
        area.setLeft(icon.right() + 10);
        const QString what =
                option.fontMetrics.elidedText(index.data(SearchResults::WhatRole).toString(),
                                              Qt::ElideRight, area.width() * 2 / 5);
        painter->setPen(chosen ? text : theme.secondaryText);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, what);
        area.setRight(area.right() - option.fontMetrics.horizontalAdvance(what) - 16);
        painter->setPen(text);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight,
                                                        area.width()));
    }
};

} // namespace

SearchBox::SearchBox(QWidget *window)
    : QFrame(window)
    , m_results(new SearchResults(this))
    , m_line(new QLineEdit)
    , m_list(new QListView)
    , m_count(labels::plain({}, labels::Weight::Hint))
{
    setObjectName(QStringLiteral("searchBox"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_line->setObjectName(QStringLiteral("searchLine"));
    m_line->setClearButtonEnabled(true);
    m_line->addAction(icons::get(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_line->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("searchResults"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(m_results);
    m_list->setItemDelegate(new ResultDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 6);
    layout->setSpacing(6);
    layout->addWidget(m_line);
    layout->addWidget(m_list);
    layout->addWidget(m_count);
    connect(m_line, &QLineEdit::textChanged, this, &SearchBox::search);
    connect(m_list, &QListView::clicked, this, &SearchBox::take);
    hide();
}

void SearchBox::follow(const ViewContext *context)
{
    disconnect(m_changes);
    m_context.reset();
    if (context) {
        m_context.emplace(*context);
        m_changes = connect(&context->document, &Document::changed, this,
                            [this] { m_indexed = false; });
    }
    m_indexed = false;
    m_index = {};
    m_found.clear();
    m_at = -1;
    hide();
}

void SearchBox::open(Mode mode, const QList<QAction *> &actions)
{
    m_mode = mode;
    m_actions = actions;
    m_line->setPlaceholderText(
            mode == Mode::Find
                    ? tr("Find elements, zones, flows, artifacts, threats, controls, risks")
                    : tr("Go to anything, do anything"));
    m_line->setAccessibleName(m_line->placeholderText());
    if (m_context && !m_indexed) {
        m_index = RecordIndex(m_context->project(), m_context->threats);
        m_indexed = true;
    }
    if (mode == Mode::Anything)
        m_line->clear();
    m_line->selectAll();
    search();
    show();
    raise();
    m_line->setFocus();
}

void SearchBox::place()
{
    const QWidget *window = parentWidget();
    const int wide = std::min(boxWidth, window->width() - 40);
    const int rows = std::min(shownRows, m_results->rowCount());
    const int row = m_results->rowCount() > 0 ? m_list->sizeHintForRow(0) : 0;
    m_list->setFixedHeight(rows * row);
    m_list->setVisible(rows > 0);
    setFixedWidth(wide);
    adjustSize();
    move((window->width() - wide) / 2, 72);
}

QList<SearchResults::Row> SearchBox::rowsFor(const QString &text)
{
    QList<SearchResults::Row> rows;
    if (m_mode == Mode::Find) {
        const QList<Found> found = m_index.find(text).mid(0, mostRows);
        for (const Found &each : found)
            rows.append({ 0, {}, each });
        return rows;
    }
    rows = matchActions(m_actions, text);
    for (SearchResults::Row &row : rows)
        row.score += actionBonus;
    for (const RecordIndex::Scored &each : m_index.match(text, mostRows))
        rows.append({ each.score, {}, each.found });
    std::ranges::stable_sort(rows, std::ranges::greater(), &SearchResults::Row::score);
    return rows.mid(0, mostRows);
}

void SearchBox::search()
{
    const QString text = m_line->text();
    const QList<SearchResults::Row> rows = rowsFor(text);
    m_results->show(rows);
    if (!rows.isEmpty())
        m_list->setCurrentIndex(m_results->index(0));
    if (text.simplified().isEmpty())
        m_count->setText(tr("Enter goes there, F3 to the next, Esc leaves"));
    else if (rows.isEmpty())
        m_count->setText(tr("Nothing is called so"));
    else
        m_count->setText(tr("%n found", nullptr, static_cast<int>(rows.size())));
    place();
}

void SearchBox::take()
{
    const int at = m_list->currentIndex().row();
    const SearchResults::Row *row = m_results->at(at);
    if (!row)
        return;
    const SearchResults::Row taken = *row;
    if (m_mode == Mode::Find) {
        m_found = m_index.find(m_line->text());
        m_at = at;
    }
    hide();
    parentWidget()->setFocus();
    if (taken.action)
        taken.action->trigger();
    else
        emit recordChosen(taken.found);
}

void SearchBox::step(int by)
{
    if (m_found.isEmpty())
        return;
    const int count = static_cast<int>(m_found.size());
    m_at = (m_at + by + count) % count;
    const Found found = m_found.at(m_at);
    emit recordChosen(found);
    emit stepped(
            tr("%1 of %2: %3").arg(QString::number(m_at + 1), QString::number(count), found.name));
}

bool SearchBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int count = m_results->rowCount();
        const int page = key == Qt::Key_PageUp || key == Qt::Key_PageDown ? shownRows : 1;
        switch (key) {
        case Qt::Key_Escape:
            hide();
            parentWidget()->setFocus();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take();
            return true;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown: {
            const int step = key == Qt::Key_Up || key == Qt::Key_PageUp ? -page : page;
            const int to =
                    std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, count - 1));
            m_list->setCurrentIndex(m_results->index(to));
            return true;
        }
        default:
            break;
        }
    }
    if (watched == m_line && event->type() == QEvent::FocusOut)
        hide();
    return QFrame::eventFilter(watched, event);
}
