#include "views/panels/otherratingsrow.h"

#include "model/core/operations/change.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QGridLayout>

namespace {

struct Scale
{
    int Artifact::*rating;
    QStringList Settings::*texts;
};

constexpr Scale scales[] = { { &Artifact::safety, &Settings::safetyScale },
                             { &Artifact::rights, &Settings::rightsScale },
                             { &Artifact::service, &Settings::serviceScale } };

} // namespace

OtherRatingsRow::OtherRatingsRow(const ViewContext &context, const Id<Artifact> &artifact,
                                 QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_artifact(artifact)
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(3);
    const QString names[] = { tr("Safety"), tr("Rights"), tr("Service") };
    const QString tips[] = { tr("Safety of persons"), tr("Rights of persons"),
                             tr("The service that others rely on") };
    for (int i = 0; i < 3; ++i) {
        auto *box = new QComboBox;
        box->setAccessibleName(tips[i]);
        box->setToolTip(tips[i]);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::activated, this, [this, i](int level) { choose(i, level); });
        layout->addWidget(labels::plain(names[i], labels::Weight::Secondary), i, 0);
        layout->addWidget(box, i, 1);
        m_boxes.append(box);
    }
    layout->setColumnStretch(1, 1);
    connect(&m_context.document, &Document::changed, this, [this](const Edit &edit) {
        for (const Patch &patch : edit.patches()) {
            if (patch.ref().id == m_artifact.value() || patch.ref().kind == RecordKind::Settings)
                refresh();
        }
    });
    refresh();
}

void OtherRatingsRow::refresh()
{
    const Artifact *artifact = m_context.project().find(m_artifact);
    if (!artifact)
        return;
    const QString usual[] = { tr("negligible"), tr("minor"), tr("serious"), tr("severe"),
                              tr("catastrophic") };
    for (int i = 0; i < 3; ++i) {
        const QStringList &texts = m_context.project().settings().*scales[i].texts;
        QComboBox *box = m_boxes.at(i);
        box->clear();
        box->addItem(tr("not rated"));
        for (int level = 1; level <= 5; ++level)
            box->addItem(QStringLiteral("%1: %2").arg(
                    QString::number(level),
                    texts.value(level - 1).isEmpty() ? usual[level - 1] : texts.value(level - 1)));
        box->setCurrentIndex(artifact->*scales[i].rating);
    }
}

void OtherRatingsRow::choose(int scale, int level)
{
    int Artifact::*field = scales[scale].rating;
    m_context.push(operations::change(m_context.project(), m_artifact,
                                      [&](Artifact &a) { a.*field = level; }),
                   { QStringLiteral("rate-artifact"),
                     { m_context.project().find(m_artifact)->name, QString::number(level) } });
}
