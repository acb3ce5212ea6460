#include "views/dialogs/metricsdialog.h"

#include "model/core/operations/metrics.h"
#include "model/report/reportwords.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace {

enum Column { Name, Aspect, Of, Declared, Threshold, Proof, On };

} // namespace

MetricsDialog::MetricsDialog(const ViewContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_table(new QTableWidget(0, 7))
{
    setWindowTitle(tr("Declared metrics"));
    resize(940, 420);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(labels::plain(
            tr("The levels of accuracy, robustness and cybersecurity that the system declares "
               "(EU AI Act, Article 15). The report sets them against what is left of the risk."),
            labels::Weight::Secondary, true));
    m_table->setObjectName(QStringLiteral("metrics"));
    m_table->setAccessibleName(tr("Declared metrics"));
    m_table->setHorizontalHeaderLabels({ tr("Metric"), tr("Aspect"), tr("Of"), tr("Declared"),
                                         tr("Threshold"), tr("Evidence"), tr("On (yyyy-mm-dd)") });
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = { 170, 120, 160, 110, 110, 150 };
    for (int i = 0; i < 6; ++i)
        m_table->setColumnWidth(i, widths[i]);
    layout->addWidget(m_table, 1);
    auto *row = new QHBoxLayout;
    auto *add = new QPushButton(tr("&Add"));
    auto *remove = new QPushButton(tr("&Remove"));
    row->addWidget(add);
    row->addWidget(remove);
    row->addStretch();
    layout->addLayout(row);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    layout->addWidget(buttons);
    connect(add, &QPushButton::clicked, this, [this] {
        addRow({});
        m_table->setCurrentCell(m_table->rowCount() - 1, Name);
        m_table->editItem(m_table->currentItem());
    });
    connect(remove, &QPushButton::clicked, this, &MetricsDialog::removeRow);
    connect(buttons, &QDialogButtonBox::accepted, this, &MetricsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const Metric *metric : context.project().all<Metric>())
        addRow(*metric);
}

void MetricsDialog::addRow(const Metric &metric)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto *name = new QTableWidgetItem(metric.name);
    name->setData(Qt::UserRole, metric.id.value());
    m_table->setItem(row, Name, name);
    auto *aspect = new QComboBox;
    for (const char *word : enumWords<MetricAspect>)
        aspect->addItem(reportwords::of(*enumFrom<MetricAspect>(QString::fromLatin1(word))));
    aspect->setCurrentIndex(static_cast<int>(metric.aspect));
    aspect->setAccessibleName(tr("Aspect"));
    m_table->setCellWidget(row, Aspect, aspect);
    auto *artifact = new QComboBox;
    artifact->addItem(tr("the system"));
    QList<const Artifact *> artifacts = m_context.project().all<Artifact>();
    std::ranges::stable_sort(artifacts, {}, &Artifact::name);
    for (const Artifact *each : artifacts)
        artifact->addItem(each->name, each->id.value());
    artifact->setCurrentIndex(std::max(0, artifact->findData(metric.artifact.value())));
    artifact->setAccessibleName(tr("Of"));
    m_table->setCellWidget(row, Of, artifact);
    m_table->setItem(row, Declared, new QTableWidgetItem(metric.declared));
    m_table->setItem(row, Threshold, new QTableWidgetItem(metric.threshold));
    m_table->setItem(row, Proof, new QTableWidgetItem(metric.evidence));
    m_table->setItem(row, On, new QTableWidgetItem(metric.on));
}

void MetricsDialog::removeRow()
{
    if (m_table->currentRow() >= 0)
        m_table->removeRow(m_table->currentRow());
}

Metric MetricsDialog::metricOf(int row) const
{
    const auto text = [&](int column) { return m_table->item(row, column)->text().trimmed(); };
    Metric metric;
    metric.id = Id<Metric>(m_table->item(row, Name)->data(Qt::UserRole).toUuid());
    metric.name = text(Name);
    metric.aspect = static_cast<MetricAspect>(
            qobject_cast<QComboBox *>(m_table->cellWidget(row, Aspect))->currentIndex());
    metric.artifact = Id<Artifact>(
            qobject_cast<QComboBox *>(m_table->cellWidget(row, Of))->currentData().toUuid());
    metric.declared = text(Declared);
    metric.threshold = text(Threshold);
    metric.evidence = text(Proof);
    metric.on = text(On);
    return metric;
}

void MetricsDialog::accept()
{
    QList<Metric> metrics;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Metric metric = metricOf(row);
        if (!metric.name.isEmpty() || !metric.declared.isEmpty())
            metrics.append(metric);
    }
    const Edit edit = operations::declareMetrics(m_context.project(), metrics);
    if (edit.isEmpty() || m_context.push(edit, { QStringLiteral("declare-metrics") }))
        QDialog::accept();
}
