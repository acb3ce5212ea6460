#include "views/baselines/reviewpage.h"

#include "model/baseline/freeze.h"
#include "model/baseline/words.h"
#include "views/baselines/frozenregistermodel.h"
#include "views/dialogs/messages.h"
#include "views/panels/panel.h"
#include "views/style/labels.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace {

/// A column of the register and what stands in it, in the reader's language. Levels are frozen as
/// thousandths.
struct Shown
{
    QString field;
    QString value;
};

Shown shown(const QString &field, const QString &value)
{
    static const std::pair<QLatin1String, const char *> fields[] = {
        { QLatin1String("title"), QT_TRANSLATE_NOOP("ReviewPage", "Title") },
        { QLatin1String("subject"), QT_TRANSLATE_NOOP("ReviewPage", "On") },
        { QLatin1String("artifact"), QT_TRANSLATE_NOOP("ReviewPage", "Artifact") },
        { QLatin1String("stride"), QT_TRANSLATE_NOOP("ReviewPage", "Kind of threat") },
        { QLatin1String("phase"), QT_TRANSLATE_NOOP("ReviewPage", "Phase") },
        { QLatin1String("state"), QT_TRANSLATE_NOOP("ReviewPage", "State") },
        { QLatin1String("owner"), QT_TRANSLATE_NOOP("ReviewPage", "Owner") },
        { QLatin1String("inherent_likelihood"),
          QT_TRANSLATE_NOOP("ReviewPage", "Inherent likelihood") },
        { QLatin1String("inherent_impact"), QT_TRANSLATE_NOOP("ReviewPage", "Inherent impact") },
        { QLatin1String("current_likelihood"),
          QT_TRANSLATE_NOOP("ReviewPage", "Current likelihood") },
        { QLatin1String("current_impact"), QT_TRANSLATE_NOOP("ReviewPage", "Current impact") },
        { QLatin1String("target_likelihood"),
          QT_TRANSLATE_NOOP("ReviewPage", "Target likelihood") },
        { QLatin1String("target_impact"), QT_TRANSLATE_NOOP("ReviewPage", "Target impact") },
    };
    for (const auto &[name, title] : fields) {
        if (name != field)
            continue;
        const bool level = field.endsWith(QLatin1String("_likelihood"))
                           || field.endsWith(QLatin1String("_impact"));
        const bool word = field == QLatin1String("state") || field == QLatin1String("stride");
        return { ReviewPage::tr(title), level  ? QLocale().toString(value.toInt() / 1000.0, 'f', 3)
                                        : word ? wordlists::word(value)
                                               : value };
    }
    return { field, value };
}

} // namespace

ReviewPage::ReviewPage(const ViewContext &context, BaselineLedger &ledger, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_ledger(ledger)
    , m_model(new FrozenRegisterModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new QTableView)
    , m_drift(new QTreeWidget)
    , m_driftPages(new QStackedWidget)
    , m_register(makeRegister())
    , m_driftPanel(makeDrift())
{
    auto *column = new QSplitter(Qt::Vertical);
    column->setHandleWidth(1);
    column->setChildrenCollapsible(false);
    column->addWidget(m_register);
    column->addWidget(m_driftPanel);
    column->setStretchFactor(0, 1);
    column->setSizes({ 480, 160 });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(column);
    fill();
}

Panel *ReviewPage::makeRegister()
{
    auto *panel = new Panel(tr("Register as frozen"));
    m_sorted->setSourceModel(m_model);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortLocaleAware(true);
    m_table->setModel(m_sorted);
    m_table->setObjectName(QStringLiteral("frozenRegister"));
    m_table->setAccessibleName(tr("Register as frozen"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(
            std::max(24, m_table->fontMetrics().height() + 8));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    auto *text = new QLineEdit;
    text->setObjectName(QStringLiteral("frozenFilter"));
    text->setPlaceholderText(tr("Find in the register"));
    text->setAccessibleName(tr("Find in the register"));
    text->setClearButtonEnabled(true);
    text->setFixedWidth(200);
    panel->addAction(text);
    panel->setContent(m_table);
    connect(text, &QLineEdit::textChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        emit threatOpened(m_model->rows().at(m_sorted->mapToSource(index).row()).key);
    });
    return panel;
}

Panel *ReviewPage::makeDrift()
{
    auto *panel = new Panel(tr("Where this program derives another register"));
    m_drift->setObjectName(QStringLiteral("drift"));
    m_drift->setAccessibleName(tr("Where this program derives another register"));
    m_drift->setFrameShape(QFrame::NoFrame);
    m_drift->setRootIsDecorated(false);
    m_drift->setUniformRowHeights(true);
    m_drift->setHeaderLabels({ tr("Threat"), tr("What"), tr("Frozen"), tr("Derived now") });
    m_driftPages->addWidget(m_drift);
    m_driftPages->addWidget(labels::emptyState(
            QStringLiteral("check"), tr("Nowhere: it derives the same rows"),
            tr("From the frozen records, with the catalogs and the day of the baseline.")));
    panel->setContent(m_driftPages);
    return panel;
}

void ReviewPage::fill()
{
    const Baseline &baseline = m_ledger.review()->baseline;
    const Result<QList<FrozenThreat>> frozen = m_ledger.registerOf(baseline.id);
    if (!frozen) {
        messages::error(this, frozen.error());
        return;
    }
    m_model->setRows(*frozen, m_context.project().settings());
    const QLocale locale;
    m_register->setCount(
            tr("%n row(s)", nullptr, static_cast<int>(frozen->size())) + QStringLiteral(" \u00b7 ")
            + tr("frozen %1 by version %2")
                      .arg(locale.toString(baseline.at.toLocalTime(), QLocale::ShortFormat),
                           baseline.engine));
    const int widths[] = { 320, 220, 130, 90, 110, 84, 84, 84 };
    for (int column = 0; column < FrozenRegisterModel::Columns; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->horizontalHeader()->setSectionResizeMode(FrozenRegisterModel::Threat,
                                                      QHeaderView::Stretch);

    const QList<freezing::Drift> drift =
            freezing::drift(*frozen, freezing::rowsOf(m_context.threats));
    for (const freezing::Drift &each : drift) {
        QStringList texts { each.title };
        if (each.field.isEmpty()) {
            const bool gone = each.derived.isEmpty();
            texts += { tr("the whole row"), gone ? tr("there") : tr("not there"),
                       gone ? tr("not there") : tr("there") };
        } else {
            const Shown before = shown(each.field, each.frozen);
            texts += { before.field, before.value, shown(each.field, each.derived).value };
        }
        auto *item = new QTreeWidgetItem(m_drift, texts);
        for (int column = 0; column < texts.size(); ++column)
            item->setToolTip(column, labels::tip(texts.at(column)));
    }
    m_drift->header()->resizeSection(0, 320);
    m_drift->header()->resizeSection(1, 220);
    m_drift->header()->resizeSection(2, 250);
    m_driftPanel->setCount(drift.isEmpty() ? QString()
                                           : tr("%n difference(s); what was frozen stays as it is",
                                                nullptr, static_cast<int>(drift.size())));
    m_driftPages->setCurrentIndex(drift.isEmpty() ? 1 : 0);
}
