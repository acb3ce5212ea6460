#include "views/risk/method/scalespage.h"

#include "views/style/labels.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace {

constexpr int levels = 5;
constexpr QStringList Settings::*scales[] = { &Settings::safetyScale, &Settings::rightsScale,
                                              &Settings::serviceScale };

} // namespace

ScalesPage::ScalesPage(const Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(levels, 3))
{
    m_table->setObjectName(QStringLiteral("methodScales"));
    m_table->setAccessibleName(tr("Meaning of the levels beside money"));
    m_table->setHorizontalHeaderLabels(
            { tr("Safety of persons"), tr("Rights of persons"), tr("Service") });
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setTabKeyNavigation(false);
    for (int scale = 0; scale < 3; ++scale) {
        for (int level = 0; level < levels; ++level)
            m_table->setItem(level, scale,
                             new QTableWidgetItem((settings.*scales[scale]).value(level)));
    }
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(labels::plain(tr("What each level means to this organisation. Artifacts are "
                                       "rated on these scales in the inspector; the worst scale "
                                       "decides the impact of their threats."),
                                    labels::Weight::Secondary, true));
    layout->addWidget(m_table, 1);
    connect(m_table, &QTableWidget::cellChanged, this, &ScalesPage::changed);
}

void ScalesPage::write(Settings &settings) const
{
    for (int scale = 0; scale < 3; ++scale) {
        QStringList texts;
        bool any = false;
        for (int level = 0; level < levels; ++level) {
            texts.append(m_table->item(level, scale)->text().trimmed());
            any = any || !texts.last().isEmpty();
        }
        settings.*scales[scale] = any ? texts : QStringList();
    }
}
