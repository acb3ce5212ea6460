#include "views/catalogs/catalogbrowser.h"

#include "model/core/operations/rules.h"
#include "model/threats/facts.h"
#include "views/catalogs/atlasmatrix.h"
#include "views/catalogs/catalogfilter.h"
#include "views/catalogs/catalogpage.h"
#include "views/catalogs/catalogtree.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QHeaderView>
#include <QInputDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTreeView>
#include <QVBoxLayout>

namespace {

/// Rows that hold every word of the text and fit the filters.
class EntryFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    QStringList words;
    CatalogFilter narrowed;

    void apply() { invalidateFilter(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        const QString link = index.data(CatalogTree::LinkRole).toString();
        if (link.isEmpty())
            return words.isEmpty() && narrowed.isEmpty();
        const std::pair<CatalogTree::Role, const QString &> parts[] = {
            { CatalogTree::TacticRole, narrowed.tactic },
            { CatalogTree::PhaseRole, narrowed.phase },
            { CatalogTree::PlatformRole, narrowed.platform },
            { CatalogTree::MaturityRole, narrowed.maturity },
        };
        for (const auto &[role, wanted] : parts) {
            if (!wanted.isEmpty() && !index.data(role).toStringList().contains(wanted))
                return false;
        }
        const QString text = index.data(CatalogTree::SearchRole).toString();
        return std::ranges::all_of(words, [&](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    }
};

} // namespace

CatalogBrowser::CatalogBrowser(const ViewContext &context, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_context(context)
    , m_tree(new CatalogTree(context, this))
    , m_filtered(new EntryFilter(this))
    , m_view(new QTreeView)
    , m_text(new QLineEdit)
    , m_tactic(new QComboBox)
    , m_phase(new QComboBox)
    , m_platform(new QComboBox)
    , m_maturity(new QComboBox)
    , m_matrix(new AtlasMatrix(context))
    , m_tabs(new QTabWidget)
    , m_page(new QTextBrowser)
    , m_switch(new QPushButton)
    , m_count(labels::plain({}, labels::Weight::Secondary))
{
    setObjectName(QStringLiteral("catalogBrowser"));
    setWindowTitle(tr("Catalogs"));
    resize(1240, 820);
    m_filtered->setRecursiveFilteringEnabled(true);
    m_filtered->setSourceModel(m_tree);
    m_view->setObjectName(QStringLiteral("catalogTree"));
    m_view->setAccessibleName(tr("Catalogs"));
    m_view->setModel(m_filtered);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformRowHeights(true);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(CatalogTree::Name, QHeaderView::Stretch);
    m_view->header()->resizeSection(CatalogTree::Here, 52);
    m_view->header()->setSectionResizeMode(CatalogTree::Origin, QHeaderView::ResizeToContents);

    auto *list = new QSplitter;
    list->setHandleWidth(1);
    list->setChildrenCollapsible(false);
    list->addWidget(m_view);
    list->addWidget(makeDetail());
    list->setSizes({ 560, 640 });
    auto *matrix = new QWidget;
    auto *matrixLayout = new QVBoxLayout(matrix);
    matrixLayout->setContentsMargins(0, 0, 0, 0);
    matrixLayout->addWidget(m_matrix);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(list, tr("Entries"));
    m_tabs->addTab(matrix, tr("ATLAS matrix"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeFilters());
    layout->addWidget(m_tabs, 1);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                const QString link = now.data(CatalogTree::LinkRole).toString();
                if (!link.isEmpty() && link != m_link)
                    show(link);
            });
    connect(m_matrix, &AtlasMatrix::chosen, this, [this](const QString &link) {
        show(link);
        m_tabs->setCurrentIndex(0);
    });
    connect(&m_context.threats, &Register::changed, this, &CatalogBrowser::refresh);
    connect(&m_context.selection, &Selection::changed, this, [this] {
        if (isVisible())
            showPage();
    });
    showPage();
}

QWidget *CatalogBrowser::makeFilters()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 6, 10, 6);
    m_text->setObjectName(QStringLiteral("catalogText"));
    m_text->setPlaceholderText(tr("Search rules, techniques, controls"));
    m_text->setAccessibleName(tr("Search rules, techniques, controls"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(360);
    m_text->addAction(icons::get(QStringLiteral("search")), QLineEdit::LeadingPosition);
    layout->addWidget(m_text, 1);
    QList<Term> platforms;
    QList<Term> maturities;
    for (const AtlasTechnique &technique : m_context.catalogs().atlas.techniques) {
        for (const QString &platform : technique.platforms)
            platforms.append({ platform, platform });
        maturities.append({ technique.maturity, technique.maturity });
    }
    const auto sorted = [](QList<Term> values) {
        std::ranges::sort(values, {}, &Term::id);
        const auto same = [](const Term &one, const Term &other) { return one.id == other.id; };
        values.erase(std::unique(values.begin(), values.end(), same), values.end());
        values.removeIf([](const Term &value) { return value.id.isEmpty(); });
        return values;
    };
    m_phase->setObjectName(QStringLiteral("catalogPhase"));
    addFilter(*layout, *m_tactic, tr("Tactic"), tr("All tactics"),
              m_context.catalogs().atlas.tactics);
    addFilter(*layout, *m_phase, tr("Life-cycle phase"), tr("All phases"),
              m_context.vocabulary().phases);
    addFilter(*layout, *m_platform, tr("Platform"), tr("All platforms"), sorted(platforms));
    addFilter(*layout, *m_maturity, tr("Maturity"), tr("All maturities"), sorted(maturities));
    layout->addStretch();
    layout->addWidget(m_count);
    connect(m_text, &QLineEdit::textChanged, this, &CatalogBrowser::applyFilter);
    return bar;
}

void CatalogBrowser::addFilter(QLayout &layout, QComboBox &box, const QString &name,
                               const QString &all, const QList<Term> &values)
{
    box.setAccessibleName(name);
    box.setToolTip(name);
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(14);
    box.addItem(all, QString());
    for (const Term &value : values)
        box.addItem(value.name, value.id);
    layout.addWidget(&box);
    connect(&box, &QComboBox::activated, this, &CatalogBrowser::applyFilter);
}

QWidget *CatalogBrowser::makeDetail()
{
    auto *detail = new QWidget;
    auto *layout = new QVBoxLayout(detail);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_page->setObjectName(QStringLiteral("catalogPage"));
    m_page->setAccessibleName(tr("Catalog entry"));
    m_page->setFrameShape(QFrame::NoFrame);
    // Links are ours and lead to entries; nothing is fetched.
    m_page->setOpenLinks(false);
    m_page->document()->setDocumentMargin(14);
    layout->addWidget(m_page, 1);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(10, 6, 10, 8);
    auto *back = new QPushButton(tr("Back"));
    connect(back, &QPushButton::clicked, this, [this] {
        if (m_back.size() < 2)
            return;
        m_back.removeLast();
        show(m_back.takeLast());
    });
    row->addWidget(back);
    row->addStretch();
    m_switch->setObjectName(QStringLiteral("catalogSwitch"));
    connect(m_switch, &QPushButton::clicked, this, &CatalogBrowser::switchEntry);
    row->addWidget(m_switch);
    layout->addLayout(row);
    connect(m_page, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        const QString link = url.toString(QUrl::FullyDecoded);
        if (link.startsWith(QStringLiteral("threat:")))
            emit threatOpened(link.mid(7));
        else
            show(link);
    });
    return detail;
}

void CatalogBrowser::applyFilter()
{
    auto *filter = static_cast<EntryFilter *>(m_filtered);
    filter->words = m_text->text().split(u' ', Qt::SkipEmptyParts);
    filter->narrowed = { m_tactic->currentData().toString(), m_phase->currentData().toString(),
                         m_platform->currentData().toString(),
                         m_maturity->currentData().toString() };
    filter->apply();
    m_matrix->setFilter(filter->narrowed);
    if (filter->words.isEmpty() && filter->narrowed.isEmpty())
        m_view->collapseAll();
    else
        m_view->expandAll();
}

void CatalogBrowser::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void CatalogBrowser::refresh()
{
    // Every step of drawing comes here; a window that is closed waits until it is seen again.
    if (!isVisible())
        return;
    m_tree->refreshCounts();
    m_matrix->refresh();
    m_count->setText(m_matrix->summary());
    showPage();
}

void CatalogBrowser::show(const QString &link)
{
    m_link = link;
    if (m_back.isEmpty() || m_back.last() != link)
        m_back.append(link);
    const QModelIndex index = m_filtered->mapFromSource(m_tree->indexOf(link));
    if (index.isValid()) {
        m_view->setCurrentIndex(index);
        m_view->scrollTo(index);
    }
    showPage();
}

void CatalogBrowser::showPage()
{
    const QString id = m_link.section(u':', 1);
    if (m_link.isEmpty())
        m_page->setPlainText(tr("Choose an entry, or search."));
    else
        m_page->setHtml(catalogpage::of(m_link, m_context));
    const bool rule = m_link.startsWith(QStringLiteral("rule:"));
    const bool pack = m_link.startsWith(QStringLiteral("pack:"));
    m_switch->setVisible(rule || pack);
    if (rule)
        m_switch->setText(operations::silenceOf(m_context.project(), id)
                                  ? tr("Let it speak again")
                                  : tr("Silence in this project\u2026"));
    if (pack)
        m_switch->setText(facts::isOn(m_context.project(), m_context.catalogs(), id)
                                  ? tr("Switch off in this project")
                                  : tr("Switch on in this project"));
}

void CatalogBrowser::switchEntry()
{
    const Project &project = m_context.project();
    const QString id = m_link.section(u':', 1);
    if (m_link.startsWith(QStringLiteral("pack:"))) {
        const bool on = !facts::isOn(project, m_context.catalogs(), id);
        m_context.push(operations::switchPack(project, id, on),
                       { on ? QStringLiteral("pack-on") : QStringLiteral("pack-off"), { id } });
        return;
    }
    if (operations::silenceOf(project, id)) {
        m_context.push(operations::unsilenceRule(project, id),
                       { QStringLiteral("unsilence"), { id } });
        return;
    }
    bool ok = false;
    const QString reason =
            QInputDialog::getMultiLineText(this, tr("Silence a rule"),
                                           tr("Why does it not matter in this project?"), {}, &ok)
                    .trimmed();
    if (!ok || reason.isEmpty())
        return;
    m_context.push(operations::silenceRule(project, id, reason, m_context.document.author(),
                                           m_context.document.today()),
                   { QStringLiteral("silence"), { id } });
}
