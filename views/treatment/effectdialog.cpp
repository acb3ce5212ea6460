#include "views/treatment/effectdialog.h"

#include "model/core/operations/threats.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace {

QDoubleSpinBox *effectBox()
{
    auto *box = new QDoubleSpinBox;
    box->setRange(0, 0.99);
    box->setDecimals(3);
    box->setSingleStep(0.05);
    return box;
}

int perMille(double value)
{
    return static_cast<int>(std::lround(value * 1000));
}

} // namespace

EffectDialog::EffectDialog(const ViewContext &context, const QString &threat,
                           const Id<Control> &control, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_threat(threat)
    , m_control(new QComboBox)
    , m_rule(labels::plain({}, labels::Weight::Secondary, true))
    , m_likelihood(effectBox())
    , m_impact(effectBox())
    , m_reason(new QPlainTextEdit)
    , m_refusal(labels::plain({}, labels::Weight::Strong, true))
{
    setWindowTitle(tr("Effect of a control"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(fontMetrics().lineSpacing() * 4 + 12);
    m_control->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    QList<const Control *> controls = context.project().all<Control>();
    std::ranges::sort(controls, {}, &Control::name);
    for (const Control *each : controls)
        m_control->addItem(each->name, each->id.value());
    if (!control.isNull())
        m_control->setCurrentIndex(std::max(0, m_control->findData(control.value())));
    m_control->setEnabled(control.isNull());
    auto *form = new QFormLayout;
    form->addRow(tr("&Control"), m_control);
    form->addRow(tr("By the rule"), m_rule);
    form->addRow(tr("Takes off the &frequency"), m_likelihood);
    form->addRow(tr("Takes off the &loss"), m_impact);
    form->addRow(tr("&Reason"), m_reason);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton *back = buttons->addButton(tr("&Back to the rule"), QDialogButtonBox::ResetRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(labels::plain(
            tr("0.9 leaves a tenth: one level less where the bands differ by ten. At most 0.99."),
            labels::Weight::Secondary, true));
    layout->addWidget(m_refusal);
    layout->addWidget(buttons);
    m_refusal->hide();
    connect(buttons, &QDialogButtonBox::accepted, this, &EffectDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(back, &QPushButton::clicked, this, [this] {
        push(operations::setEffect(m_context.project(), chosen(), m_threat, -1, -1, {}));
    });
    connect(m_control, &QComboBox::currentIndexChanged, this, &EffectDialog::show);
    show();
    resize(480, sizeHint().height());
}

Id<Control> EffectDialog::chosen() const
{
    return Id<Control>(m_control->currentData().toUuid());
}

void EffectDialog::show()
{
    const Control *control = m_context.project().find(chosen());
    if (!control)
        return;
    const ThreatRow *row = m_context.threats.row(m_threat);
    int likelihood = 0;
    int impact = 0;
    for (const ControlOffer &offer :
         row && row->rule ? row->rule->controls : QList<ControlOffer>()) {
        if (offer.control == control->catalogId) {
            likelihood = offer.likelihood;
            impact = offer.impact;
        }
    }
    m_rule->setText(likelihood == 0 && impact == 0
                            ? tr("not offered against this threat")
                            : tr("frequency %1, loss %2")
                                      .arg(QLocale().toString(likelihood / 1000.0),
                                           QLocale().toString(impact / 1000.0)));
    if (const ControlLink *link = operations::linkOf(m_context.project(), control->id, m_threat)) {
        likelihood = std::max(0, link->likelihood);
        impact = std::max(0, link->impact);
        m_reason->setPlainText(link->reason);
    }
    m_likelihood->setValue(likelihood / 1000.0);
    m_impact->setValue(impact / 1000.0);
}

void EffectDialog::accept()
{
    push(operations::setEffect(m_context.project(), chosen(), m_threat,
                               perMille(m_likelihood->value()), perMille(m_impact->value()),
                               m_reason->toPlainText()));
}

void EffectDialog::push(const Result<Edit> &edit)
{
    if (!edit) {
        m_refusal->setText(tr("%1. %2").arg(edit.error().message, edit.error().next));
        m_refusal->show();
        return;
    }
    if (m_context.push(*edit, { QStringLiteral("link-control"), { m_control->currentText() } }))
        QDialog::accept();
}
