#include "views/manual/manualwindow.h"

#include "views/dialogs/links.h"
#include "views/style/icons.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

/// Room between and in the cells of tables, and a readable margin: Markdown says neither.
void layOut(QTextDocument &document)
{
    document.setDocumentMargin(24);
    QList<QTextFrame *> frames = document.rootFrame()->childFrames();
    for (QTextFrame *frame : std::as_const(frames)) {
        if (auto *table = qobject_cast<QTextTable *>(frame)) {
            QTextTableFormat format = table->format();
            format.setCellPadding(4);
            format.setCellSpacing(0);
            format.setBorderCollapse(true);
            format.setBorder(1);
            table->setFormat(format);
        }
    }
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        if (format.headingLevel() > 0) {
            format.setTopMargin(format.headingLevel() == 1 ? 0 : 18);
            format.setBottomMargin(8);
        } else if (!block.textList()) {
            format.setLineHeight(115, QTextBlockFormat::ProportionalHeight);
        }
        QTextCursor(block).setBlockFormat(format);
    }
}

QToolButton *arrow(const QString &icon, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(icons::get(icon));
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

} // namespace

ManualWindow::ManualWindow(QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_all(manual::pages())
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
    , m_page(new QTextBrowser)
    , m_back(arrow(QStringLiteral("back"), tr("Back")))
    , m_forward(arrow(QStringLiteral("forward"), tr("Forward")))
{
    setWindowTitle(tr("Manual"));
    resize(1040, 760);
    m_search->setObjectName(QStringLiteral("manualSearch"));
    m_search->setPlaceholderText(tr("Search the manual"));
    m_search->setAccessibleName(tr("Search the manual"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icons::get(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("manualPages"));
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setSpacing(3);
    m_page->setObjectName(QStringLiteral("manualPage"));
    m_page->setAccessibleName(tr("Page"));
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setOpenLinks(false);
    m_page->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 8, 8, 8);
    bar->addWidget(m_back);
    bar->addWidget(m_forward);
    bar->addWidget(m_search, 1);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_list, 1);
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(m_page);
    splitter->setSizes({ 300, 740 });
    splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    for (const ManualPage &page : m_all) {
        auto *item = new QListWidgetItem(page.title, m_list);
        item->setData(Qt::UserRole, page.id);
    }
    connect(m_search, &QLineEdit::textChanged, this, &ManualWindow::search);
    connect(m_search, &QLineEdit::returnPressed, this, &ManualWindow::findNext);
    connect(m_list, &QListWidget::currentItemChanged, this, &ManualWindow::showCurrent);
    connect(m_page, &QTextBrowser::anchorClicked, this, &ManualWindow::follow);
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { step(1); });
    makeKeys();
}

void ManualWindow::makeKeys()
{
    const auto key = [this](const QKeySequence &keys, const std::function<void()> &run) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, [run] { run(); });
    };
    key(QKeySequence(tr("Ctrl+W")), [this] { close(); });
    key(QKeySequence(tr("Ctrl+F")), [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    key(QKeySequence(tr("F3")), [this] { findNext(); });
    key(QKeySequence(tr("Alt+Left")), [this] { step(-1); });
    key(QKeySequence(tr("Alt+Right")), [this] { step(1); });
}

void ManualWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

QString ManualWindow::currentPage() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void ManualWindow::go(const QString &id)
{
    int row = 0;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->data(Qt::UserRole).toString() == id)
            row = i;
    }
    // A page that the search hides was asked for by name.
    if (m_list->item(row)->isHidden())
        m_search->clear();
    m_list->setCurrentRow(row);
}

void ManualWindow::showPage(const QString &id)
{
    go(id);
    show();
    raise();
    activateWindow();
}

void ManualWindow::search(const QString &words)
{
    QListWidgetItem *first = nullptr;
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        item->setHidden(!manual::has(m_all.at(i), words));
        if (!first && !item->isHidden())
            first = item;
    }
    if (first && m_list->currentItem()->isHidden())
        m_list->setCurrentItem(first);
    mark();
}

void ManualWindow::showCurrent()
{
    const ManualPage &page = m_all.at(std::max(0, m_list->currentRow()));
    m_page->setMarkdown(page.text);
    layOut(*m_page->document());
    m_page->moveCursor(QTextCursor::Start);
    setWindowTitle(tr("%1 \u2013 Manual").arg(page.title));
    if (m_way.value(m_at) != page.id) {
        m_way = m_way.first(m_at + 1);
        m_way.append(page.id);
        ++m_at;
    }
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_way.size());
    mark();
}

void ManualWindow::step(int by)
{
    const qsizetype to = m_at + by;
    if (to < 0 || to >= m_way.size())
        return;
    m_at = to;
    go(m_way.at(to));
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_way.size());
}

void ManualWindow::follow(const QUrl &link)
{
    const QString path = link.path();
    if (link.scheme().isEmpty() && path.endsWith(QLatin1String(".md")))
        go(path.chopped(3));
    else
        links::open(this, link.toString());
}

void ManualWindow::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const QString &word : m_search->text().split(u' ', Qt::SkipEmptyParts)) {
        QTextCursor at(m_page->document());
        while (!(at = m_page->document()->find(word, at)).isNull()) {
            QTextEdit::ExtraSelection selection;
            selection.cursor = at;
            selection.format.setBackground(palette().highlight());
            selection.format.setForeground(palette().highlightedText());
            marks.append(selection);
        }
    }
    m_page->setExtraSelections(marks);
    if (!marks.isEmpty()) {
        QTextCursor first = marks.first().cursor;
        first.clearSelection();
        m_page->setTextCursor(first);
        m_page->ensureCursorVisible();
    }
}

void ManualWindow::findNext()
{
    const QList<QTextEdit::ExtraSelection> marks = m_page->extraSelections();
    const int from = m_page->textCursor().position();
    const auto next = std::ranges::find_if(marks, [&](const QTextEdit::ExtraSelection &each) {
        return each.cursor.selectionStart() > from;
    });
    if (marks.isEmpty())
        return;
    QTextCursor cursor = (next == marks.end() ? marks.first() : *next).cursor;
    cursor.setPosition(cursor.selectionStart());
    m_page->setTextCursor(cursor);
    m_page->ensureCursorVisible();
}
